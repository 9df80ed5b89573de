import { demonstrationAccounts, demonstrationEmail } from '#lib/participants';

/** The demonstration's accounts by the part of their address before the @, with the role each holds. */
const roleOf: ReadonlyMap<string, string> = new Map(demonstrationAccounts.map(({ email, role }) => [email.split('@')[0]!, role]));

/** Every account of the demonstration, e.g. `secretary`, `member-07`. */
export const accounts: readonly string[] = [...roleOf.keys()];

/**
 * Accounts a word stands for: an account itself, every holder of a role in the order of their numbers, or an e-mail address for an account
 * this system has beyond the demonstration's. Empty for a word that means nothing.
 */
export function holdersOf(word: string): readonly string[] {
  if (roleOf.has(word) || word.includes('@')) return [word];
  return accounts.filter((account) => roleOf.get(account) === word);
}

export const addressOf = (account: string): string => (account.includes('@') ? account : demonstrationEmail(account));

/** What may be written after `as`. */
export const knownWords = (): readonly string[] => [...new Set([...accounts, ...roleOf.values()])];
