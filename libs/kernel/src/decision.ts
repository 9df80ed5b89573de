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
  /** Languages this actor works in (translators, language experts); empty for everyone else. */
  readonly languages: readonly string[];
}
