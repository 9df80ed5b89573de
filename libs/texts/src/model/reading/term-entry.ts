import { linesOf, textOf, tidy, unmarked, withoutStart as cut, type Inline } from '../content.js';
import { numberPrefix } from './number-prefix.js';

/** A terminological entry as far as one paragraph gives it; what is missing comes in the next paragraphs. */
export interface TermEntry {
  readonly number: string;
  readonly designation: readonly Inline[];
  readonly definition: readonly Inline[];
}

/**
 * Reads "2.1 / designation / definition" (line breaks), "2.1designation / – definition", "2.2 / designation – definition".
 * Answers null for a paragraph that does not begin with a number under `clause`.
 */
export function termEntry(inlines: readonly Inline[], clause: string): TermEntry | null {
  const found = numberPrefix(textOf(inlines));
  if (!found || !found.number.startsWith(`${clause}.`) || found.number.split('.').length !== clause.split('.').length + 1) return null;
  const lines = linesOf(inlines).filter((line) => textOf(line).trim() !== '');
  const first = tidy(cut(lines[0] ?? [], found.length));
  const rest = textOf(first) === '' ? lines.slice(1) : [first, ...lines.slice(1)];
  const [designation = [], ...more] = rest;
  const dash = more.length === 0 ? textOf(designation).search(/\s[-–—]\s/u) : -1;
  const definition = dash < 0 ? joined(more) : cut(designation, dash);
  return {
    number: found.number,
    designation: designationOf(dash < 0 ? designation : linesUpTo(designation, dash)),
    definition: withoutDash(tidy(definition)),
  };
}

/** Reads an unnumbered entry of the older form: “designation” – definition. */
export function quotedTerm(inlines: readonly Inline[]): Omit<TermEntry, 'number'> | null {
  const found = /^(\s*[“"„«「]\s*)([^”"“»」\n]{1,80}?)\s*[”"“»」]\s*[-–—]\s*(?=\S)/u.exec(textOf(inlines));
  if (!found) return null;
  const [whole, lead, name] = found;
  return {
    designation: designationOf(linesUpTo(cut(inlines, lead!.length), name!.length)),
    definition: tidy(cut(inlines, whole.length)),
  };
}

/** A designation without the look of one (bold) and without the colon some files end it with. */
export const designationOf = (inlines: readonly Inline[]): readonly Inline[] => {
  const plain = tidy(unmarked(inlines, 'bold'));
  const last = plain.at(-1);
  return last ? tidy([...plain.slice(0, -1), { ...last, text: last.text.replace(/\s*[:：]\s*$/u, '') }]) : plain;
};

const joined = (lines: readonly (readonly Inline[])[]): readonly Inline[] =>
  lines.flatMap((line, at) => (at === 0 ? line : [{ text: '\n' }, ...line]));

const withoutDash = (inlines: readonly Inline[]): readonly Inline[] => {
  const dash = /^\s*[-–—]\s*/u.exec(textOf(inlines))?.[0].length ?? 0;
  return tidy(cut(inlines, dash));
};

function linesUpTo(inlines: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  return inlines.map((run) => {
    const kept = Math.min(left, run.text.length);
    left -= kept;
    return { ...run, text: run.text.slice(0, kept) };
  });
}
