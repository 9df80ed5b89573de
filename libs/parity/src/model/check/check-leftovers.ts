import type { Found } from '../finding.js';
import type { Passage } from '../said.js';
import type { LanguageWords } from '../words/language-words.js';
import { excerptOf, shortened } from './excerpt.js';

/** What is left in the language of the base text: sentences of it, word for word or by the words only it has, or its writing. */
export function checkLeftovers(base: Passage, other: Passage, words: { readonly base: LanguageWords; readonly other: LanguageWords }): readonly Found[] {
  if (words.base === words.other || words.other.source === '') return [];
  const found = sentencesOf(other.text).filter((sentence) => isLeft(sentence.text, base.text, words));
  return found.map((sentence) => ({ code: 'LEFT_UNTRANSLATED', base: null, other: excerptOf(other, sentence), facts: { other: shortened(sentence.text, 60) } }));
}

function sentencesOf(text: string): readonly { readonly text: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/[^\n.!?;:。！？；：]+(?:[.!?;:](?=\S)[^\n.!?;:。！？；：]*)*/gu)].flatMap((match) => {
    const said = match[0].trim();
    const from = match.index + match[0].indexOf(said);
    return said === '' ? [] : [{ text: said, from, to: from + said.length }];
  });
}

function isLeft(sentence: string, base: string, { base: from, other: into }: { readonly base: LanguageWords; readonly other: LanguageWords }): boolean {
  const characters = [...sentence.matchAll(/\p{Script=Han}/gu)].length;
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sentence);
  // Chinese in a language that is not written with it; a name or two in brackets is allowed.
  if (from.runsTogether && !into.runsTogether) return characters >= 6 && characters > [...sentence.matchAll(/\p{L}/gu)].length / 2;
  // Chinese word for word inside Japanese has no kana.
  if (from.runsTogether && into.runsTogether) return characters >= 10 && !kana && from.common.length + into.common.length === 0 && base.includes(sentence) && into.units['d'] !== from.units['d'];
  // Runs of the base's words inside Chinese, Japanese or Korean; beside Latin letters the whole sentence counts.
  const runs = into.runsTogether || /\p{Script=Hangul}|\p{Script=Cyrillic}/u.test(sentence) ? (sentence.match(/[\p{Script=Latin}][\p{Script=Latin}\d ,'’()/&-]*/gu) ?? []) : [sentence];
  return runs.some((run) => isForeign(run, base, from, into));
}

function isForeign(run: string, base: string, from: LanguageWords, into: LanguageWords): boolean {
  const all = run.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
  if (all.length < 4) return false;
  const [theirs, own] = [all.filter((word) => from.common.includes(word) && !into.common.includes(word)).length, all.filter((word) => into.common.includes(word) && !from.common.includes(word)).length];
  const isSentence = theirs >= Math.max(2, all.length * 0.15);
  return isSentence && theirs > 2 * own && (all.length >= 6 || base.toLowerCase().includes(run.toLowerCase().trim()));
}
