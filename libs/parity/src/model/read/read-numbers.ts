import type { LanguageWords, Limit } from '../words/language-words.js';
import type { Mention, Reading } from './mentions.js';
import { chineseNumeral, exponentOf, valuesOf } from './numerals.js';
import { symbolOf, symbolOfWord, unitPattern } from './units-of-measure.js';

const figure = '(?:\\d{1,3}(?:[ ’]\\d{3})+(?!\\d)|\\d+)(?:[.,]\\d+)*(?: \\d{3})*(?:(?<=[.,]\\d{3}(?: \\d{3})*) \\d{1,2}(?![\\d.,]))?';
const raised = '(?:[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\^ ?[{(]?[-+]?\\d+[)}]?)';
const times = ` ?(?:×|x|\\*|·|times|\\\\times) ?10 ?(?<ten>${raised})`;
const range = / ?(?:~|–|—|-|to|bis|à|a|至|到|～|〜|до) ?$/u;

/** Figures with sign, power of ten and unit of measurement; percentages; Chinese numerals that measure. */
export function readNumbers(reading: Reading, words: LanguageWords): void {
  // 1) and i) in a line count what follows; languages do it differently.
  reading.take(/(?<![\p{Script=Latin}\d.,(-])\d{1,2}\)/gu, ({ index }, rest) => (isOpen(rest.slice(0, index)) ? undefined : null));
  reading.take(/(?<![\p{Script=Latin}\d])(?:(?:U\+|0x)[\dA-F]{4,6}|(?=[A-Za-z\d-]*[A-Za-z])(?=[A-Za-z\d-]*\d)[A-Za-z]+(?:-?\d+)+(?:[.-]\d+)*[A-Za-z]*|[A-Z]+(?:-[A-Z]+)+-\d+(?:\.\d+)*)(?![\p{Script=Latin}\d])/gu, (match) => identifier(match[0]));
  readFractions(reading);
  if (words.runsTogether) readChineseQuantities(reading, words);
  const unit = unitPattern(words);
  const pattern = new RegExp(`(?<sign>± ?|\\+/- ?|[+-](?=\\d)|[≤≥<>] ?)?(?<![\\p{Script=Latin}\\d])(?<figure>${figure})(?:${times})?(?:${unit})?(?<ordinal>st|nd|rd|th|\\.?[ºª°](?!C)|ème|er|ère|e)?(?![\\p{Script=Latin}])`, 'gu');
  const plainly = new RegExp(`(?<sign>± ?|\\+/- ?|[≤≥<>] ?)?(?<![\\d])(?<figure>${figure})(?:${times})?`, 'gu');
  for (const each of [pattern, plainly]) reading.take(each, (match, rest) => quantity(match, rest, words));
  inheritUnits(reading);
}

const isOpen = (before: string): boolean => before.lastIndexOf('(') > before.lastIndexOf(')');

const identifier = (written: string) => (/^\d+(?:st|nd|rd|th|e|er|mm|cm|m|s|g)$/iu.test(written) ? undefined : ({ is: 'number', values: [written.toUpperCase()], of: 'name' } as const));

function quantity(match: RegExpExecArray, rest: string, words: LanguageWords): Omit<Mention, 'text' | 'from' | 'to'> {
  const { groups, index } = match;
  const ten = groups!['ten'];
  const values = valuesOf(groups!['figure']!, words.decimal).map((value) => (ten ? `${value}e${exponentOf(ten)}` : value));
  const before = rest.slice(Math.max(0, index - 40), index);
  const written = groups!['sign']?.trim().replace('+/-', '±');
  // A hyphen between figures or after a letter joins; elsewhere it is a minus.
  const sign = written === '-' ? (/[\d\p{L}¤)~–—-] ?$/u.test(before) ? undefined : '-') : written === '+' ? undefined : written;
  const limit = sign === undefined ? limitBefore(before, words) : undefined;
  const symbol = groups!['symbol'];
  const of = symbol ? symbolOf(symbol) : groups!['percent'] ? '%' : groups!['word'] ? symbolOfWord(groups!['word'], words) : undefined;
  const isYear = of === 'year' && /^(?:19|20)\d{2}$/u.test(values[0]!);
  return {
    is: 'number',
    values,
    ...(of && !isYear ? { of, bySymbol: symbol !== undefined || groups!['percent'] !== undefined } : {}),
    ...(sign ? { sign } : limit ? { sign: limit, signInWords: true } : {}),
  };
}

