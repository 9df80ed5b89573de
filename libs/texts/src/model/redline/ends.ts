import { canonicalJson } from '#lib/kernel';
import { textOf, withoutStart, type Inline } from '../content.js';

/** A run that stands for more than its characters, and is compared as a whole. */
export function isPoint(run: Inline): boolean {
  if (run.text === '') return true;
  for (const name in run) if (name !== 'text' && name !== 'marks' && name !== 'href') return true;
  return false;
}

interface Ends {
  readonly head: readonly Inline[];
  readonly tail: readonly Inline[];
  readonly before: readonly Inline[];
  readonly after: readonly Inline[];
}

/** Where a line can be cut without cutting a word or a number, whatever the language. */
const border = /[\s。；：！？、“”（）【】《》]/u;

/**
 * What two lines begin and end with alike, cut at a space or a stop, and what is left of each: dividing a line into words costs more than
 * all the rest, and most changes are short. Lines with other runs than text are left whole.
 */
export function withoutEnds(from: readonly Inline[], to: readonly Inline[]): Ends {
  const [old, now] = [textOf(from), textOf(to)];
  const whole = { head: [], tail: [], before: from, after: to };
  if (from.some(isPoint) || to.some(isPoint)) return whole;
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  while (start > 0 && !border.test(old[start - 1]!)) start -= 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  while (end > 0 && !border.test(old.at(-end)!)) end -= 1;
  const head = runsUpTo(to, start);
  const tail = withoutStart(to, now.length - end);
  const looksAlike = canonicalJson(head) === canonicalJson(runsUpTo(from, start)) && canonicalJson(tail) === canonicalJson(withoutStart(from, old.length - end));
  if (!looksAlike) return whole;
  return { head, tail, before: withoutStart(runsUpTo(from, old.length - end), start), after: withoutStart(runsUpTo(to, now.length - end), start) };
}

function runsUpTo(runs: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  return runs.flatMap((run) => {
    const text = run.text.slice(0, left);
    left -= text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}
