import { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { QueueSetup } from './backend.js';

/**
 * Tells workers that rows wait. A hint carries no truth: lost, doubled or late, the sweep finds the rows. While one
 * hint is on its way, all that is committed meanwhile shares the next one, so a busy committer costs no more hints
 * than the queue can take.
 */
export class Hints {
  private readonly queues = new Map<string, { queue: Queue; onItsWay: boolean; again: boolean }>();

  constructor(
    private readonly setup: QueueSetup,
    private readonly log: Logger,
  ) {}

  wake(queueName: string): void {
    const lane = this.lane(queueName);
    if (lane.onItsWay) {
      lane.again = true;
      return;
    }
    lane.onItsWay = true;
    lane.queue
      .add('wake', {})
      .catch((error: unknown) => this.log.warn({ err: error, queue: queueName }, 'A hint could not be sent; the sweep will find the work.'))
      .finally(() => {
        lane.onItsWay = false;
        if (!lane.again) return;
        lane.again = false;
        this.wake(queueName);
      });
  }

  async ready(queueNames: readonly string[]): Promise<void> {
    await Promise.all(queueNames.map((name) => this.lane(name).queue.waitUntilReady()));
  }

  /** Jobs not yet taken: for health and metrics. */
  async waiting(queueName: string): Promise<number> {
    return this.lane(queueName).queue.count();
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map(({ queue }) => queue.close()));
  }

  private lane(queueName: string) {
    let lane = this.queues.get(queueName);
    if (!lane) {
      const queue = new Queue(queueName, { ...this.setup });
      queue.on('error', (error) => this.log.warn({ err: error, queue: queueName }, 'The queue connection broke; it will be opened again.'));
      lane = { queue, onItsWay: false, again: false };
      this.queues.set(queueName, lane);
    }
    return lane;
  }
}
