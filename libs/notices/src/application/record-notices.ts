import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#lib/kernel';
import { DeliveryHints, UntoldEvents } from './untold-events.js';

/** Events told in one commit. Larger ones gain little and make whoever comes next wait. */
const BATCH = 500;

/** Tells everyone concerned of what happened, each once. Safe in several processes at once, and to repeat at any time. */
@Injectable()
export class RecordNotices {
  constructor(
    @Inject(UntoldEvents) private readonly events: UntoldEvents,
    @Inject(DeliveryHints) private readonly hints: DeliveryHints,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Until nothing more is due. Returns how many notices were recorded. */
  async drain(): Promise<number> {
    let notices = 0;
    for (;;) {
      const told = await this.events.tell(this.clock.now(), BATCH);
      notices += told.notices;
      if (told.deliveries > 0) this.hints.wake();
      if (told.claimed < BATCH) return notices;
    }
  }

  /** Events due now whose people have not been told: 0 when all is done. */
  waiting(): Promise<number> {
    return this.events.waiting(this.clock.now());
  }
}
