import type { Instant } from '#lib/kernel';
import type { LoggedEvent } from '../model/cloud-event.js';

/** A delivery in hand: nobody else attempts it until its lease is over. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly standardId: string;
  readonly position: number;
  /** Attempts made before this one. */
  readonly attempts: number;
  readonly url: string;
  /** Scheme, host and port of `url`: deliveries to one origin share its lane. */
  readonly origin: string;
  readonly secret: string;
  /** The endpoint was disabled after the delivery was planned. */
  readonly disabled: boolean;
}

/** The one outcome recorded of one attempt. `before`: attempts when it was claimed, so that a late one changes nothing. */
export interface DeliveryOutcome {
  readonly id: string;
  readonly endpointId: string;
  readonly before: number;
  readonly attempts: number;
  readonly state: 'pending' | 'delivered' | 'dead';
  readonly nextAt: Instant;
  readonly status: number | null;
  readonly error: string | null;
  readonly gone: boolean;
  readonly at: Instant;
}

export interface EventToSend {
  readonly event: LoggedEvent;
  readonly title: Readonly<Record<string, string>>;
}

/** Deliveries still to be made: one per endpoint and event. */
export abstract class Deliveries {
  /** Takes up to `limit` that are due at `now`, oldest first, for `leaseMs` of real time; passes over these origins. */
  abstract claim(now: Instant, limit: number, leaseMs: number, except: readonly string[]): Promise<readonly ClaimedDelivery[]>;
  /** The events these deliveries are about, in no particular order; one that is not there is left out. */
  abstract events(of: readonly Pick<ClaimedDelivery, 'standardId' | 'position'>[]): Promise<readonly EventToSend[]>;
  /** Records outcomes in one commit, and disables the endpoints that are gone. */
  abstract settle(outcomes: readonly DeliveryOutcome[]): Promise<void>;
  /** Gives back what was claimed and not attempted. */
  abstract release(claimed: readonly ClaimedDelivery[]): Promise<void>;
  /** How many are due at `now`. */
  abstract waiting(now: Instant): Promise<number>;
}
