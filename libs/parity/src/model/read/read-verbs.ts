import type { LanguageWords, Meaning } from '../words/language-words.js';
import { evened } from './mentions.js';

export interface VerbalForm {
  readonly means: readonly Meaning[];
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The verbal forms of a passage in the order they stand; negative forms take the words of the positive ones inside them. */
export function verbsIn(text: string, { verbs, runsTogether }: LanguageWords): readonly VerbalForm[] {
  let rest = evened(text);
  const found: VerbalForm[] = [];
  for (const { form, means } of verbs) {
    const pattern = new RegExp(runsTogether || /[가-힣]/u.test(form) ? form : `(?<!\\p{L})(?:${form})(?!\\p{L})`, 'giu');
    for (const match of rest.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      found.push({ means, text: text.slice(from, to), from, to });
      rest = rest.slice(0, from) + '¤'.repeat(to - from) + rest.slice(to);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

export function negationsIn(text: string, { negation, runsTogether }: LanguageWords): readonly { readonly text: string; readonly from: number; readonly to: number }[] {
  const pattern = new RegExp(runsTogether || /[가-힣]/u.test(negation) ? negation : `(?<!\\p{L})(?:${negation})(?!\\p{L})`, 'giu');
  return [...text.matchAll(pattern)].map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }));
}
