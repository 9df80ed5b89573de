import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process, told apart from a later one that was given the same pid. */
export interface KnownProcess {
  readonly pid: number;
  /** When it began, in whatever way this system tells; only ever compared. */
  readonly began: string;
}

export function known(pid: number): KnownProcess {
  return { pid, began: beganAt(pid) ?? '' };
}

/** Is it still the process we knew? One that ended and waits for its parent to notice is not. */
export function isRunning({ pid, began }: KnownProcess): boolean {
  return beganAt(pid) === began;
}

/** Waits until it is gone; answers whether it went within the time. */
export async function isGoneWithin(timeoutMs: number, process: KnownProcess): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (isRunning(process)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}

/** Sends a signal; a process that is gone already, or is not ours, gets none. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The words a process was started with, or '' when the system does not tell. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return askPs(pid, 'command=');
  }
}

function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return process.platform === 'linux' ? undefined : askPs(pid, 'lstart=') || undefined;
  }
}

function askPs(pid: number, what: string): string {
  try {
    return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
