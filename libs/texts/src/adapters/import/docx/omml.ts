import { linearOf, mathmlProblem, type Formula } from '../../../model/content.js';
import { escaped } from '../markup/mathml.js';
import { childOf, elementsOf, valueOf, wordsOf, type Element } from '../xml-tree.js';

/** What a formula of Word is as presentation MathML, and the names of its elements that nobody here knows; their words are kept. */
export interface ReadFormula {
  readonly formula: Formula;
  readonly unknown: readonly string[];
}

/**
 * Reads an `m:oMath` (ECMA-376-1:2016, 22.1). Every construct has its counterpart in MathML Core; what a formula looks like (colours,
 * sizes, breaks) is not kept. Null when it says nothing. What cannot be MathML here is kept as its characters.
 */
export function formulaOfWord(math: Element): ReadFormula | null {
  const unknown: string[] = [];
  const source = `<math xmlns="http://www.w3.org/1998/Math/MathML">${all(math, unknown)}</math>`;
  const words = wordsOf(math).replace(/\s+/gu, ' ').trim();
  const isWhole = mathmlProblem(source) === null && linearOf({ notation: 'mathml', source }) !== '';
  if (!isWhole && words === '') return null;
  return { formula: isWhole ? { notation: 'mathml', source } : { notation: 'linear', source: words }, unknown };
}

const all = (element: Element | undefined, unknown: string[]): string => elementsOf(element).map((child) => written(child, unknown)).join('');

/** One argument: a single element as it is, anything else as a row. */
function row(element: Element | undefined, unknown: string[]): string {
  const inside = all(element, unknown);
  return elementsOf(element).length === 1 && /^<m(?:i|n|o)(?:\s[^>]*)?>[^<]*<\/m(?:i|n|o)>$/u.test(inside) ? inside : `<mrow>${inside}</mrow>`;
}

const operator = (text: string, more = ''): string => (text === '' ? '' : `<mo${more}>${escaped(text)}</mo>`);

/** A setting of an element, e.g. `m:chr` in `m:naryPr`; undefined when the file leaves it to the default. */
const setting = (element: Element, name: string): string | undefined => {
  const found = childOf(childOf(element, `${element.name}Pr`), name);
  return found && (found.attributes['m:val'] ?? '');
};
const isSet = (element: Element, name: string): boolean => !['0', 'false', 'off', undefined].includes(setting(element, name));

/** Properties of constructs and of runs, and marks of Word's own: no part of what a formula says. */
const silent = /^(?:m:\w+Pr|m:argSz|w:(?:rPr|bookmarkStart|bookmarkEnd|proofErr|commentRangeStart|commentRangeEnd|del|moveFrom))$/u;

function written(element: Element, unknown: string[]): string {
  const of = (name: string): string => row(childOf(element, name), unknown);
  switch (element.name) {
    case 'm:r':
      return characters(element);
    case 'm:f':
      return fraction(element, of('m:num'), of('m:den'));
    case 'm:rad':
      return isSet(element, 'm:degHide') || elementsOf(childOf(element, 'm:deg')).length === 0 ? `<msqrt>${all(childOf(element, 'm:e'), unknown)}</msqrt>` : `<mroot>${of('m:e')}${of('m:deg')}</mroot>`;
    case 'm:sSup':
      return `<msup>${of('m:e')}${of('m:sup')}</msup>`;
    case 'm:sSub':
      return `<msub>${of('m:e')}${of('m:sub')}</msub>`;
    case 'm:sSubSup':
      return `<msubsup>${of('m:e')}${of('m:sub')}${of('m:sup')}</msubsup>`;
    case 'm:sPre':
      return `<mmultiscripts>${of('m:e')}<mprescripts/>${of('m:sub')}${of('m:sup')}</mmultiscripts>`;
    case 'm:nary':
      return nary(element, of);
    case 'm:d':
      return delimited(element, unknown);
    case 'm:func':
      return `<mrow>${of('m:fName')}<mo>\u2061</mo>${of('m:e')}</mrow>`;
    case 'm:limLow':
      return `<munder>${of('m:e')}${of('m:lim')}</munder>`;
    case 'm:limUpp':
      return `<mover>${of('m:e')}${of('m:lim')}</mover>`;
    case 'm:acc':
      return `<mover accent="true">${of('m:e')}${operator(setting(element, 'm:chr') || '\u0302')}</mover>`;
    case 'm:bar':
      return setting(element, 'm:pos') === 'top' ? `<mover accent="true">${of('m:e')}<mo>¯</mo></mover>` : `<munder accentunder="true">${of('m:e')}<mo>_</mo></munder>`;
    case 'm:groupChr': {
      const char = operator(setting(element, 'm:chr') ?? '\u23df');
      return setting(element, 'm:pos') === 'top' ? `<mover>${of('m:e')}${char}</mover>` : `<munder>${of('m:e')}${char}</munder>`;
    }
    case 'm:m':
      return table(elementsOf(element).filter(({ name }) => name === 'm:mr').map((line) => elementsOf(line).filter(({ name }) => name === 'm:e')), unknown);
    case 'm:eqArr':
      return table(elementsOf(element).filter(({ name }) => name === 'm:e').map((line) => [line]), unknown);
    case 'm:box':
    case 'm:borderBox':
    case 'm:phant':
      return of('m:e');
    case 'm:oMath':
    case 'm:e':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:hyperlink':
    case 'w:smartTag':
    case 'w:sdt':
    case 'w:sdtContent':
      return all(element, unknown);
    case 'w:r':
      return wordsOf(element).trim() === '' ? '' : `<mtext>${escaped(wordsOf(element))}</mtext>`;
    default:
      if (silent.test(element.name)) return '';
      unknown.push(element.name);
      return wordsOf(element).trim() === '' ? '' : `<mtext>${escaped(wordsOf(element))}</mtext>`;
  }
}

