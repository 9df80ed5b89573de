import type { LanguageWords, Referred } from '../words/language-words.js';
import type { Reading } from './mentions.js';

const bodies = 'GB/T|GB/Z|GBZ|GB|GSB|DB\\d{2}/T|DB\\d{2}|T/[A-Z]{2,8}|[A-Z]{2}/T|Q/[A-Z]+|ISO|IEC|CEI|IEEE|ITU-[TR]|UIT-T|EN|DIN|NF|BS|JIS|ASTM|ANSI|UNE|UNI|ABNT|NBR|NP|RFC|KS|ГОСТ(?: Р)?|ИСО|МЭК';
const kinds = 'IEC|CEI|IEEE|TR|TS|PAS|Guide|ISO|EN|МЭК|NBR|DIS|FDIS|CD|WD';
const standardNumber = new RegExp(`(?<![\\p{Script=Latin}\\d])(?<body>(?:${bodies})(?:[/ ](?:${kinds}))*)[ -]?(?<number>[A-Z]?[ ]?\\d+(?:[.]\\d+)*(?:-\\d{1,3}(?!\\d))*)(?:[ ]?[:—–-]+[ ]?(?<year>(?:19|20)\\d{2}))?(?![\\d])`, 'gu');

/** GB/T 1.1—2020, GB/T 1.1-2020 and ISO/CEI 5230:2020 in one spelling. */
export function readStandards(reading: Reading): void {
  reading.take(standardNumber, ({ groups }) => {
    const body = groups!['body']!.replace(/ /gu, '/').replace(/CEI|МЭК/gu, 'IEC').replace(/ИСО/gu, 'ISO').replace(/UIT/gu, 'ITU');
    const year = groups!['year'];
    return { is: 'standard', values: [`${body} ${groups!['number']!.replace(/ /gu, '')}${year ? `:${year}` : ''}`] };
  });
}

const number = '(?:[A-Z](?:\\.\\d+)*|\\d+(?:\\.\\d+)*)(?:\\([a-z]\\)|[a-z]\\))?';
const chineseClause = new RegExp(`第 ?(?<number>${number}|[一二三四五六七八九十]+) ?(?:[章节節条條款])`, 'gu');

/** “clause 4.2”, “第4.2条”, “Table A.1”: by what they point to. A bare dotted number is read as a figure and may match. */
export function readReferences(reading: Reading, words: LanguageWords): void {
  if (words.runsTogether) reading.take(chineseClause, ({ groups }) => ({ is: 'reference', of: 'clause', values: [figured(groups!['number']!)] }));
  for (const [of, pattern] of Object.entries(words.referred) as [Referred, string][]) {
    if (of === 'part') continue;
    const before = words.runsTogether ? '' : '(?<!\\p{L})';
    const after = of === 'annex' || of === 'table' || of === 'figure' ? number : `(?:\\d+(?:\\.\\d+)*|[A-Z](?:\\.\\d+)+)`;
    reading.take(new RegExp(`${before}(?:${pattern}) ?\\(?(?<number>${after})(?![\\p{Script=Latin}\\d])`, 'giu'), ({ groups }) => {
      const value = groups!['number']!;
      return /^[a-z]$/u.test(value) ? undefined : { is: 'reference', of, values: [figured(value)] };
    });
  }
}

const order = '一二三四五六七八九十';
const figured = (written: string): string => (written.length === 1 && order.includes(written) ? String(order.indexOf(written) + 1) : written.replace(/[()]/gu, ''));
