/**
 * The values a written figure may have: 1 234,5 and 1,234.5 by the language's decimal sign. Where the other sign stands before
 * three figures ("1,000" in French) both readings are kept: parity does not punish a spelling, it compares values.
 */
export function valuesOf(written: string, decimal: '.' | ','): readonly string[] {
  const figure = written.replace(/[ ’]/gu, '');
  const signs = [...figure.matchAll(/[.,]/gu)].map((match) => match[0]);
  const last = signs.at(-1);
  if (last === undefined) return [plain(figure, '')];
  const cut = figure.lastIndexOf(last);
  const [whole, fraction] = [figure.slice(0, cut), figure.slice(cut + 1)];
  const grouped = [plain(figure.replace(/[.,]/gu, ''), '')];
  const broken = [plain(whole.replace(/[.,]/gu, ''), fraction)];
  if (new Set(signs).size > 1) return broken;
  if (signs.length > 1) return /^\d{1,3}(?:[.,]\d{3})+$/u.test(figure) ? (last === decimal ? [figure, ...grouped] : grouped) : [figure];
  if (last === decimal || fraction.length !== 3 || whole.length > 3 || whole.startsWith('0')) return broken;
  return [...grouped, ...broken];
}

const plain = (whole: string, fraction: string): string => `${whole.replace(/^0+(?=\d)/u, '')}${fraction === '' ? '' : `.${fraction}`}`;

const figures = '零一二三四五六七八九';
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 三十五 is 35, 一百二十 is 120, 二〇二〇 is 2020; undefined where the characters are no numeral. */
export function chineseNumeral(written: string): number | undefined {
  const text = written.replace(/[〇○]/gu, '零').replace(/[两兩]/gu, '二');
  if (!/^[零一二三四五六七八九十百千万萬]+$/u.test(text)) return undefined;
  if (!/[十百千万萬]/u.test(text)) return Number([...text].map((char) => figures.indexOf(char)).join(''));
  let sum = 0;
  let part = 0;
  let figure = 0;
  for (const char of text) {
    if (figures.includes(char)) figure = figures.indexOf(char);
    else if (/[万萬]/u.test(char)) {
      sum += (part + figure || 1) * 10_000;
      [part, figure] = [0, 0];
    } else {
      part += (figure || 1) * tens[char]!;
      figure = 0;
    }
  }
  return sum + part + figure;
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** ⁻¹² and ^{-12} alike. */
export const exponentOf = (written: string): string =>
  String(Number([...written.replace(/[\^{}() ]/gu, '')].map((char) => (raised.includes(char) ? String(raised.indexOf(char)) : char === '⁻' ? '-' : char === '⁺' ? '' : char)).join('')));
