import { Option } from 'commander';
import { databaseFailure } from '#lib/platform';
import { Unusable } from '../exit-codes.js';
import { homeOf, systemIn } from '../remote/running-system.js';

/** `--database-url`, for commands that work on the database itself. */
export const databaseOption = (): Option => new Option('--database-url <url>', 'the PostgreSQL database; otherwise DATABASE_URL, or the one that `npm start` runs in its home');

/** @throws Unusable when no database is known. */
function databaseUrlFrom(given: string | undefined): string {
  const url = given ?? (process.env['DATABASE_URL'] || systemIn(homeOf(process.env)).databaseUrl);
  if (url) return url;
  throw new Unusable('No database is known. Set DATABASE_URL, e.g. postgres://user:password@host:5432/lockstep, or start one with npm start.');
}

/**
 * Works on the database that was named. @throws Unusable when none is known, Fault `DATABASE_UNUSABLE` when it cannot be reached, or has
 * not been migrated.
 */
export async function onDatabase<T>(given: string | undefined, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const databaseUrl = databaseUrlFrom(given);
  try {
    return await work(databaseUrl);
  } catch (error) {
    throw databaseFailure(error, databaseUrl) ?? error;
  }
}
