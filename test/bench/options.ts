import { parseArgs } from 'node:util';
import type { Backend } from './workloads/workload.js';

export interface Options {
  /** W1, W1-http, W2, W3, W4, D, Q, M, T; all when none is named. */
  readonly workloads: readonly string[];
  readonly backends: readonly Backend[];
  readonly runs: number;
  readonly seconds: number | undefined;
  readonly scale: number;
  readonly yardsticks: boolean;
  /** Minutes to wait before each run for whatever else runs here to be over. */
  readonly waitMinutes: number | undefined;
  readonly json: string | undefined;
}

export const known = ['W1', 'W1-http', 'W2', 'W3', 'W4', 'D', 'Q', 'M', 'T'] as const;

const usage = `npm run bench -- [--workload ${known.join('|')}]... [--backend redis|postgres]... [--runs 3] [--seconds N (W1)] [--scale 1] [--no-yardsticks] [--wait MINUTES] [--json FILE]`;

/** @throws Error that says how it is used. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      workload: { type: 'string', multiple: true, default: [] },
      backend: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '3' },
      seconds: { type: 'string' },
      scale: { type: 'string', default: '1' },
      'no-yardsticks': { type: 'boolean', default: false },
      wait: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const oneOf = (what: string, asked: readonly string[], allowed: readonly string[]): readonly string[] => {
    const wrong = asked.find((word) => !allowed.includes(word));
    if (wrong !== undefined) throw new Error(`There is no ${what} "${wrong}".\n${usage}`);
    return asked.length > 0 ? asked : allowed;
  };
  const positive = (name: string, text: string): number => {
    const number = Number(text);
    if (!(number > 0)) throw new Error(`--${name} must be a number above 0.\n${usage}`);
    return number;
  };
  return {
    workloads: oneOf('workload', values.workload, known),
    backends: oneOf('backend', values.backend, ['redis', 'postgres']) as readonly Backend[],
    runs: positive('runs', values.runs),
    seconds: values.seconds === undefined ? undefined : positive('seconds', values.seconds),
    scale: positive('scale', values.scale),
    yardsticks: !values['no-yardsticks'],
    waitMinutes: values.wait === undefined ? undefined : positive('wait', values.wait),
    json: values.json,
  };
}
