import type { LocalDate } from '#lib/kernel';
import { type Explainer, explainerOf, type Verdict } from './explain.js';
import type { History, Read } from './history.js';
import type { Law } from './law.js';
import { waysUnder } from './ways.js';

/** What a replay keeps does not grow with the file: pairs, words and rows beyond these are counted and not listed. */
const MOST = { pairs: 5_000, words: 1_000, rows: 10_000, examples: 5 } as const;

export interface PairReport {
  readonly from: string;
  readonly to: string;
  readonly verdict: 'step' | 'path' | 'exception' | 'unexplained';
  readonly count: number;
  /** The shortest way there, for what is explained; the exception's id; why not. */
  readonly by: string;
  readonly through: readonly string[];
  readonly examples: readonly { readonly line: number; readonly subject: string; readonly on: LocalDate | null }[];
}

export interface ReplayReport {
  readonly procedure: string;
  readonly records: number;
  readonly entries: number;
  /** Entries that say nothing new of where the document is. */
  readonly unchanged: number;
  readonly transitions: number;
  readonly explained: { readonly step: number; readonly path: number; readonly total: number };
  readonly exceptions: { readonly total: number; readonly named: readonly { readonly id: string; readonly name: string; readonly source: string; readonly mark: string; readonly count: number }[] };
  readonly unexplained: number;
  /** Of all transitions: explained, and explained or named, in hundredths of a percent. */
  readonly basisPoints: { readonly explained: number; readonly accounted: number };
  readonly pairs: readonly PairReport[];
  readonly pairsNotListed: number;
  readonly unknownStages: readonly { readonly said: string; readonly count: number; readonly line: number }[];
  readonly outside: readonly { readonly what: string; readonly count: number }[];
  readonly malformed: { readonly total: number; readonly rows: readonly { readonly line: number; readonly because: string }[] };
  /** How much the procedure rules out: of all ordered pairs of different stages, those it explains without a date, as closely as the source looks. */
  readonly meaning: { readonly pairs: number; readonly explained: number };
}

/** One change of a record, explained or not. */
export interface Change {
  readonly verdict: Verdict;
  readonly from: number;
  readonly to: number;
  /** Where the document can be afterwards. */
  readonly stages: readonly string[];
}

export interface Replay {
  /** Takes in one record, or what is reported instead of one. */
  take(read: Read): void;
  report(): ReplayReport;
}

/** Who explains a change on a day, of a document that was first seen on another: one for each version that can have applied. */
export type ExplainersOn = (since: LocalDate | null, on: LocalDate | null) => readonly Explainer[];

/**
 * A document stays with the version it started under, or moves to a later one: the versions from the one in force then to
 * the one in force now, the latest first. Before there was any it is the first; without days the last.
 */
export function explainersOf(laws: readonly Law[]): ExplainersOn {
  const byAge = laws.toSorted((a, b) => a.version - b.version).map(explainerOf);
  const at = (on: LocalDate | null) => (on === null ? byAge.length - 1 : Math.max(0, byAge.findLastIndex(({ law }) => law.validFrom <= on)));
  return (since, on) => byAge.slice(Math.min(at(since), at(on)), at(on) + 1).toReversed();
}

/** Goes through one record, entry by entry, under the versions of the procedure that can have applied on each day. */
export function changesIn(history: History, explainersOn: ExplainersOn): readonly Change[] {
  const [first, ...later] = history.seen;
  if (!first) return [];
  let possible = first.stages;
  let before = first;
  return later.map((seen, i): Change => {
    const answers = explainersOn(first.on, seen.on).map((explainer) => explainer.between(possible, before, seen, history));
    const { verdict, stages } = answers.find(({ verdict: { is } }) => is !== 'exception' && is !== 'unexplained') ?? answers.find(({ verdict: { is } }) => is === 'exception') ?? answers[0]!;
    possible = stages;
    before = seen;
    return { verdict, from: i, to: i + 1, stages };
  });
}

