import type { Actor, Instant } from '#lib/kernel';
import type { ReaderLanguage, Role } from './roles.js';

/** A person as everyone may see them once signed in; never carries a secret. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: ReaderLanguage;
  readonly organisationId: string | null;
}

/** One role in one committee, from `from` (included) until `until` (excluded; null while it lasts). */
export interface HeldRole {
  readonly committee: string;
  readonly role: Role;
  readonly languages: readonly string[];
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Who is asking: the person and every role they hold, held or will hold. Which count is a question of `at`. */
export interface Principal {
  readonly person: Person;
  readonly memberships: readonly HeldRole[];
}

/** Instants are fixed-width UTC text, so text order is time order. */
export const isHeldAt = ({ from, until }: Pick<HeldRole, 'from' | 'until'>, at: Instant): boolean => from <= at && (until === null || at < until);

/** Roles held in a committee at an instant; none once the membership has ended. */
export function rolesIn(principal: Principal, committeeId: string, at: Instant): readonly Role[] {
  return principal.memberships.filter((held) => held.committee === committeeId && isHeldAt(held, at)).map(({ role }) => role);
}

/** Languages a role is held for in a committee at an instant: the language teams' remit. */
export function languagesIn(principal: Principal, committeeId: string, role: Role, at: Instant): readonly string[] {
  const held = principal.memberships.find((one) => one.committee === committeeId && one.role === role && isHeldAt(one, at));
  return held?.languages ?? [];
}

/** The principal as decisions know them: id, roles in this committee now, and the languages each of them is held for. */
export function actorIn(principal: Principal, committeeId: string, at: Instant): Actor {
  const held = principal.memberships.filter((one) => one.committee === committeeId && isHeldAt(one, at));
  return {
    id: principal.person.id,
    roles: held.map(({ role }) => role),
    languages: held.flatMap(({ role, languages }) => languages.map((language) => ({ role, language }))),
  };
}
