import { refuse } from '#lib/kernel';

/** Every considered no of this noun, in one place. */
export const refusals = {
  urlUnusable: (url: string) =>
    refuse('WEBHOOK_URL_UNUSABLE', 'This is not an address a webhook can be sent to.', 'Write a full https:// address without user name, password or fragment.', { url }),
  httpsRequired: (host: string) =>
    refuse('WEBHOOK_NEEDS_HTTPS', `Notices to ${host} would travel unencrypted.`, 'Use an https:// address.', { host }),
  hostUnknown: (host: string) =>
    refuse('WEBHOOK_HOST_NOT_FOUND', `The name ${host} leads to no address.`, 'Check the spelling, or register it in the DNS first.', { host }),
  addressPrivate: (host: string) =>
    refuse('WEBHOOK_ADDRESS_PRIVATE', `${host} leads into a private or reserved network.`, 'Use a public address, or ask the operator to allow this network.', { host }),
  kindsUnknown: (unknown: readonly string[]) =>
    refuse('WEBHOOK_KINDS_UNUSABLE', `Nothing is ever told of: ${unknown.join(', ')}.`, 'Name event types of this system, or leave the list out to be told of all.', { unknown }),
  tooMany: (most: number) =>
    refuse('WEBHOOKS_TOO_MANY', `A person may have ${most} webhooks.`, 'Remove one that is no longer used.', { most }),
  keyReused: () => refuse('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another webhook.', 'Use a new key for a new webhook.'),
  webhookUnknown: (id: string) => refuse('WEBHOOK_UNKNOWN', 'You have no such webhook.', 'List your webhooks to see their ids.', { id }),
  deliveryUnknown: (id: string) => refuse('DELIVERY_UNKNOWN', 'You have no such delivery.', 'List your deliveries to see their ids.', { id }),
  deliveryMade: (id: string) => refuse('DELIVERY_MADE', 'This delivery has reached its receiver.', 'Look for its webhook-id at the receiver.', { id }),
  deliveryUnderWay: (id: string) => refuse('DELIVERY_UNDER_WAY', 'This delivery is being attempted right now.', 'Wait a moment and look at its outcome.', { id }),
  endpointDisabled: (id: string) =>
    refuse('WEBHOOK_DISABLED', 'The receiver answered 410 Gone, so its webhook was disabled.', 'Register the address again, then ask for what was missed in the inbox.', { id }),
};
