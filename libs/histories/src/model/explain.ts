import { daysBetween } from '#lib/kernel';
import type { History, Seen } from './history.js';
import type { Exception, Law } from './law.js';
import { type Way, type Ways, waysUnder } from './ways.js';

/** What became of one change in a record. */
export type Verdict =
  | { readonly is: 'unchanged' }
  | { readonly is: 'step' | 'path'; readonly way: Way; readonly from: string; readonly to: string }
  | { readonly is: 'exception'; readonly exception: Exception }
  | { readonly is: 'unexplained'; readonly because: 'no legal way' | 'too short a time' | 'unknown stage' };

export interface Explained {
  readonly verdict: Verdict;
  /** The stages the document can be at, after what was seen now and before. */
  readonly stages: readonly string[];
}

export interface Explainer {
  readonly law: Law;
  /** What can have happened between where a document can have been and what was seen of it next. */
  between(possible: readonly string[], before: Seen, seen: Seen, history: Pick<History, 'everyEntryMoves' | 'looksNowAndThen'>): Explained;
}

const order = { step: 0, path: 1 } as const;

export function explainerOf(law: Law): Explainer {
  const ways = waysUnder(law);
  return {
    law,
    between(possible, before, seen, { everyEntryMoves, looksNowAndThen }) {
      if (seen.stages.length === 0 || possible.length === 0) return { verdict: { is: 'unexplained', because: 'unknown stage' }, stages: seen.stages };
      const days = before.on !== null && seen.on !== null ? daysBetween(before.on, seen.on) : (seen.daysAfter ?? 0);
      const still = everyEntryMoves ? [] : seen.stages.filter((stage) => possible.includes(stage));
      let best: Extract<Verdict, { readonly is: 'step' | 'path' }> | undefined;
      let short = false;
      const reached = new Set(still);
      for (const from of possible) {
        for (const to of seen.stages) {
          const { way, tooShort } = legal(ways, from, to, days, looksNowAndThen);
          short ||= tooShort;
          if (!way) continue;
          reached.add(to);
          const is = way.through.length === 0 ? 'step' : 'path';
          if (!best || order[is] < order[best.is] || (is === best.is && way.by.length < best.way.by.length)) best = { is, way, from, to };
        }
      }
      if (still.length > 0) return { verdict: { is: 'unchanged' }, stages: [...reached] };
      if (best) return { verdict: best, stages: [...reached] };
      const exception = law.exceptions.find(({ from, to }) => possible.some((stage) => from.has(stage)) && seen.stages.some((stage) => to.has(stage)));
      return {
        verdict: exception ? { is: 'exception', exception } : { is: 'unexplained', because: short ? 'too short a time' : 'no legal way' },
        stages: exception ? seen.stages.filter((stage) => exception.to.has(stage)) : seen.stages,
      };
    },
  };
}

function legal(ways: Ways, from: string, to: string, days: number, looksNowAndThen: boolean): { readonly way: Way | undefined; readonly tooShort: boolean } {
  const step = ways.step(from, to);
  if (step || !looksNowAndThen) return { way: step, tooShort: false };
  const path = ways.path(from, to);
  const tooShort = path !== undefined && path.atLeastDays > days;
  return { way: tooShort ? undefined : path, tooShort };
}
