import type { Instant } from '#lib/kernel';

/** An event as the log keeps it; hash and previous let the receiver check the chain. */
export interface LoggedEvent {
  readonly standardId: string;
  readonly position: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

/** What a webhook carries: CloudEvents 1.0, structured mode. The same for every receiver of one event. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  readonly data: LoggedEvent & { readonly title: Readonly<Record<string, string>> };
}

/** A vote leaves the house as a vote cast: how, and why, is the ballot's own until it is counted, and the tally's after. */
const withheld: Readonly<Record<string, readonly string[]>> = { VoteCast: ['choice', 'reason', 'brings', 'seal'] };

function outside({ type, body }: LoggedEvent): LoggedEvent['body'] {
  const kept = withheld[type];
  return kept ? Object.fromEntries(Object.entries(body).filter(([name]) => !kept.includes(name))) : body;
}

/** `source` and `subject` name the standard and its event; `id` is unique for them by itself. */
export const cloudEventOf = (event: LoggedEvent, title: Readonly<Record<string, string>>, publicUrl: string): CloudEvent => ({
  specversion: '1.0',
  id: `${event.standardId}:${event.position}`,
  source: `${publicUrl}/api/v1/standards/${event.standardId}`,
  type: `lockstep.${event.type}.v1`,
  subject: `events/${event.position}`,
  time: event.at,
  datacontenttype: 'application/json',
  data: { ...event, body: outside(event), title },
});

/** `webhook-id`: the same at every attempt, whoever makes it, so that a receiver takes a repeated delivery once. */
export const messageIdOf = (endpointId: string, standardId: string, position: number): string => `msg_${endpointId}_${standardId}_${position}`;
