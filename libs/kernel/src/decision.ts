import { isRefusal, type Refusal } from './refusal.js';

/** What a decision returns: the events that now are facts (none when it was asked twice), or a refusal. */
export type Outcome<Event> = readonly Event[] | Refusal;

/** Several answers as one: all their events in order, or the first refusal. */
export function joined<Event>(...answers: readonly Outcome<Event>[]): Outcome<Event> {
  const events: Event[] = [];
  for (const answer of answers) {
    if (isRefusal(answer)) return answer;
    events.push(...answer);
  }
  return events;
}

/** What the caller of a decided command learns. */
export type Settled<Event = unknown> =
  | { readonly is: 'done'; readonly version: number; readonly events: readonly Event[]; readonly replayed: boolean }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** Who asks: a person with the roles held for this standard, or the system itself. */
export interface Actor {
  /** Person id, or a name like `system:due-dates`. */
  readonly id: string;
  readonly roles: readonly string[];
  /** Languages each role is held for (translators, language experts); what one role is held for counts for no other. */
  readonly languages: readonly LanguageRight[];
}

export interface LanguageRight {
  readonly role: string;
  readonly language: string;
}
