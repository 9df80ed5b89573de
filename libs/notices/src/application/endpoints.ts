import type { Instant, Refusal } from '#lib/kernel';

/** Where one person wants notices sent; its secret is shown once, when it is made. */
export interface Endpoint {
  readonly id: string;
  readonly personId: string;
  readonly url: string;
  /** Event types it is told of; null for all. */
  readonly kinds: readonly string[] | null;
  readonly disabledAt: Instant | null;
  readonly createdAt: Instant;
}

export interface EndpointWithSecret extends Endpoint {
  readonly secret: string;
}

export type DeliveryState = 'pending' | 'delivered' | 'dead';

/** One delivery as its owner sees it. */
export interface DeliveryRecord {
  readonly id: string;
  readonly endpointId: string;
  readonly standardId: string;
  readonly position: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Instant;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly deliveredAt: Instant | null;
}

export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined;
  /** Older than this delivery. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Where the webhooks people registered are kept, with the record of what was sent to them. */
export abstract class Endpoints {
  /** Keeps it, unless the person has `most` already. One that is there under this id is returned as it was kept. */
  abstract add(endpoint: EndpointWithSecret, most: number): Promise<EndpointWithSecret | 'too-many'>;
  abstract of(personId: string): Promise<readonly Endpoint[]>;
  /** With everything that was still to be sent there. False when the person has no such webhook. */
  abstract remove(personId: string, id: string): Promise<boolean>;
  /** Newest first. */
  abstract deliveries(personId: string, query: DeliveryQuery): Promise<readonly DeliveryRecord[]>;
  /** Makes one more attempt due at `now`, unless something stands in the way. */
  abstract again(personId: string, deliveryId: string, now: Instant): Promise<'again' | 'unknown' | 'made' | 'under-way' | 'disabled'>;
}

/** Judges where an address leads before anything is sent there. */
export abstract class Destinations {
  abstract check(url: URL): Promise<Refusal | undefined>;
}

/** New signing keys, as Standard Webhooks writes them: whsec_ and base64. */
export abstract class Secrets {
  abstract next(): string;
}
