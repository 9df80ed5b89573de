import { isPoint, marks, stands, textOf, type Inline, type Mark } from './run.js';

/**
 * One spelling for one content, so that equal texts have equal hashes: white space collapsed, edges trimmed,
 * neighbours with equal marks joined, marks in order. A soft break ("\v") becomes a space, or nothing between Chinese characters.
 */
export const tidy = (inlines: readonly Inline[]): readonly Inline[] => withoutTail(joined(trimmed(joined(inlines))));

function joined(inlines: readonly Inline[]): readonly Inline[] {
  const runs: Inline[] = [];
  for (const run of inlines) {
    if (!stands(run)) continue;
    const last = runs.at(-1);
    if (last && sameLook(last, run)) runs[runs.length - 1] = look(last, last.text + run.text);
    else runs.push(look(run, run.text));
  }
  return runs;
}

const look = ({ marks: given, href, footnote, formula, ref, index }: Inline, text: string): Inline => ({
  text,
  ...(given && given.length > 0 ? { marks: marks.filter((mark) => given.includes(mark)) } : {}),
  ...(href === undefined ? {} : { href }),
  ...(footnote === undefined ? {} : { footnote }),
  ...(formula === undefined ? {} : { formula }),
  ...(ref === undefined ? {} : { ref }),
  ...(index === undefined ? {} : { index }),
});

const sameLook = (a: Inline, b: Inline): boolean =>
  a.href === b.href &&
  !isPoint(a) &&
  !isPoint(b) &&
  marks.every((mark) => (a.marks ?? []).includes(mark) === (b.marks ?? []).includes(mark));

const wide = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/u;

function trimmed(runs: readonly Inline[]): readonly Inline[] {
  const whole = textOf(runs);
  const kept: Inline[] = [];
  let at = 0;
  let before = '\n'; // what precedes, so that leading white space goes
  for (const run of runs) {
    let text = '';
    for (const char of run.text) {
      at += char.length;
      const put = spelled(char, before, () => whole.slice(at, at + 40).trimStart()[0] ?? '\n');
      if (put === '') continue;
      text += put;
      before = put;
    }
    if (stands({ ...run, text })) kept.push({ ...run, text });
  }
  return kept;
}

function spelled(char: string, before: string, next: () => string): string {
  if (char === '\n') return before === '\n' ? '' : '\n';
  if (char === '\v' && wide.test(before) && wide.test(next())) return '';
  if (!/\s/u.test(char)) return char;
  return /\s/u.test(before) ? '' : ' ';
}

/** Drops white space at the end, run by run. */
function withoutTail(runs: readonly Inline[]): readonly Inline[] {
  const kept = runs.map((run) => ({ ...run, text: run.text.replace(/ \n/g, '\n') }));
  for (let last = kept.at(-1); last && !(isPoint(last) && last.text.trim() === ''); last = kept.at(-1)) {
    last = { ...last, text: last.text.trimEnd() };
    kept.pop();
    if (last.text === '') continue;
    kept.push(last);
    break;
  }
  return kept;
}

/** The runs with each stretch of white space cut to one character (a line break counts as more than a space), so that patterns stay cheap. */
export function squeezed(inlines: readonly Inline[]): readonly Inline[] {
  let before = '';
  return inlines.map((run) => {
    let text = '';
    for (const char of run.text) {
      const isSpace = /\s/u.test(char);
      if (isSpace && /\s/u.test(before) && (char !== '\n' || before === '\n')) continue;
      before = char;
      text += isSpace && char !== '\n' && char !== '\v' ? ' ' : char;
    }
    return { ...run, text };
  });
}

/** The same runs without their first `count` characters. */
export function withoutStart(inlines: readonly Inline[], count: number): readonly Inline[] {
  let left = count;
  return inlines.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    const text = run.text.slice(cut);
    return cut > 0 && text === '' ? [] : stands({ ...run, text }) ? [{ ...run, text }] : [];
  });
}

/** The runs cut at every character that `isBreak` names (the character itself goes). */
export function linesOf(inlines: readonly Inline[], isBreak = '\n'): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const run of inlines) {
    run.text.split(isBreak).forEach((text, part) => {
      if (part > 0) lines.push([]);
      if (stands({ ...run, text })) lines.at(-1)!.push({ ...run, text });
    });
  }
  return lines;
}

/** Whether every visible run carries the mark. */
export const whollyMarked = (inlines: readonly Inline[], mark: Mark): boolean => {
  const visible = inlines.filter((run) => run.text.trim() !== '');
  return visible.length > 0 && visible.every((run) => run.marks?.includes(mark));
};

/** The runs without one mark: bold is how a heading looks, not what it says. */
export const unmarked = (inlines: readonly Inline[], mark: Mark): readonly Inline[] =>
  inlines.map((run) => ({ ...run, marks: (run.marks ?? []).filter((each) => each !== mark) }));
