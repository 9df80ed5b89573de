import { demonstrationAccounts, demonstrationEmail } from '#lib/participants';

/** The demonstration's accounts by the part of their address before the @, with the roles each holds. */
const rolesOf: ReadonlyMap<string, readonly string[]> = new Map(demonstrationAccounts.map(({ email, role, also }) => [email.split('@')[0]!, [role, ...also]]));

/** Every account of the demonstration, e.g. `secretary`, `member-07`. */
export const accounts: readonly string[] = [...rolesOf.keys()];

/**
 * Accounts a word stands for: an account itself, every holder of a role in the order of their numbers, or an e-mail address for an account
 * this system has beyond the demonstration's. Empty for a word that means nothing.
 */
export function holdersOf(word: string): readonly string[] {
  if (rolesOf.has(word) || word.includes('@')) return [word];
  return accounts.filter((account) => rolesOf.get(account)!.includes(word));
}

export const addressOf = (account: string): string => (account.includes('@') ? account : demonstrationEmail(account));

/** What may be written after `as`. */
export const knownWords = (): readonly string[] => [...new Set([...accounts, ...[...rolesOf.values()].flat()])];
