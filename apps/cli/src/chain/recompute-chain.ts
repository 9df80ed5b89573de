import { canonicalJson, sha256 } from '#lib/kernel';

/** An event of one standard as the system gives it out. */
export interface LoggedEvent {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly body: unknown;
  readonly previous: string;
  readonly hash: string;
}

export type Recomputed =
  | { readonly intact: true; readonly events: number; readonly head: string }
  | { readonly intact: false; readonly events: number; readonly position: number; readonly because: string };

/** What the first event of a standard points back to. */
const GENESIS = '0'.repeat(64);

/**
 * Works out the hash chain of a standard anew, from the events alone and without the system that gave them out: SHA-256 over the canonical
 * JSON (RFC 8785) of what an event says and the hash before it. Says where the first event stands that does not fit.
 */
export function recomputeChain(standardId: string, events: readonly LoggedEvent[]): Recomputed {
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    const because = whyItDoesNotFit(event, standardId, index + 1, previous);
    if (because) return { intact: false, events: events.length, position: event.position, because };
    previous = event.hash;
  }
  return { intact: true, events: events.length, head: previous };
}

function whyItDoesNotFit({ hash, ...event }: LoggedEvent, standardId: string, position: number, previous: string): string | undefined {
  if (event.position !== position) return `position ${position} was due: an event is missing, or there twice`;
  if (event.previous !== previous) return `it points back to ${event.previous}, but the event before it has the hash ${previous}`;
  const { type, at, actor, body } = event;
  const computed = sha256(canonicalJson({ standardId, position, type, at, actor, body, previous }));
  return computed === hash ? undefined : `it says it has the hash ${hash}, but what it says has the hash ${computed}`;
}
