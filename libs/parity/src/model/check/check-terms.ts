import type { Found } from '../finding.js';
import { textOfSaid, type Said } from '../said.js';
import type { LanguageWords } from '../words/language-words.js';
import { excerptOf } from './excerpt.js';

/** One concept of clause 3 or of a term base: how each language calls it, the preferred designation first. */
export interface TermPair {
  readonly base: readonly string[];
  readonly other: readonly string[];
}

/** Where the base text uses a designation, the other uses one of the same concept; the longest designation takes the words. */
export function checkTerms(base: Said, other: Said, terms: readonly TermPair[], words: { readonly base: LanguageWords; readonly other: LanguageWords }): readonly Found[] {
  let left = textOfSaid(base);
  const right = textOfSaid(other);
  const byLength = [...terms].sort((a, b) => (b.base[0]?.length ?? 0) - (a.base[0]?.length ?? 0));
  return byLength.flatMap((term): readonly Found[] => {
    const used = term.base.map((designation) => patternOf(designation, words.base).exec(left)).find((match) => match !== null);
    if (!used) return [];
    const position = { text: used[0], from: used.index, to: used.index + used[0].length };
    left = left.replace(patternOf(used[0], words.base, 'giu'), (match) => '¤'.repeat(match.length));
    if (term.other.length === 0 || term.other.some((designation) => patternOf(designation, words.other).test(right))) return [];
    return [{ code: 'TERM_NOT_USED', base: excerptOf({ text: left }, position), other: null, facts: { base: used[0], other: term.other[0]! } }];
  });
}

/** Words by their stems, as languages inflect them; characters as they are. */
function patternOf(designation: string, { runsTogether }: LanguageWords, flags = 'iu'): RegExp {
  if (runsTogether) return new RegExp(escaped(designation), flags);
  const stems = designation.split(/[\s-]+/u).filter((word) => word !== '').map((word) => (word.length > 4 && /^\p{L}+$/u.test(word) ? `${escaped(word.slice(0, Math.max(4, word.length - 3)))}\\p{L}*` : `${escaped(word)}\\p{L}{0,2}`));
  return new RegExp(`(?<!\\p{L})${stems.join("[\\s-]+(?:\\p{L}{1,4}['’]?\\s?)?")}(?!\\p{L})`, flags);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
