import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecret } from './home.js';
import { runCommand } from './one-off.js';

/** An account of the demonstration committee. Made for looking around: its password is shown to whoever starts it. */
export interface DemonstrationAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/**
 * Puts the demonstration committee into the embedded database, once; answers its accounts.
 * Never called for a database that someone else runs.
 */
export async function demonstrate(home: string, databaseIsNew: boolean, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<readonly DemonstrationAccount[]> {
  const file = join(home, 'demonstration.json');
  if (databaseIsNew) rmSync(file, { force: true });
  if (!existsSync(file)) {
    const printed = await runCommand(['seed', '--with-standard', '--json'], env, signal);
    writeSecret(file, JSON.parse(printed.slice(printed.indexOf('{'))) as object);
  }
  const { accounts = [] } = JSON.parse(readFileSync(file, 'utf8')) as { accounts?: DemonstrationAccount[] };
  return accounts;
}
