import type { Refusal } from './refusal.js';

/** What a decision returns: the events that now are facts (none when it was asked twice), or a refusal. */
export type Outcome<Event> = readonly Event[] | Refusal;

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
