/**
 * What a unit says: a small rich-text schema, the same for every kind and every language.
 * A run is text with marks; "\n" inside a run is a line break. Numbers and labels ("3.1", "NOTE") are never content.
 */
export const marks = ['bold', 'italic', 'code', 'sub', 'sup'] as const;
export type Mark = (typeof marks)[number];

export interface Inline {
  readonly text: string;
  /** In the order of `marks`, each at most once. */
  readonly marks?: readonly Mark[];
  /** http, https or mailto; anything else is kept as plain text by the importers and never rendered as a link. */
  readonly href?: string;
  /** Points to the n-th footnote block of the same unit, from 1. Its `text` is empty: the mark is derived. */
  readonly footnote?: number;
}

export interface Cell {
  readonly inlines: readonly Inline[];
  readonly header?: true;
  readonly columns?: number;
  readonly rows?: number;
}

export type Block =
  | { readonly is: 'text'; readonly inlines: readonly Inline[] }
  | { readonly is: 'footnote'; readonly inlines: readonly Inline[] }
  | { readonly is: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly is: 'figure'; readonly ref: string; readonly alt: string }
  | { readonly is: 'formula'; readonly source: string };

export interface Content {
  readonly blocks: readonly Block[];
  /** Clauses only. Absent: numbered in sequence. `annex`: lettered. `none`: introduction, foreword, bibliography. */
  readonly numbering?: 'annex' | 'none';
  /** Annexes only: the bracketed word under the letter, e.g. 资料性, informative. */
  readonly qualifier?: string;
  /** Items only. Absent: a dash or bullet. `clause`: continues the number of the clause it stands in (3.1.1 -> 3.1.1.1). */
  readonly marker?: 'letter' | 'number' | 'clause';
}

/** A content of one plain text block; "\n" is a line break. */
export const contentOf = (text: string, more: Omit<Content, 'blocks'> = {}): Content => ({
  blocks: [{ is: 'text', inlines: tidy([{ text }]) }],
  ...more,
});

/** The words of a content without marks: runs joined, blocks and rows one a line, cells separated by a tab. */
export const plainText = (content: Content): string => content.blocks.map(blockText).filter(Boolean).join('\n');

/** Every run of a content, in reading order. */
export const inlinesOf = (content: Content): readonly Inline[] =>
  content.blocks.flatMap((block) => {
    if (block.is === 'table') return block.rows.flat().flatMap((cell) => cell.inlines);
    return block.is === 'text' || block.is === 'footnote' ? block.inlines : [];
  });

export const textOf = (inlines: readonly Inline[]): string => inlines.map((run) => run.text).join('');

function blockText(block: Block): string {
  if (block.is === 'table') return block.rows.map((row) => row.map((cell) => textOf(cell.inlines)).join('\t')).join('\n');
  if (block.is === 'figure') return block.alt;
  return block.is === 'formula' ? block.source : textOf(block.inlines);
}

/**
 * One spelling for one content, so that equal texts have equal hashes: white space collapsed, edges trimmed,
 * neighbours with equal marks joined, marks in order. A soft break ("\v") becomes a space, or nothing between Chinese characters.
 */
export const tidy = (inlines: readonly Inline[]): readonly Inline[] => withoutTail(joined(trimmed(joined(inlines))));

function joined(inlines: readonly Inline[]): readonly Inline[] {
  const runs: Inline[] = [];
  for (const run of inlines) {
    if (run.text === '' && run.footnote === undefined) continue;
    const last = runs.at(-1);
    if (last && sameLook(last, run)) runs[runs.length - 1] = look(last, last.text + run.text);
    else runs.push(look(run, run.text));
  }
  return runs;
}

const look = (run: Inline, text: string): Inline => ({
  text,
  ...(run.marks && run.marks.length > 0 ? { marks: marks.filter((mark) => run.marks!.includes(mark)) } : {}),
  ...(run.href === undefined ? {} : { href: run.href }),
  ...(run.footnote === undefined ? {} : { footnote: run.footnote }),
});

const sameLook = (a: Inline, b: Inline): boolean =>
  a.href === b.href &&
  a.footnote === undefined &&
  b.footnote === undefined &&
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
    if (text !== '' || run.footnote !== undefined) kept.push({ ...run, text });
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
  for (let last = kept.at(-1); last && last.footnote === undefined; last = kept.at(-1)) {
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
    return text === '' && run.footnote === undefined ? [] : [{ ...run, text }];
  });
}

/** The runs cut at every character that `isBreak` names (the character itself goes). */
export function linesOf(inlines: readonly Inline[], isBreak = '\n'): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const run of inlines) {
    run.text.split(isBreak).forEach((text, part) => {
      if (part > 0) lines.push([]);
      if (text !== '' || run.footnote !== undefined) lines.at(-1)!.push({ ...run, text });
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
