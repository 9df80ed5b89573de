import type { LanguageWords } from '../words/language-words.js';

/** Symbols of the SI Brochure (9th edition, tables 2, 4 to 8) with prefixes, and of units in use beside it. */
const prefix = '(?:da|[QRYZEPTGMkhdcmµnpfazyrq]|[KMGT]i)?';
const base = '(?:mol|cd|rad|sr|Hz|Pa|Wb|lm|lx|Bq|Gy|Sv|kat|eV|Da|bar|bit|byte|VA|var|Wh|Ah|ppm|ppb|rpm|dB|Np|Ω|°C|℃|°F|℉|ha|min|[gmsAKNJWCVFSTHLltBudh])';
const whole = `(?:${prefix}${base}|px|pt|em|ua|au)`;
const power = '(?:[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\^\\{?[-+]?\\d+\\}?)';
const symbols = `${whole}${power}?(?: ?[·/] ?${whole}${power}?| ${whole}${power})*`;
const others = '[%‰°′″]';

/** What follows a figure when it is measured: a symbol, or the language's word for one. */
export function unitPattern({ units, percent, runsTogether }: LanguageWords): string {
  const words = Object.values(units).join('|');
  const end = runsTogether ? '' : '(?!\\p{L})';
  return ` ?(?:(?<symbol>${symbols}(?![\\p{Script=Latin}\\d])|${others})|(?<percent>${percent})${words ? `|-?(?<word>${words})${end}` : ''})`;
}

/** One spelling of a symbol. */
export const symbolOf = (written: string): string =>
  written
    .replace(/℃/gu, '°C')
    .replace(/℉/gu, '°F')
    .replace(/(?<![\p{L}])l(?![\p{L}])/gu, 'L')
    .replace(/ ?([·/]) ?| /gu, (_, sign: string | undefined) => sign ?? '·')
    .replace(/\^\{?|\}/gu, '')
    .replace(/[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (char) => '-+0123456789'['⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(char)]!);

/** The symbol a word of the language stands for. */
export function symbolOfWord(word: string, { units }: LanguageWords): string {
  for (const [symbol, pattern] of Object.entries(units)) if (new RegExp(`^(?:${pattern})$`, 'iu').test(word)) return symbol;
  return word;
}
