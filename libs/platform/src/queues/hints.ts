import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { QueueSetup } from './backend.js';

/**
 * A worker listens to NOTIFY as well, which is faster; a job is for when it cannot hear. So the first hint goes at once,
 * and what is committed in the 100 ms after it shares the next one: a job costs as much as twenty decisions.
 */
const GATHER_MS = 100;

/**
 * Tells workers that rows wait. A hint carries no truth: lost, doubled or late, the sweep finds the rows. While one
 * hint is on its way, and for a moment after it was sent, all that is committed shares the next one, so a busy committer
 * costs no more hints than the queue can take.
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
    const sent = lane.queue.add('wake', {}).catch((error: unknown) => this.log.warn({ err: error, queue: queueName }, 'A hint could not be sent; the sweep will find the work.'));
    void Promise.all([sent, pause(GATHER_MS, undefined, { ref: false })]).then(() => {
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
