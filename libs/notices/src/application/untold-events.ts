import type { Instant } from '#lib/kernel';

/** What one round of telling did. `claimed`: work rows taken in hand, done or put off. */
export interface Told {
  readonly claimed: number;
  readonly notices: number;
  readonly deliveries: number;
}

/** Events whose people have not been told yet: work of the kind `notices`. */
export abstract class UntoldEvents {
  /**
   * Takes up to `limit` that are due at `now`, finds everyone to be told, records one notice each and a delivery for each
   * webhook of theirs, and strikes the events off, all in one commit. Rows another worker has in hand are passed over.
   * What cannot be done is put off, and after `workGivenUpAfter` failures left alone with its error.
   */
  abstract tell(now: Instant, limit: number): Promise<Told>;
  /** How many are due at `now` and not given up. */
  abstract waiting(now: Instant): Promise<number>;
}

/** Lets whoever delivers know that deliveries wait. Only a hint. */
export abstract class DeliveryHints {
  abstract wake(): void;
}
