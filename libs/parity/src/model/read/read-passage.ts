import type { LanguageWords } from '../words/language-words.js';
import { type Mention, Reading } from './mentions.js';
import { readDates } from './read-dates.js';
import { readNumbers } from './read-numbers.js';
import { readReferences, readStandards } from './read-references.js';

/** Everything in a passage that must be the same in every language, in the order it stands. */
export function mentionsIn(text: string, words: LanguageWords): readonly Mention[] {
  const reading = new Reading(text);
  reading.take(/(?:https?|ftp):\/\/[^\s，。；）)】]+|www\.[^\s，。；）)]+|[\w.+-]+@[\w-]+\.[\w.]+/gu, () => null);
  readStandards(reading);
  readDates(reading, words);
  readReferences(reading, words);
  readNumbers(reading, words);
  return reading.mentions.sort((a, b) => a.from - b.from);
}
