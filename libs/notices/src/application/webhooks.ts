import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids, isRefusal, type Refusal, sha256 } from '#lib/kernel';
import { isKind } from '../model/kinds.js';
import { refusals } from '../model/refusals.js';
import { readWebhookUrl } from '../model/webhook-url.js';
import { type DeliveryQuery, type DeliveryRecord, Destinations, type Endpoint, Endpoints, type EndpointWithSecret, Secrets } from './endpoints.js';
import { DeliveryHints } from './untold-events.js';

const MOST = 20;

/** With its secret: shown now and never again. */
export type RegisteredWebhook = EndpointWithSecret;

/** What a person can ask about the webhooks registered for them. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(Endpoints) private readonly endpoints: Endpoints,
    @Inject(Destinations) private readonly destinations: Destinations,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(DeliveryHints) private readonly hints: DeliveryHints,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * `kinds`: event types to be told of; absent or null for all. `key`: asked again with the same key, the same webhook is
   * answered, secret included.
   *
   * Refuses WEBHOOK_URL_UNUSABLE, WEBHOOK_NEEDS_HTTPS, WEBHOOK_HOST_NOT_FOUND, WEBHOOK_ADDRESS_PRIVATE, WEBHOOK_KINDS_UNUSABLE,
   * WEBHOOKS_TOO_MANY and IDEMPOTENCY_KEY_REUSED (the key was used for another webhook).
   */
  async register(personId: string, request: { readonly url: string; readonly kinds?: readonly string[] | null | undefined }, key?: string): Promise<RegisteredWebhook | Refusal> {
    const kinds = request.kinds ?? null;
    const unknown = kinds?.filter((kind) => !isKind(kind)) ?? [];
    if (unknown.length > 0 || kinds?.length === 0) return refusals.kindsUnknown(unknown);
    const url = readWebhookUrl(request.url);
    if (isRefusal(url)) return url;
    const refused = await this.destinations.check(url);
    if (refused) return refused;

    const wanted = kinds && [...new Set(kinds)].toSorted();
    const id = key === undefined ? this.ids.next() : idFrom(personId, key);
    const kept = await this.endpoints.add({ id, personId, url: url.href, kinds: wanted, disabledAt: null, createdAt: this.clock.now(), secret: this.secrets.next() }, MOST);
    if (kept === 'too-many') return refusals.tooMany(MOST);
    const same = kept.url === url.href && String(kept.kinds) === String(wanted);
    return same ? kept : refusals.keyReused();
  }

  of(personId: string): Promise<readonly Endpoint[]> {
    return this.endpoints.of(personId);
  }

  /** With it goes what was still to be sent there. Refuses WEBHOOK_UNKNOWN. */
  async remove(personId: string, id: string): Promise<Refusal | undefined> {
    return (await this.endpoints.remove(personId, id)) ? undefined : refusals.webhookUnknown(id);
  }

  /** What was sent to this person's webhooks, or is to be; newest first. */
  deliveries(personId: string, query: DeliveryQuery): Promise<readonly DeliveryRecord[]> {
    return this.endpoints.deliveries(personId, query);
  }

  /**
   * Attempts a delivery now, under its old webhook-id: one that was given up, once more; one that waits, without waiting.
   * Refuses DELIVERY_UNKNOWN, DELIVERY_MADE, DELIVERY_UNDER_WAY and WEBHOOK_DISABLED.
   */
  async retry(personId: string, deliveryId: string): Promise<Refusal | undefined> {
    const answer = await this.endpoints.again(personId, deliveryId, this.clock.now());
    if (answer === 'again') this.hints.wake();
    return answer === 'again' ? undefined : inTheWay[answer](deliveryId);
  }
}

const inTheWay = {
  unknown: refusals.deliveryUnknown,
  made: refusals.deliveryMade,
  'under-way': refusals.deliveryUnderWay,
  disabled: refusals.endpointDisabled,
};

/** The id that a key of this person always leads to (the layout of RFC 9562, version 8). */
function idFrom(personId: string, key: string): string {
  const hex = sha256(`webhook ${personId} ${key}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
