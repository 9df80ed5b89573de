import type { Instant, Refusal } from '#lib/kernel';
import { refusals } from './refusals.js';
import { type Role, rolesHeldPerLanguage } from './roles.js';

/** A person takes a role in a committee. `until` null: until it is ended. */
export interface Membership {
  readonly personId: string;
  readonly committeeId: string;
  readonly role: Role;
  readonly languages: readonly string[];
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Whether the membership makes sense in itself; undefined when it does. */
export function whyNoMembership({ role, languages, from, until }: Membership): Refusal | undefined {
  if (rolesHeldPerLanguage.includes(role) && languages.length === 0) return refusals.languagesMissing(role);
  if (until !== null && until < from) return refusals.periodReversed(from, until);
  return undefined;
}
