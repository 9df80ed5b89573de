import type { Code } from '../../model/exchange/codes.js';
import type { MadeOf } from '../../model/exchange/exchange.js';
import { linearOf } from '../../model/formula.js';

/** What the file names as its origin; read again by `madeOfIn`. */
export const originalOf = ({ standardId, language, baseRevision, revision }: MadeOf): string => `urn:lockstep:${standardId}:${language}:${baseRevision}:${revision}`;

/** @returns null for an origin that is not ours. */
export function madeOfIn(original: string): MadeOf | null {
  const [, standardId, language, baseRevision, revision] = /^urn:lockstep:([0-9a-f-]{36}):([A-Za-z0-9-]{2,35}):(\d{1,9}):(\d{1,9})$/.exec(original) ?? [];
  return standardId && language ? { standardId, language, baseRevision: Number(baseRevision), revision: Number(revision) } : null;
}

/** What a tool shows in the place of a code. */
export function shown({ href, marks = [], lineBreak, formula, footnote, ref, index }: Code): string {
  if (lineBreak) return '↵';
  if (formula) return linearOf(formula);
  if (footnote !== undefined) return `[${footnote}]`;
  if (ref) return 'unit' in ref ? '→' : `→ ${ref.standard}${ref.clause ? `, ${ref.clause}` : ''}`;
  return href ?? (index ? `index: ${index.join(', ')}` : marks.join(' '));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;', '\t': '&#x9;', '\n': '&#xA;' };

/** Characters that XML cannot carry are left out: a text with them is refused before it is kept. */
export const escaped = (text: string): string => text.replace(/[&<>"\r\t\n]/gu, (char) => entities[char]!).replace(/(?![\t\n\r\u0080-\u009f])\p{Cc}|\ufffe|\uffff/gu, '');
