/** A number read at the start of a line, normalised ("1. 1" -> "1.1", "3)" -> "3"), and how many characters it and its dash take. */
export interface NumberPrefix {
  readonly number: string;
  readonly length: number;
}

const prefix = /^\s*((?:\d{1,3}|[A-Z](?=\s*\.\s*\d))(?:\s*\.\s*\d{1,3})*)(\.?[)）、]|\.(?=\s|$))?(\s*[-–—:：](?=\s)\s*|\s+|)/u;

/**
 * The number of a heading or numbered item at the start of its words: "3.1.1 - Policy", "2.1合规文件", "3) Requirements", "A.2 ...".
 * A bare single figure glued to letters or a measure word ("5G", "3年") is no number.
 */
export function numberPrefix(text: string): NumberPrefix | null {
  const found = prefix.exec(text);
  if (!found) return null;
  const number = found[1]!.replace(/\s+/gu, '');
  const rest = text.slice(found[0].length);
  const isGlued = found[2] === undefined && found[3] === '' && rest !== '';
  if (isGlued && (/^[\d.,%]/u.test(rest) || (!number.includes('.') && /^[A-Za-z年月日个個次种種类類项項万亿届级級]/u.test(rest)))) return null;
  return { number, length: found[0].length };
}

/**
 * The item number that continues `clause` at `expected`, e.g. 3.6.1 and 1 -> "3.6.1.1". Where a file glues the number to the next word
 * ("3.6.1.13.1.4 で..."), the expected number wins over the longest one.
 */
export function continuedNumber(text: string, clause: string, expected: number): NumberPrefix | null {
  const lead = /^\s*/u.exec(text)![0].length;
  const rest = text.slice(lead);
  for (const ordinal of [expected, Number(new RegExp(`^${escaped(clause)}\\.(\\d{1,2})(?!\\d)`, 'u').exec(rest)?.[1] ?? NaN)]) {
    const number = `${clause}.${ordinal}`;
    if (!Number.isFinite(ordinal) || !rest.startsWith(number)) continue;
    const after = rest.slice(number.length);
    if (/^\.\d/u.test(after) || (/^\d/u.test(after) && !/^\d+\.\d+/u.test(after))) continue;
    return { number, length: lead + number.length + /^[)）.、]?\s*(?:[-–—:：]\s+)?/u.exec(after)![0].length };
  }
  return null;
}

/** The last figure of a number: 3.1.2 -> 2, A.4 -> 4, B -> 2; "1.0" counts as 1. NaN when there is none. */
export function lastOrdinal(number: string): number {
  const last = trimZero(number).split('.').at(-1) ?? '';
  return /^[A-Z]$/u.test(last) ? last.charCodeAt(0) - 64 : /^\d+$/u.test(last) ? Number(last) : NaN;
}

/** "1.0" names the first of the outermost clauses in some files: it counts as "1". */
export const trimZero = (number: string): string => number.replace(/(\.0)+$/u, '');

const escaped = (text: string): string => text.replace(/\./gu, '\\.');
