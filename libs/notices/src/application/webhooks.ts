import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ids, isRefusal, type Refusal } from '#lib/kernel';
import { isKind } from '../model/kinds.js';
import { refusals } from '../model/refusals.js';
import { readWebhookUrl } from '../model/webhook-url.js';
import { type DeliveryQuery, type DeliveryRecord, Destinations, type Endpoint, Endpoints, Secrets } from './endpoints.js';
import { DeliveryHints } from './untold-events.js';

const MOST = 20;

export interface RegisteredWebhook extends Endpoint {
  /** Shown now and never again. */
  readonly secret: string;
}

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
   * @param kinds event types to be told of; absent or null for all.
   * Refuses WEBHOOK_URL_UNUSABLE, WEBHOOK_NEEDS_HTTPS, WEBHOOK_HOST_UNKNOWN, WEBHOOK_ADDRESS_PRIVATE, WEBHOOK_KINDS_UNKNOWN
   * and WEBHOOKS_TOO_MANY.
   */
  async register(personId: string, request: { readonly url: string; readonly kinds?: readonly string[] | null | undefined }): Promise<RegisteredWebhook | Refusal> {
    const kinds = request.kinds ?? null;
    const unknown = kinds?.filter((kind) => !isKind(kind)) ?? [];
    if (unknown.length > 0 || kinds?.length === 0) return refusals.kindsUnknown(unknown);
    const url = readWebhookUrl(request.url);
    if (isRefusal(url)) return url;
    const refused = await this.destinations.check(url);
    if (refused) return refused;

    const endpoint = { id: this.ids.next(), personId, url: url.href, kinds: kinds && [...new Set(kinds)], createdAt: this.clock.now(), secret: this.secrets.next() };
    return (await this.endpoints.add(endpoint, MOST)) ? { ...endpoint, disabledAt: null } : refusals.tooMany(MOST);
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
    switch (answer) {
      case 'again':
        return void this.hints.wake();
      case 'unknown':
        return refusals.deliveryUnknown(deliveryId);
      case 'made':
        return refusals.deliveryMade(deliveryId);
      case 'under-way':
        return refusals.deliveryUnderWay(deliveryId);
      case 'disabled':
        return refusals.endpointDisabled(deliveryId);
    }
  }
}
