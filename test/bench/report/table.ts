import type { Figures } from '../workloads/workload.js';
import { goals, judge } from './goals.js';
import { median } from './statistics.js';

/** All runs of one workload or yardstick. */
export interface Measured {
  readonly workload: string;
  /** Empty for a yardstick. */
  readonly backend: string;
  readonly runs: readonly Figures[];
}

export const medians = ({ runs }: Measured): Figures => Object.fromEntries(Object.keys(runs[0] ?? {}).map((name) => [name, median(runs.map((figures) => figures[name]!))]));

/** One line per figure: the median, the spread of the runs, the goal and the floor, and which of them it reaches. */
export function table(measured: readonly Measured[]): string {
  const lines = [['workload', 'figure', 'median', 'runs', 'goal', 'floor', 'reaches']];
  for (const one of measured) {
    for (const [name, value] of Object.entries(medians(one))) {
      const all = one.runs.map((figures) => figures[name]!);
      const goal = one.backend ? goals[one.workload]?.[name] : undefined;
      lines.push([
        [one.workload, one.backend].filter(Boolean).join(' '),
        name,
        short(value),
        `${short(Math.min(...all))} - ${short(Math.max(...all))}`,
        goal ? short(goal.goal) : '',
        goal ? short(goal.floor) : '',
        goal ? judge(value, goal) : '',
      ]);
    }
  }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}

const short = (value: number): string => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2));
