import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/kernel';
import { commandOf, isGoneWithin, isRunning, known, signal } from '../processes.js';

/**
 * Stops a server that a killed launcher left behind in this data folder, so that the next one can start.
 * Every acknowledged commit is on disk, so a fast stop (and even an immediate one) loses nothing.
 * @throws Fault `LEFT_OVER_SERVER` when it is there and will not go.
 */
export async function stopLeftOver(dataFolder: string): Promise<boolean> {
  const pid = pidIn(dataFolder);
  if (pid === undefined) return false;
  const server = known(pid);
  if (!isRunning(server) || !isOurs(pid, dataFolder)) return false; // a dead pid, or one that was given to someone else
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      signal(pid, name);
    } catch (error) {
      throw leftOver(pid, dataFolder, error);
    }
    if (await isGoneWithin(15_000, server)) return true;
  }
  throw leftOver(pid, dataFolder);
}

/** The pid of the server that last ran here, as it noted it down itself. */
export function pidIn(dataFolder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isOurs(pid: number, dataFolder: string): boolean {
  return commandOf(pid).includes(`-D ${dataFolder}`);
}

function leftOver(pid: number, dataFolder: string, cause?: unknown): Fault {
  return new Fault('LEFT_OVER_SERVER', `A PostgreSQL server from an earlier start (process ${pid}) still holds ${dataFolder} and could not be stopped.`, `Stop it as the user who started it: kill -QUIT ${pid}`, { cause });
}
