import { Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DELIVERIES_QUEUE, DeliverWebhooks } from '#lib/notices';
import { Database, Drain, LOG } from '#lib/platform';

/**
 * Sends what is due to webhooks. A round lasts as long as a receiver hangs, so a hint is not kept waiting for its end:
 * the round under way is told to look again, and what fails has its own next attempt in its row.
 */
@Injectable()
@Processor(DELIVERIES_QUEUE, { concurrency: 1 })
export class DeliveriesProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly drain: Drain;

  constructor(
    @Inject(DeliverWebhooks) private readonly deliverWebhooks: DeliverWebhooks,
    @Inject(Database) private readonly database: Database,
    @Inject(LOG) log: Logger,
  ) {
    super();
    this.drain = new Drain({ kind: DELIVERIES_QUEUE, round: () => deliverWebhooks.drain(), during: () => deliverWebhooks.lookAgain(), log });
  }

  process(): Promise<void> {
    this.drain.wake().catch(() => undefined);
    return Promise.resolve();
  }

  onApplicationBootstrap(): Promise<void> {
    return this.drain.start(this.database);
  }

  /** What hangs is cut short by its own time limit; what was claimed and not begun is given back. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.deliverWebhooks.close(), this.drain.stop()]);
  }
}
