import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

interface Stat {
  readonly parent: number;
  readonly ownTicks: number;
  /** Its own, and that of its children that have ended. */
  readonly ticks: number;
}

/** Processes whose CPU is counted: `trees` with all their descendants, `alone` without. */
export interface Counted {
  readonly trees?: readonly number[];
  readonly alone?: readonly number[];
}

/** CPU used so far, in ms; that of descendants that have ended included. */
export function cpuMs({ trees: roots = [], alone = [] }: Counted): number {
  const stats = readStats();
  const counted = new Set(roots.filter((pid) => stats.has(pid)));
  for (let before = -1; before !== counted.size; ) {
    before = counted.size;
    for (const [pid, { parent }] of stats) if (counted.has(parent)) counted.add(pid);
  }
  const inTrees = [...counted].reduce((sum, pid) => sum + stats.get(pid)!.ticks, 0);
  const ticks = alone.filter((pid) => !counted.has(pid)).reduce((sum, pid) => sum + (stats.get(pid)?.ownTicks ?? 0), inTrees);
  return (ticks * 1000) / ticksPerSecond;
}

/** CPU they use from here until the returned function is asked. */
export function measureCpu(counted: Counted): () => number {
  const before = cpuMs(counted);
  return () => cpuMs(counted) - before;
}

function readStats(): ReadonlyMap<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The second field is a name in brackets that may hold anything: what counts comes after its end.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const [own, ended] = [Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14])];
      stats.set(Number(name), { parent: Number(fields[1]), ownTicks: own, ticks: own + ended });
    } catch {
      // It ended while we looked; its CPU is with its parent now.
    }
  }
  return stats;
}
