import { execFileSync } from 'node:child_process';
import { Fault } from '#lib/kernel';

/** A user without privileges, under which PostgreSQL runs when root starts it (it refuses to run as root). */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account to use, or undefined for an ordinary user, who runs it as himself. Only accounts that exist: none is made.
 * @throws Fault `NO_UNPRIVILEGED_ACCOUNT`
 */
export function findAccount(candidates: readonly string[] = ['postgres', 'nobody']): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of candidates) {
    const [uid, gid] = [idOf(name, '-u'), idOf(name, '-g')];
    if (uid && gid) return { name, uid, gid };
  }
  throw new Fault(
    'NO_UNPRIVILEGED_ACCOUNT',
    `PostgreSQL does not run as root, and neither of the accounts ${candidates.join(', ')} exists here.`,
    'Start Lockstep as an ordinary user, or name a PostgreSQL in the variable DATABASE_URL.',
  );
}

/** What to pass to spawn so that the process runs under the account. */
export function runningAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}
