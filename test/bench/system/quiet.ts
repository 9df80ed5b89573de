import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const QUIET = 0.15;
const LOOK_MS = 3_000;

/** Resolves once the machine has been nearly idle for three seconds; gives up waiting, and says so, after `patienceMs`. */
export async function quiet(patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const before = readBusy();
    await pause(LOOK_MS);
    const after = readBusy();
    if ((after.busy - before.busy) / (after.all - before.all) < QUIET) return true;
  }
  return false;
}

/** Time all processors together have been busy, and time in all, in ticks since the machine was started. */
function readBusy(): { busy: number; all: number } {
  const ticks = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.trim().split(/\s+/).slice(1, 9).map(Number);
  const all = ticks.reduce((sum, one) => sum + one, 0);
  return { all, busy: all - ticks[3]! - ticks[4]! };
}
