import type { Code, Piece } from '../../model/exchange/codes.js';
import type { ExchangedUnit, MadeOf, Segment, Standing } from '../../model/exchange/exchange.js';
import type { Languages } from './write-xliff.js';
import { escaped, originalOf, shown } from './xliff-words.js';

/**
 * The same as `writeXliff` in XLIFF 1.2 (OASIS Standard, 1 February 2008), which is what many translators' tools still read: a
 * <trans-unit> for every place with words, looks and links as <g>, what has no words as <x>. What is in step is approved: tools take
 * the rest for work to do. What is stale goes out with its wording as `needs-review-translation`: sent back as `translated`, or as
 * approved, it stands.
 */
export function writeXliff12(madeOf: MadeOf, languages: Languages, units: readonly ExchangedUnit[]): string {
  const of = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">`,
    `  <file original="${escaped(originalOf(madeOf))}" source-language="${escaped(languages.source)}" target-language="${escaped(languages.target)}" datatype="plaintext">`,
    '    <body>',
    ...units.flatMap((unit) => unit.segments.map((segment) => transUnit(unit, segment))),
    '    </body>',
    '  </file>',
    '</xliff>',
    '',
  ];
  return of.join('\n');
}

const states: Readonly<Record<Standing, string>> = { missing: 'needs-translation', stale: 'needs-review-translation', 'in-step': 'translated' };

function transUnit({ kind, address, standing }: ExchangedUnit, segment: Segment): string {
  const notes = [['kind', kind], ...(address ? [['address', address]] : []), ['standing', standing]] as const;
  const target = segment.target === null || segment.target.length === 0 ? '' : `\n        <target state="${states[standing]}">${segment.target.map(piece).join('')}</target>`;
  return [
    `      <trans-unit id="${escaped(segment.id)}"${address ? ` resname="${escaped(address)}"` : ''} approved="${standing === 'in-step' ? 'yes' : 'no'}" xml:space="preserve">`,
    `        <source>${segment.source.map(piece).join('')}</source>${target}`,
    ...notes.map(([from, words]) => `        <note from="${from}">${escaped(words!)}</note>`),
    '      </trans-unit>',
  ].join('\n');
}

function piece(of: Piece): string {
  if (!('id' in of)) return escaped(of.text);
  const { id, code } = of;
  if ('text' in of) return `<g id="${id}"${typeOf(code)}>${escaped(of.text)}</g>`;
  return `<x id="${id}"${typeOf(code)} equiv-text="${escaped(shown(code))}"/>`;
}

function typeOf({ href, marks = [], lineBreak, ref }: Code): string {
  if (lineBreak) return ' ctype="lb"';
  if (href !== undefined || ref !== undefined) return ' ctype="link"';
  const [only, ...more] = marks;
  return only && more.length === 0 && ['bold', 'italic', 'underline'].includes(only) ? ` ctype="${only === 'underline' ? 'underlined' : only}"` : '';
}
