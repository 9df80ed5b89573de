import { canonicalJson } from '#lib/kernel';
import type { Inline } from '../run.js';

/** What a piece of a segment is beside its words: a look, a link, a mark, a formula, a line break. */
export type Code = Omit<Inline, 'text'> & { readonly text?: string; readonly lineBreak?: true };

/** A piece of a segment: plain words, words within a code, or a code by itself. */
export type Piece = { readonly text: string } | { readonly id: number; readonly code: Code; readonly text: string } | { readonly id: number; readonly code: Code };

/**
 * Numbers the codes of a segment. The same codes of the base text and of the language version have the same numbers, so that a tool can
 * see what is still missing; the same two contents always give the same numbers, so that a file that comes back can be read.
 */
export class Codes {
  private readonly known: { readonly name: string; readonly code: Code }[] = [];
  readonly source: readonly Piece[];
  readonly target: readonly Piece[];

  constructor(source: readonly Inline[], target: readonly Inline[]) {
    this.source = this.pieces(source);
    this.target = this.pieces(target);
  }

  /** What a number stands for; undefined when there is no such code. */
  code(id: number): Code | undefined {
    return this.known[id - 1]?.code;
  }

  private pieces(runs: readonly Inline[]): readonly Piece[] {
    const used = new Set<number>();
    return runs.flatMap((run) => parts(run)).map(({ code, text }) => {
      if (!code) return { text: text! };
      const id = this.numbered(code, used);
      return text === undefined ? { id, code } : { id, code, text };
    });
  }

  private numbered(code: Code, used: Set<number>): number {
    const name = canonicalJson(code);
    let at = this.known.findIndex((known, index) => known.name === name && !used.has(index));
    if (at < 0) at = this.known.push({ name, code }) - 1;
    used.add(at);
    return at + 1;
  }
}

/** A run in pieces: its line breaks are codes by themselves, and what derives its words (a formula, a mark) has none to translate. */
function parts({ text, ...code }: Inline): readonly { readonly code?: Code; readonly text?: string }[] {
  if (code.formula !== undefined) return [{ code: { ...code, text } }];
  if (text === '') return [{ code }];
  const isPlain = Object.keys(code).length === 0;
  return text.split('\n').flatMap((line, at) => [
    ...(at > 0 ? [{ code: { ...code, lineBreak: true as const } }] : []),
    ...(line === '' ? [] : [isPlain ? { text: line } : { code, text: line }]),
  ]);
}

/** The run that words within codes are, from the outermost in; the innermost reference, link or entry holds. */
export function runOf(text: string, codes: readonly Code[]): Inline {
  const marks = [...new Set(codes.flatMap((code) => code.marks ?? []))];
  const { marks: _, text: own, lineBreak, ...rest } = Object.assign({}, ...codes) as Code;
  return { text: own ?? (lineBreak ? '\n' : text), ...(marks.length > 0 && { marks }), ...rest };
}
