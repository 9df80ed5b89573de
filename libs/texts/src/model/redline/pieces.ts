import { canonicalJson } from '#lib/kernel';
import { diffArrays } from 'diff';
import { textOf, type Inline } from '../content.js';
import { wordsIn } from './words.js';

/** A stretch of a line. `restyled`: the same words with other marks, another link or another target; `was` is how they stood. */
export type Piece =
  | { readonly is: 'same' | 'deleted' | 'inserted'; readonly inlines: readonly Inline[] }
  | { readonly is: 'restyled'; readonly inlines: readonly Inline[]; readonly was: readonly Inline[] };

/** A word, or a run that is something of its own (a footnote mark, a formula, a reference without words). */
interface Token {
  readonly key: string;
  readonly runs: readonly Inline[];
}

/** Beyond so many words taken out and put in, the comparison is given up and the whole line is shown as replaced. */
const mostEdits = 1_500;
/** Lines that keep less than this share of their characters are easier to read one after the other. */
const leastKept = 0.2;

/**
 * What changed within a line, word by word as the language divides words (Intl.Segmenter): deleted before inserted, and words with only
 * space between them in one piece.
 */
export function redlineInlines(from: readonly Inline[], to: readonly Inline[], language: string): readonly Piece[] {
  const before = tokensOf(from, language);
  const after = tokensOf(to, language);
  const found = diffArrays([...before], [...after], { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits });
  if (!found) return replaced(before, after);
  // A kept word is answered with its newer look only; the older one is counted along.
  let at = 0;
  const steps = found.map(({ value, added, removed }): Step => {
    if (added) return { deleted: [], inserted: value, kept: [] };
    const old = before.slice(at, (at += value.length));
    return removed ? { deleted: old, inserted: [], kept: [] } : { deleted: [], inserted: [], kept: value.map((token, n) => [old[n]!, token] as const) };
  });
  const whole = steps.reduce((sum, { kept }) => sum + lengthOf(kept.map(([, token]) => token)), 0);
  const most = Math.max(lengthOf(before), lengthOf(after));
  if (before.length > 0 && after.length > 0 && whole < most * leastKept) return replaced(before, after);
  return piecesOf(gathered(steps));
}

/** One step through both lines: words both have, or words one of them lacks. */
interface Step {
  readonly kept: readonly (readonly [Token, Token])[];
  readonly deleted: readonly Token[];
  readonly inserted: readonly Token[];
}

const isChange = ({ kept }: Step): boolean => kept.length === 0;
const isSpace = ({ kept }: Step): boolean => kept.length > 0 && kept.every(([, { key }]) => key.trim() === '');

/** Joins neighbouring changes, also over a space when something was replaced on its other side. */
function gathered(steps: readonly Step[]): readonly Step[] {
  const done: Step[] = [];
  steps.forEach((step, at) => {
    const last = done.at(-1);
    if (last && isChange(last) && isChange(step)) {
      done[done.length - 1] = { kept: [], deleted: [...last.deleted, ...step.deleted], inserted: [...last.inserted, ...step.inserted] };
    } else if (last && isChange(last) && isSpace(step) && replacesAround(last, steps, at)) {
      const space = step.kept;
      done[done.length - 1] = { kept: [], deleted: [...last.deleted, ...space.map(([old]) => old)], inserted: [...last.inserted, ...space.map(([, now]) => now)] };
    } else done.push(step);
  });
  return done;
}

function replacesAround(last: Step, steps: readonly Step[], at: number): boolean {
  let deletes = false;
  let inserts = false;
  for (let next = at + 1; steps[next] && isChange(steps[next]!); next += 1) {
    deletes ||= steps[next]!.deleted.length > 0;
    inserts ||= steps[next]!.inserted.length > 0;
  }
  return deletes && inserts && last.deleted.length > 0 && last.inserted.length > 0;
}

function piecesOf(steps: readonly Step[]): readonly Piece[] {
  return steps.flatMap(({ kept, deleted, inserted }): Piece[] => {
    if (kept.length === 0) return [...piece('deleted', deleted), ...piece('inserted', inserted)];
    const pieces: Piece[] = [];
    for (let start = 0; start < kept.length; ) {
      const alike = looksSame(kept[start]!);
      let end = start;
      while (end < kept.length && looksSame(kept[end]!) === alike) end += 1;
      const stretch = kept.slice(start, end);
      const inlines = joined(stretch.map(([, now]) => now));
      pieces.push(alike ? { is: 'same', inlines } : { is: 'restyled', inlines, was: joined(stretch.map(([old]) => old)) });
      start = end;
    }
    return pieces;
  });
}

const replaced = (before: readonly Token[], after: readonly Token[]): readonly Piece[] => [...piece('deleted', before), ...piece('inserted', after)];
const piece = (is: 'deleted' | 'inserted', tokens: readonly Token[]): Piece[] => (tokens.length === 0 ? [] : [{ is, inlines: joined(tokens) }]);
const lengthOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { key }) => sum + key.trim().length, 0);
const looksSame = ([old, now]: readonly [Token, Token]): boolean => canonicalJson(old.runs.map(lookOf)) === canonicalJson(now.runs.map(lookOf));

/** A footnote's number is derived, like every number. */
const lookOf = ({ footnote, ...run }: Inline): object => (footnote === undefined ? run : { ...run, footnote: true });

function joined(tokens: readonly Token[]): readonly Inline[] {
  const runs: Inline[] = [];
  for (const run of tokens.flatMap((token) => token.runs)) {
    const last = runs.at(-1);
    if (last && !isPoint(last) && !isPoint(run) && styleOf(last) === styleOf(run)) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

const styleOf = ({ text: _, ...look }: Inline): string => canonicalJson(look);

/** A run that stands for more than its characters, and is compared as a whole. */
const isPoint = ({ text, marks: _, href: __, ...more }: Inline): boolean => text === '' || Object.keys(more).length > 0;

function tokensOf(inlines: readonly Inline[], language: string): readonly Token[] {
  const tokens: Token[] = [];
  let open: Inline[] = [];
  const close = (): void => {
    tokens.push(...wordTokens(open, language));
    open = [];
  };
  for (const run of inlines) {
    if (!isPoint(run)) {
      open.push(run);
      continue;
    }
    close();
    const { marks: _, href: __, footnote, ...said } = run;
    tokens.push({ key: `\u0000${canonicalJson(footnote === undefined ? said : { footnote: true })}`, runs: [run] });
  }
  close();
  return tokens;
}

/** Words across the borders of runs: CO₂ is one word though its 2 is set lower. */
function wordTokens(runs: readonly Inline[], language: string): readonly Token[] {
  let run = 0;
  let used = 0;
  return wordsIn(textOf(runs), language).map((word) => {
    const parts: Inline[] = [];
    for (let left = word.length; left > 0; ) {
      const { text, ...look } = runs[run]!;
      const part = text.slice(used, used + left);
      if (part !== '') parts.push({ ...look, text: part });
      left -= part.length;
      used += part.length;
      if (used === text.length && left > 0) {
        run += 1;
        used = 0;
      }
    }
    return { key: word, runs: parts };
  });
}
