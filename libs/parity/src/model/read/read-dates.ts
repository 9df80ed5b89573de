import type { LanguageWords } from '../words/language-words.js';
import type { Reading } from './mentions.js';

const two = (figure: string): string => figure.padStart(2, '0');
const day = (year: string, month: string | number, on?: string): { is: 'date'; values: string[] } => ({ is: 'date', values: [[year, two(String(month)), ...(on ? [two(on)] : [])].join('-')] });

/** Dates in figures and in the language's words, as 2020-11-23 or 2020-11. */
export function readDates(reading: Reading, { months }: LanguageWords): void {
  reading.take(/(?<![\d.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.-])/gu, (match) => (within(match[3]!, match[4]!) ? day(match[1]!, match[3]!, match[4]) : undefined));
  reading.take(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/gu, (match) => (within(match[2]!, match[1]!) ? day(match[3]!, match[2]!, match[1]) : undefined));
  reading.take(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日号號일])?/gu, (match) => day(match[1]!, match[2]!, match[3]));
  months.forEach((pattern, at) => {
    const month = `(?:${pattern})(?!\\p{L})`;
    reading.take(new RegExp(`(?<!\\p{L}|\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?(?: de| of)? ${month},?(?: de)? (\\d{4})(?!\\d)`, 'giu'), (match) => day(match[2]!, at + 1, match[1]));
    reading.take(new RegExp(`(?<!\\p{L})${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'giu'), (match) => day(match[2]!, at + 1, match[1]));
    reading.take(new RegExp(`(?<!\\p{L})${month},?(?: de)? (\\d{4})(?!\\d)`, 'giu'), (match) => day(match[1]!, at + 1));
  });
}

const within = (month: string, on: string): boolean => Number(month) >= 1 && Number(month) <= 12 && Number(on) >= 1 && Number(on) <= 31;
