import type { Hints } from '#lib/platform';
import { DeliveryHints } from '../application/untold-events.js';
import { DELIVERIES_QUEUE } from '../queues.js';

export class DeliveryQueueHints extends DeliveryHints {
  constructor(private readonly hints: Hints) {
    super();
  }
  wake(): void {
    this.hints.wake(DELIVERIES_QUEUE);
  }
}
