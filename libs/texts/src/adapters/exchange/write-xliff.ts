import type { Code, Piece } from '../../model/exchange/codes.js';
import type { ExchangedUnit, MadeOf, Segment, Standing } from '../../model/exchange/exchange.js';
import { escaped, originalOf, shown } from './xliff-words.js';

const namespace = 'urn:oasis:names:tc:xliff:document:2.0';

export interface Languages {
  readonly source: string;
  readonly target: string;
}

/**
 * A language version beside its base text as XLIFF 2.1 (OASIS Standard, 13 February 2018; the core module only). Each unit is a <unit>,
 * with one more for each further place of words in it (cells, footnotes); looks, links, marks and formulas are inline codes that a tool
 * carries along. What is stale goes out as `initial` with its wording: sent back as `translated` it stands.
 */
export function writeXliff(madeOf: MadeOf, languages: Languages, units: readonly ExchangedUnit[]): string {
  const of = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff xmlns="${namespace}" version="2.1" srcLang="${escaped(languages.source)}" trgLang="${escaped(languages.target)}">`,
    `  <file id="text" original="${escaped(originalOf(madeOf))}" xml:space="preserve">`,
    ...units.flatMap((unit) => unit.segments.map((segment) => unitElement(unit, segment))),
    '  </file>',
    '</xliff>',
    '',
  ];
  return of.join('\n');
}

const states: Readonly<Record<Standing, string>> = { missing: 'initial', stale: 'initial', 'in-step': 'translated' };

function unitElement({ kind, address, standing }: ExchangedUnit, segment: Segment): string {
  const notes = [['kind', kind], ...(address ? [['address', address]] : []), ['standing', standing]] as const;
  const target = segment.target === null || segment.target.length === 0 ? '' : `\n        <target>${segment.target.map(piece).join('')}</target>`;
  return [
    `    <unit id="${escaped(segment.id)}"${address ? ` name="${escaped(address)}"` : ''}>`,
    `      <notes>${notes.map(([category, words]) => `<note category="${category}">${escaped(words!)}</note>`).join('')}</notes>`,
    `      <segment id="s" state="${states[standing]}">`,
    `        <source>${segment.source.map(piece).join('')}</source>${target}`,
    '      </segment>',
    '    </unit>',
  ].join('\n');
}

function piece(of: Piece): string {
  if (!('id' in of)) return escaped(of.text);
  const { id, code } = of;
  if ('text' in of) return `<pc id="${id}"${typeOf(code)} dispStart="${escaped(shown(code))}">${escaped(of.text)}</pc>`;
  return `<ph id="${id}"${typeOf(code)} disp="${escaped(shown(code))}"${code.lineBreak ? ' equiv=" "' : ''}/>`;
}

const subTypes: Readonly<Record<string, string>> = { bold: 'xlf:b', italic: 'xlf:i', underline: 'xlf:u' };

function typeOf({ href, marks = [], lineBreak, formula, footnote, ref, index }: Code): string {
  if (lineBreak) return ' type="fmt" subType="xlf:lb"';
  if (href !== undefined || ref !== undefined) return ' type="link"';
  if (formula !== undefined || footnote !== undefined || index !== undefined) return ' type="other"';
  const [only, ...more] = marks;
  return ` type="fmt"${only && more.length === 0 && subTypes[only] ? ` subType="${subTypes[only]}"` : ''}`;
}
