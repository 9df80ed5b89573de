import { Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NOTICES_QUEUE, RecordNotices } from '#lib/notices';
import { Database, Drain, LOG } from '#lib/platform';

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
    this.drain = new Drain({ kind: NOTICES_QUEUE, round: () => recordNotices.drain(), gather: { after: 6, ms: 15 }, log });
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
