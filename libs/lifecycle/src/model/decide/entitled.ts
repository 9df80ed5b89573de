import type { Actor, Refusal } from '#lib/kernel';
import type { Underway } from '../standard.js';
import { refusals } from '../refusals.js';

/** Who acts for the system: due dates and reactions. No account can have this id. */
export const SYSTEM: Actor = { id: 'system', roles: ['system'], languages: [] };

/** A refusal when the actor holds none of the roles; nothing when entitled. The proposer is entitled as `proposer`. */
export function unlessEntitled(actor: Actor, roles: readonly string[], what: string, standard?: Underway): Refusal | undefined {
  if (roles.some((role) => actor.roles.includes(role))) return undefined;
  if (standard && roles.includes('proposer') && standard.proposer === actor.id) return undefined;
  return refusals.notEntitled(what, roles);
}

/** A translator or language expert acts only for the languages they were appointed for, in the role that is asked for. */
export function unlessFor(actor: Actor, language: string, roles: readonly string[], what: string): Refusal | undefined {
  const held = actor.roles.filter((role) => roles.includes(role));
  // Whoever proposed the item acts as proposer without holding the role: for every language.
  const bound = held.length > 0 && held.every((role) => role === 'translator' || role === 'language-expert');
  if (!bound || actor.languages.some((right) => right.language === language && roles.includes(right.role))) return undefined;
  return refusals.notEntitled(what, roles);
}
