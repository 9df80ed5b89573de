import { canonicalJson } from '#lib/kernel';
import { diffArrays } from 'diff';
import { textOf, type Inline } from '../content.js';
import { isPoint, withoutEnds } from './ends.js';
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
  const { head, tail, before, after } = withoutEnds(from, to);
  const pieces = redlineMiddle(tokensOf(before, language), tokensOf(after, language), lengthOfRuns(head) + lengthOfRuns(tail));
  if (pieces === null) return replaced(tokensOf(from, language), tokensOf(to, language));
  return mended([...same(head), ...pieces, ...same(tail)]);
}

/** Null when next to nothing was kept, or finding it would cost too much. `around`: how many characters are kept on both sides. */
function redlineMiddle(before: readonly Token[], after: readonly Token[], around: number): readonly Piece[] | null {
  const found = diffArrays([...before], [...after], { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits });
  if (!found) return null;
  // A kept word is answered with its newer look only; the older one is counted along.
  let at = 0;
  const steps = found.map(({ value, added, removed }): Step => {
    if (added) return { deleted: [], inserted: value, kept: [] };
    const old = before.slice(at, (at += value.length));
    return removed ? { deleted: old, inserted: [], kept: [] } : { deleted: [], inserted: [], kept: value.map((token, n) => [old[n]!, token] as const) };
  });
  const kept = around + steps.reduce((sum, step) => sum + lengthOf(step.kept.map(([, token]) => token)), 0);
  const most = around + Math.max(lengthOf(before), lengthOf(after));
  return before.length > 0 && after.length > 0 && kept < most * leastKept ? null : piecesOf(gathered(steps));
}

const same = (inlines: readonly Inline[]): readonly Piece[] => (inlines.length === 0 ? [] : [{ is: 'same', inlines }]);
const lengthOfRuns = (runs: readonly Inline[]): number => runs.reduce((sum, { text }) => sum + text.trim().length, 0);

/** Neighbouring pieces of one kind as one: where a line was cut shows nowhere. */
function mended(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last?.is === 'same' && piece.is === 'same') whole[whole.length - 1] = { is: 'same', inlines: joinedRuns([...last.inlines, ...piece.inlines]) };
    else whole.push(piece);
  }
  return whole;
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
const looksSame = ([old, now]: readonly [Token, Token]): boolean => old.runs.length === now.runs.length && old.runs.every((run, at) => run.text === now.runs[at]!.text && lookOf(run) === lookOf(now.runs[at]!));

/** A footnote's number is derived, like every number. */
const lookOf = ({ footnote, ...run }: Inline): string => styleOf(footnote === undefined ? run : { ...run, footnote: 0 });

const joined = (tokens: readonly Token[]): readonly Inline[] => joinedRuns(tokens.flatMap(({ runs }) => runs));

function joinedRuns(all: readonly Inline[]): readonly Inline[] {
  const runs: { run: Inline; style: string; text: string }[] = [];
  for (const run of all) {
    const last = runs.at(-1);
    const style = isPoint(run) ? null : styleOf(run);
    if (last && style !== null && last.style === style) last.text += run.text;
    else runs.push({ run, style: style ?? '\u0000', text: run.text });
  }
  return runs.map(({ run, text }) => ({ ...run, text }));
}

/** How a run looks, apart from its words; plain text, which most is, looks like nothing. */
function styleOf({ text: _, ...look }: Inline): string {
  for (const _name in look) return canonicalJson(look);
  return '';
}

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