/** Replays records one by one against the versions of one procedure, and adds up. */
export function replayUnder(laws: readonly Law[]): Replay {
  const explainersOn = explainersOf(laws);
  const pairs = new Map<string, { -readonly [K in keyof PairReport]: K extends 'examples' ? PairReport['examples'][number][] : PairReport[K] }>();
  const named = new Map<string, ReplayReport['exceptions']['named'][number]>();
  const unknown = new Map<string, { said: string; count: number; line: number }>();
  const outside = new Map<string, number>();
  const rows: { line: number; because: string }[] = [];
  let looksNowAndThen = false;
  const sum = { records: 0, entries: 0, unchanged: 0, transitions: 0, step: 0, path: 0, exception: 0, unexplained: 0, malformed: 0, pairsNotListed: 0 };

  const count = (history: History, change: Change) => {
    const { verdict } = change;
    const { weight, line, subject } = history;
    if (verdict.is === 'unchanged') return void (sum.unchanged += weight);
    sum.transitions += weight;
    sum[verdict.is] += weight;
    if (verdict.is === 'exception') {
      const { id, name, source, mark } = verdict.exception;
      named.set(id, { id, name, source, mark, count: (named.get(id)?.count ?? 0) + weight });
    }
    const from = history.seen[change.from]!.said;
    const to = history.seen[change.to]!.said;
    const by = verdict.is === 'exception' ? verdict.exception.id : verdict.is === 'unexplained' ? verdict.because : verdict.way.by.join(', ');
    const key = JSON.stringify([from, to, verdict.is, verdict.is === 'unexplained' ? by : '']);
    const pair = pairs.get(key) ?? { from, to, verdict: verdict.is, count: 0, by, through: 'way' in verdict ? verdict.way.through : [], examples: [] };
    if (!pairs.has(key)) {
      if (pairs.size >= MOST.pairs) return void (sum.pairsNotListed += weight);
      pairs.set(key, pair);
    }
    pair.count += weight;
    if (pair.examples.length < MOST.examples) pair.examples.push({ line, subject, on: history.seen[change.to]!.on });
  };

  return {
    take(read) {
      if ('malformed' in read) {
        sum.malformed += 1;
        if (rows.length < MOST.rows) rows.push({ line: read.line, because: read.malformed });
        return;
      }
      if ('outside' in read) return void outside.set(read.outside, (outside.get(read.outside) ?? 0) + 1);
      sum.records += 1;
      looksNowAndThen ||= read.looksNowAndThen;
      sum.entries += read.seen.length;
      for (const { said, stages } of read.seen) {
        if (stages.length > 0) continue;
        const known = unknown.get(said);
        if (known) known.count += 1;
        else if (unknown.size < MOST.words) unknown.set(said, { said, count: 1, line: read.line });
      }
      for (const change of changesIn(read, explainersOn)) count(read, change);
    },
    report() {
      const explained = sum.step + sum.path;
      const share = (part: number) => (sum.transitions === 0 ? 10_000 : Math.floor((part * 10_000) / sum.transitions));
      return {
        procedure: laws.map(({ id, version }) => `${id}.v${version}`).join(', '),
        records: sum.records,
        entries: sum.entries,
        unchanged: sum.unchanged,
        transitions: sum.transitions,
        explained: { step: sum.step, path: sum.path, total: explained },
        exceptions: { total: sum.exception, named: [...named.values()].sort((a, b) => b.count - a.count) },
        unexplained: sum.unexplained,
        basisPoints: { explained: share(explained), accounted: share(explained + sum.exception) },
        pairs: [...pairs.values()].sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1)),
        pairsNotListed: sum.pairsNotListed,
        unknownStages: [...unknown.values()].sort((a, b) => b.count - a.count),
        outside: [...outside].map(([what, count]) => ({ what, count })),
        malformed: { total: sum.malformed, rows },
        meaning: meaningOf(laws.at(-1)!, looksNowAndThen),
      };
    },
  };
}

function meaningOf(law: Law, looksNowAndThen: boolean): ReplayReport['meaning'] {
  const ways = waysUnder(law);
  const pairs = law.stages.flatMap((from) => law.stages.filter((to) => to !== from).map((to) => [from, to] as const));
  return { pairs: pairs.length, explained: pairs.filter(([from, to]) => ways.step(from, to) ?? (looksNowAndThen && ways.path(from, to)?.atLeastDays === 0)).length };
}
