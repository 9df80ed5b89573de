import { linearOf, type Formula, type Inline, type Mark, type Notation, type Reference } from '../../../model/content.js';
import type { Words } from '../../../model/reading/tree-draft.js';
import { mathmlProblem } from '../../../model/formula.js';

/**
 * Asciidoctor turns the words of a block into one string. To get runs back, its converter writes noncharacters (which no text may hold)
 * around what it converts: open + number of the token + end, the words inside, close. `terms` of an index entry are kept apart by `next`.
 */
export const sign = { open: '\ufdd0', end: '\ufdd1', close: '\ufdd2', next: '\ufdd3' } as const;

export type Token =
  | { readonly is: 'marks'; readonly marks: readonly Mark[] }
  | { readonly is: 'formula'; readonly notation: Notation }
  | { readonly is: 'link'; readonly href: string | undefined }
  | { readonly is: 'ref'; readonly ref: Reference }
  | { readonly is: 'index'; readonly isShown: boolean }
  | { readonly is: 'footnote' }
  | { readonly is: 'break' }
  | { readonly is: 'notice'; readonly notice: Notice };

/** What no run can hold, at the place where it was noticed. */
export type Notice =
  | { readonly is: 'anchor'; readonly id: string }
  | { readonly is: 'document'; readonly id: string; readonly designation: string }
  | { readonly is: 'left'; readonly code: 'LINK_NOT_KEPT' | 'OBJECT_LEFT_OUT' | 'REFERENCE_FORM_LEFT_OUT' | 'FOOTNOTE_NOT_FOUND'; readonly text: string };

interface Look {
  readonly marks: readonly Mark[];
  readonly href?: string;
}

/** Reads a converted string into runs. */
export function runsOf(text: string, tokens: readonly Token[], notice: (notice: Notice) => void): Words {
  const footnotes: (readonly Inline[])[] = [];
  let at = 0;
  const read = (look: Look): Inline[] => {
    const runs: Inline[] = [];
    while (at < text.length) {
      const mark = nextSign(text, at);
      if (mark > at) runs.push({ text: plain(text.slice(at, mark)), ...shown(look) });
      at = mark + 1;
      if (mark >= text.length || text[mark] === sign.close) return runs;
      if (text[mark] === sign.next) runs.push({ text: sign.next });
      if (text[mark] !== sign.open) continue;
      const end = text.indexOf(sign.end, at);
      const token = end < 0 ? undefined : tokens[Number(text.slice(at, end))];
      at = end < 0 ? text.length : end + 1;
      if (token) runs.push(...inside(token, look, read, footnotes, notice));
    }
    return runs;
  };
  const inlines: Inline[] = [];
  while (at < text.length) inlines.push(...read({ marks: [] }));
  return { inlines, footnotes };
}

function nextSign(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at]! >= sign.open && text[at]! <= sign.next) return at;
  return text.length;
}

const shown = ({ marks, href }: Look): Omit<Inline, 'text'> => ({ ...(marks.length > 0 ? { marks } : {}), ...(href === undefined ? {} : { href }) });

function inside(token: Token, look: Look, read: (look: Look) => Inline[], footnotes: (readonly Inline[])[], notice: (notice: Notice) => void): readonly Inline[] {
  switch (token.is) {
    case 'marks':
      return read({ ...look, marks: [...look.marks, ...token.marks] });
    case 'link':
      return read({ ...look, ...(token.href === undefined ? {} : { href: token.href }) });
    case 'break':
      read(look);
      return [{ text: '\n' }];
    case 'formula': {
      const source = wordsIn(read({ marks: [] })).trim();
      if (source === '') return [];
      const formula: Formula = mathmlProblem(source) === null ? { notation: 'mathml', source } : { notation: token.notation, source };
      return [{ text: linearOf(formula), formula, ...(look.marks.length > 0 ? { marks: look.marks } : {}) }];
    }
    case 'ref':
      return [{ text: wordsIn(read(look)).replace(/\s+/gu, ' ').trim(), ref: token.ref, ...(look.marks.length > 0 ? { marks: look.marks } : {}) }];
    case 'index': {
      const words = wordsIn(read({ marks: [] })).split(sign.next).map((term) => term.replace(/\s+/gu, ' ').trim()).filter(Boolean).slice(0, 3);
      return words.length === 0 ? [] : [{ text: token.isShown ? words[0]! : '', index: words, ...(token.isShown ? shown(look) : {}) }];
    }
    case 'notice':
      read(look);
      notice(token.notice);
      return [];
    case 'footnote':
      footnotes.push(read({ marks: [] }));
      return [{ text: '', footnote: footnotes.length }];
  }
}

const wordsIn = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join('');

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Asciidoctor escapes for HTML; here characters are characters. A line end inside a paragraph has no meaning. */
const plain = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/giu, (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name.toLowerCase()]!;
      const code = decimal ? Number(decimal) : parseInt(hex!, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
    })
    .replace(/\r?\n/gu, '\v');
