import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/kernel';
import { isGoneWithin, isRunning, known, signal, type KnownProcess } from './processes.js';

/** Who runs in a home, kept in `launcher.json` for the next start and for other commands of the same user. */
export interface Occupant {
  readonly launcher: KnownProcess;
  readonly address?: string;
  readonly databaseUrl?: string;
  /** The processes it started, so that the next start can end what a killed launcher left. */
  readonly children: readonly KnownProcess[];
}

/** A home that is ours until we leave it. */
export interface ClaimedHome {
  readonly folder: string;
  /** Adds to what others can read about us. */
  tell(about: Partial<Occupant>): void;
  leave(): void;
}

/**
 * Takes a home for this process. What a launcher left that was killed is ended first.
 * @throws Fault `ALREADY_RUNNING` with the address of the one that runs there; `HOME_UNUSABLE`.
 */
export async function claimHome(folder: string): Promise<ClaimedHome> {
  makeHome(folder);
  const file = join(folder, 'launcher.json');
  let occupant: Occupant = { launcher: known(process.pid), children: [] };
  while (!signed(file, occupant)) {
    const other = readOccupant(folder);
    if (other && isRunning(other.launcher)) throw alreadyRunning(folder, other);
    for (const child of other?.children ?? []) await endLeftOver(child);
    moveAside(file, other);
  }
  return {
    folder,
    tell: (about) => {
      occupant = { ...occupant, ...about };
      writeSecret(file, occupant);
    },
    leave: () => rmSync(file, { force: true }),
  };
}

/** Who holds (or held) this home; undefined when nobody does. */
export function readOccupant(folder: string): Occupant | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'launcher.json'), 'utf8')) as Occupant;
  } catch {
    return undefined;
  }
}

/** Replaces a file that only its owner may read, in one step. */
export function writeSecret(file: string, content: object): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}

function makeHome(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw error instanceof Fault ? error : unusable(folder, error);
  }
}

function makeFolder(folder: string): void {
  const found = whatIs(folder);
  if (found === 'folder') return;
  if (found === 'something else') throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
  // One by one: node's own `recursive` tries for ever where a folder can be entered but nothing made in it, such as /proc.
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
    // The account PostgreSQL runs under when root starts it must be able to pass through; nobody else may look around.
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // someone else made it at the same moment
  }
}

function whatIs(path: string): 'folder' | 'something else' | 'nothing' {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'nothing' : found.isDirectory() ? 'folder' : 'something else';
}

/** Signs the home if nobody has: the file appears with its whole content or not at all. */
function signed(file: string, occupant: Occupant): boolean {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, JSON.stringify(occupant), { mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unusable(dirname(file), error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes what a dead launcher signed, unless another start was quicker and signed it anew. */
function moveAside(file: string, dead: Occupant | undefined): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readFileSync(aside, 'utf8');
    const same = dead === undefined || (JSON.parse(moved) as Occupant).launcher.pid === dead.launcher.pid;
    if (same) rmSync(aside);
    else renameSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(dirname(file), error);
  }
}

async function endLeftOver(child: KnownProcess): Promise<void> {
  // Its launcher is gone, so it is ending on its own; it gets a moment to do so in order.
  if (await isGoneWithin(2000, child)) return;
  signal(child.pid, 'SIGKILL');
  await isGoneWithin(2000, child);
}

function alreadyRunning(folder: string, other: Occupant): Fault {
  const where = other.address ? `It answers at ${other.address}.` : 'It is still starting.';
  return new Fault(
    'ALREADY_RUNNING',
    `Lockstep already runs in ${folder} (process ${other.launcher.pid}). ${where}`,
    'Use that one, stop it first (Ctrl-C where it runs), or start a second installation with another LOCKSTEP_HOME and PORT.',
  );
}

function unusable(folder: string, cause: unknown): Fault {
  const { code } = cause as NodeJS.ErrnoException;
  const why = typeof cause === 'string' ? cause : (reasons[code ?? ''] ?? code ?? String(cause));
  return new Fault(
    'HOME_UNUSABLE',
    `LOCKSTEP_HOME is ${folder}, which cannot be used: ${why}.`,
    'Name a folder that this user may write to in the variable LOCKSTEP_HOME, or start as the user who started it before.',
    { cause },
  );
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there (EACCES)',
  EPERM: 'this user may not write there (EPERM)',
  EROFS: 'nothing can be written there (EROFS)',
  ENOENT: 'nothing can be made there (ENOENT)',
  ENOTDIR: 'it is, or lies below, a file instead of a folder (ENOTDIR)',
  ENOSPC: 'the disk is full (ENOSPC)',
};
