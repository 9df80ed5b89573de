import { Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NOTICES_QUEUE, RecordNotices } from '#lib/notices';
import { Database, Drain, LOG } from '#lib/platform';

/**
 * What a commit of notices costs, however few, is shared by all of a round. So the busier it is the longer it gathers: not at
 * all after one event told to five people, 15 ms at a thousand events a second, 40 ms at three thousand. Nobody notices 40 ms.
 */
const gatherMs = (notices: number): number => (notices < 6 ? 0 : notices < 300 ? 15 : 40);

/** Tells everyone concerned of what happened. Safe to run twice: the second time nobody is left to tell. */
@Injectable()
@Processor(NOTICES_QUEUE, { concurrency: 1 })
export class NoticesProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly drain: Drain;

  constructor(
    @Inject(RecordNotices) recordNotices: RecordNotices,
    @Inject(Database) private readonly database: Database,
    @Inject(LOG) log: Logger,
  ) {
    super();
    this.drain = new Drain({ kind: NOTICES_QUEUE, round: () => recordNotices.drain(), gather: gatherMs, log });
  }

  process(): Promise<number> {
    return this.drain.wake();
  }

  onApplicationBootstrap(): Promise<void> {
    return this.drain.start(this.database);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.drain.stop();
  }
}
