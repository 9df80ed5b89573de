import type { LocalDate } from '#lib/kernel';
import type { History } from './history.js';
import { changesIn, type ExplainersOn } from './replay.js';

/** A history as it is taken into a running system: each entry at one stage. */
export interface RecordedHistory {
  readonly record: string;
  readonly title: string;
  readonly seen: readonly { readonly stage: string; readonly on: LocalDate | null; readonly said: string }[];
  /** Its number, and when it came out, where the source knows both. */
  readonly published: { readonly number: string; readonly on: LocalDate } | null;
}

/**
 * One stage for each entry. A word that means several is taken for the first of them, in the order of the procedure, that
 * follows from what was seen before: no more is claimed than was seen. An entry with an unknown word is left out, and so is
 * one that says nothing new. Undefined when nothing is left.
 */
export function recordOf(history: History, stages: readonly string[], explainersOn: ExplainersOn): RecordedHistory | undefined {
  if (history.weight !== 1) return undefined;
  const [first] = history.seen;
  if (!first) return undefined;
  const possible = [first.stages, ...changesIn(history, explainersOn).map((change) => change.stages)];
  const place = (stage: string) => stages.indexOf(stage);
  const seen: RecordedHistory['seen'][number][] = [];
  history.seen.forEach(({ said, on }, i) => {
    const here = possible[i]!;
    const last = seen.at(-1)?.stage;
    if (here.length === 0 || (last !== undefined && !history.everyEntryMoves && here.includes(last))) return;
    seen.push({ stage: here.reduce((a, b) => (place(b) < place(a) ? b : a)), on, said });
  });
  const designation = history.seen.findLast(({ designation: given }) => given)?.designation ?? null;
  const { publishedOn = null, subject, title } = history;
  const published = designation !== null && publishedOn !== null ? { number: designation, on: publishedOn } : null;
  return seen.length === 0 ? undefined : { record: subject, title: title ?? designation ?? subject, seen, published };
}