/** A run: words as they stand where Word says that they are text; otherwise numbers, letters and operators one by one. */
function characters(run: Element): string {
  const text = elementsOf(run).filter(({ name }) => name === 'm:t' || name === 'w:t').map(wordsOf).join('');
  const properties = childOf(run, 'm:rPr');
  if (text.trim() === '') return '';
  if (childOf(properties, 'm:nor')) return `<mtext>${escaped(text)}</mtext>`;
  const style = valueOfMath(properties, 'm:sty');
  const isUpright = style === 'p' || style === 'b';
  const variant = style === 'b' ? ' mathvariant="bold"' : style === 'bi' ? ' mathvariant="bold-italic"' : '';
  const pieces = text.match(isUpright ? /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+|\S/gu : /\d+(?:[.,]\d+)*|\p{L}\p{M}*|\S/gu) ?? [];
  return pieces
    .map((piece) => {
      if (/^\d/u.test(piece)) return `<mn${variant}>${piece}</mn>`;
      if (!/^\p{L}/u.test(piece)) return operator(piece.replace(/^-$/u, '−'));
      return `<mi${variant || (isUpright && [...piece].length === 1 ? ' mathvariant="normal"' : '')}>${piece}</mi>`;
    })
    .join('');
}

const valueOfMath = (properties: Element | undefined, name: string): string | undefined => childOf(properties, name)?.attributes['m:val'] ?? valueOf(properties, name);

function fraction(element: Element, numerator: string, denominator: string): string {
  const type = setting(element, 'm:type');
  if (type === 'lin') return `<mrow>${numerator}<mo>/</mo>${denominator}</mrow>`;
  return `<mfrac${type === 'noBar' ? ' linethickness="0"' : type === 'skw' ? ' bevelled="true"' : ''}>${numerator}${denominator}</mfrac>`;
}

function nary(element: Element, of: (name: string) => string): string {
  const sign = operator(setting(element, 'm:chr') ?? '∫');
  const [hasLower, hasUpper] = [!isSet(element, 'm:subHide') && elementsOf(childOf(element, 'm:sub')).length > 0, !isSet(element, 'm:supHide') && elementsOf(childOf(element, 'm:sup')).length > 0];
  // Where the file leaves it open, integrals have their limits beside the sign and everything else under and over it.
  const isAbove = (setting(element, 'm:limLoc') ?? (/^<mo>[∫-∳]/u.test(sign) ? 'subSup' : 'undOvr')) === 'undOvr';
  const name = hasLower && hasUpper ? (isAbove ? 'munderover' : 'msubsup') : hasLower ? (isAbove ? 'munder' : 'msub') : isAbove ? 'mover' : 'msup';
  const signed = hasLower || hasUpper ? `<${name}>${sign || '<mrow></mrow>'}${hasLower ? of('m:sub') : ''}${hasUpper ? of('m:sup') : ''}</${name}>` : sign;
  return `<mrow>${signed}${of('m:e')}</mrow>`;
}

function delimited(element: Element, unknown: string[]): string {
  const parts = elementsOf(element).filter(({ name }) => name === 'm:e').map((part) => row(part, unknown));
  const [open, close, between] = [setting(element, 'm:begChr') ?? '(', setting(element, 'm:endChr') ?? ')', setting(element, 'm:sepChr') ?? '|'];
  return `<mrow>${operator(open, ' fence="true"')}${parts.join(operator(between, ' separator="true"'))}${operator(close, ' fence="true"')}</mrow>`;
}

const table = (lines: readonly (readonly Element[])[], unknown: string[]): string =>
  `<mtable>${lines.map((cells) => `<mtr>${cells.map((cell) => `<mtd>${all(cell, unknown)}</mtd>`).join('')}</mtr>`).join('')}</mtable>`;
