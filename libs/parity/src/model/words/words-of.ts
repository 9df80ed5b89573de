import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import type { LanguageWords } from './language-words.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

const known: Readonly<Record<string, LanguageWords>> = { de, en, es, fr, it, ja, ko, pt, ru, zh };

/** A language nobody described here: figures and shapes are compared all the same, words are not. */
const unknown: LanguageWords = { source: '', decimal: '.', months: [], numbers: {}, percent: '(?!)', units: {}, limits: [], referred: {}, verbs: [], negation: '(?!)', common: [] };

const subtag = (language: string): string => language.split('-')[0]!.toLowerCase();

export const wordsOf = (language: string): LanguageWords => (Object.hasOwn(known, subtag(language)) ? known[subtag(language)]! : unknown);

export const isChinese = (language: string): boolean => subtag(language) === 'zh';

/** Hant for what says so or is spoken of in Hong Kong, Macao, Taiwan. */
export const isTraditional = (language: string): boolean => isChinese(language) && /-(?:hant|hk|mo|tw)\b/iu.test(language);

/** Languages whose words are known. */
export const knownLanguages: readonly string[] = Object.keys(known);
