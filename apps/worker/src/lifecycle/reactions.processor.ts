import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Reactions, REACTIONS_QUEUE } from '#lib/lifecycle';
import { Database, Drain, LOG } from '#lib/platform';

/** Carries out what one standard's event asks of another. Safe to run twice: the second time finds nothing to do. */
@Injectable()
@Processor(REACTIONS_QUEUE, { concurrency: 1 })
export class ReactionsProcessor extends WorkerHost implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly drain: Drain;

  constructor(
    @Inject(Reactions) reactions: Reactions,
    @Inject(Database) private readonly database: Database,
    @Inject(LOG) log: Logger,
  ) {
    super();
    this.drain = new Drain({ kind: REACTIONS_QUEUE, round: () => reactions.drain(), log });
  }

  process(): Promise<number> {
    return this.drain.wake();
  }

  onApplicationBootstrap(): Promise<void> {
    return this.drain.start(this.database);
  }

  onApplicationShutdown(): Promise<void> {
    return this.drain.stop();
  }
}