function limitBefore(before: string, { limits, runsTogether }: LanguageWords): Limit | undefined {
  for (const [limit, pattern] of limits) if (new RegExp(`${runsTogether ? '' : '(?<!\\p{L})'}(?:${pattern}) ?$`, 'iu').test(before)) return limit;
  return undefined;
}

/** 1/2, ½ and 二分之一. */
function readFractions(reading: Reading): void {
  reading.take(/(?<![\d/.,])(\d{1,3})[/⁄](\d{1,3})(?![\d/.,])/gu, (match) => ({ is: 'number', values: [`${match[1]}/${match[2]}`] }));
  reading.take(/[½⅓⅔¼¾]/gu, (match) => ({ is: 'number', values: [{ '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4' }[match[0]]!] }));
  reading.take(/([一二三四五六七八九十\d]+) ?分之 ?([一二三四五六七八九十\d]+)/gu, (match) => ({ is: 'number', values: [`${counted(match[2]!)}/${counted(match[1]!)}`] }));
}

const counted = (written: string): string => (/^\d/u.test(written) ? written : String(chineseNumeral(written)));

/** 百分之五十; 三十天: numerals that count what is measured. Others are left to the words for numbers. */
function readChineseQuantities(reading: Reading, words: LanguageWords): void {
  const numeral = '[〇○零一二三四五六七八九十百千万萬两兩]+';
  reading.take(new RegExp(`百分之(?<numeral>${numeral}|\\d+(?:\\.\\d+)?)`, 'gu'), ({ groups }) => {
    const value = /^\d/u.test(groups!['numeral']!) ? groups!['numeral']! : String(chineseNumeral(groups!['numeral']!) ?? '');
    return { is: 'number', values: [value], of: '%', bySymbol: true };
  });
  const measured = ['d', 'week', 'month', 'year', 'h', 'min', 's', 'mm', 'cm', 'm', 'km', 'kg'].flatMap((symbol) => (words.units[symbol] ? [`(?:${words.units[symbol]})`] : [])).join('|');
  reading.take(new RegExp(`(?<numeral>[〇○零二三四五六七八九十百千两兩][〇○零一二三四五六七八九十百千万萬两兩]*)(?<word>${measured})`, 'gu'), ({ groups }) => {
    const value = chineseNumeral(groups!['numeral']!);
    const of = symbolOfWord(groups!['word']!, words);
    return value === undefined || (of === 'd' && value < 2) || of === 'm' || of === 'min' ? undefined : { is: 'number', values: [String(value)], of, bySymbol: false };
  });
}

/** In “10–20 mm” and “10 ± 0,5 mm” the first figure is measured as the second is. */
function inheritUnits(reading: Reading): void {
  const mentions = reading.mentions;
  const numbers = mentions.map((mention, at) => ({ mention, at })).filter(({ mention }) => mention.is === 'number').sort((a, b) => a.mention.from - b.mention.from);
  for (let at = numbers.length - 2; at >= 0; at -= 1) {
    const [first, second] = [numbers[at]!, numbers[at + 1]!];
    const next = mentions[second.at]!;
    if (first.mention.of !== undefined || next.of === undefined || next.of === 'name') continue;
    const between = reading.text.slice(first.mention.to, next.from);
    if (between.length <= 4 && (range.test(between) || next.sign === '±')) mentions[first.at] = { ...first.mention, of: next.of, bySymbol: false };
  }
}

/** Numbers in words, for what stands in figures on the other side: three, 三个, trois. */
export function numberWords(text: string, { numbers, runsTogether }: LanguageWords): readonly { readonly value: string; readonly text: string; readonly from: number; readonly to: number }[] {
  return Object.entries(numbers).flatMap(([word, value]) => {
    const pattern = new RegExp(runsTogether ? word : `(?<!\\p{L})(?:${word})(?!\\p{L})`, 'giu');
    return [...text.matchAll(pattern)].map((match) => ({ value: String(value), text: match[0], from: match.index, to: match.index + match[0].length }));
  });
}
