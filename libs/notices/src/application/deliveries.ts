import type { Instant } from '#lib/kernel';
import type { LoggedEvent } from '../model/cloud-event.js';

export interface ClaimedDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly standardId: string;
  readonly position: number;
  /** Attempts made before this one. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
  /** The endpoint was disabled after the delivery was planned. */
  readonly disabled: boolean;
}

/** Deliveries to one origin, due at one time. In hand: nobody else attempts them until the lease is over. */
export interface ClaimedBundle {
  readonly id: string;
  /** Whose claim it is: a later one of the same bundle has another. */
  readonly lease: string;
  /** Scheme, host and port: deliveries to one origin share its lane. */
  readonly origin: string;
  readonly deliveries: readonly ClaimedDelivery[];
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
  /** Takes up to `limit` bundles that are due at `now`, oldest first, for `leaseMs` of real time; passes over these origins. */
  abstract claim(now: Instant, limit: number, leaseMs: number, except: readonly string[]): Promise<readonly ClaimedBundle[]>;
  /** The events these deliveries are about, in no particular order; one that is not there is left out. */
  abstract events(of: readonly Pick<ClaimedDelivery, 'standardId' | 'position'>[]): Promise<readonly EventToSend[]>;
  /**
   * Records outcomes in one commit, bundles what is to be tried again, disables the endpoints that are gone, and strikes off
   * the bundles `finished`: those of which every delivery has its outcome, here or before.
   */
  abstract settle(outcomes: readonly DeliveryOutcome[], finished: readonly string[]): Promise<void>;
  /** Gives back bundles of which not everything was attempted. */
  abstract release(claimed: readonly Pick<ClaimedBundle, 'id' | 'lease'>[]): Promise<void>;
  /** How many are due at `now`, or are in hand together with some that are. */
  abstract waiting(now: Instant): Promise<number>;
}
