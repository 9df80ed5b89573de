import { linearOf, mathmlProblem, type Formula, type Inline } from '../../../model/content.js';
import { elementsOf, wordsOf, type Element } from '../xml-tree.js';

const kept = /^(?:display|mathvariant|stretchy|fence|separator|form|lspace|rspace|linethickness|rowspan|columnspan|columnalign|rowalign|open|close|separators|notation|accent|accentunder|displaystyle|scriptlevel|width|encoding)$/u;

/** A MathML element of a file as a formula: layout attributes stay, everything else goes; what is no presentation MathML is kept as its words. */
export function formulaIn(element: Element): Formula | null {
  const source = written(element, true);
  if (mathmlProblem(source) === null && linearOf({ notation: 'mathml', source }) !== '') return { notation: 'mathml', source };
  const words = wordsOf(element).replace(/\s+/gu, ' ').trim();
  return words === '' ? null : { notation: 'linear', source: words };
}

/** A formula as a run of a line. */
export const formulaRun = (formula: Formula): Inline => ({ text: linearOf(formula), formula });

function written(element: Element, isRoot = false): string {
  const name = element.name.replace(/^.*:/u, '');
  if (name === 'semantics') return elementsOf(element).slice(0, 1).map((child) => written(child)).join('');
  const attributes = Object.entries(element.attributes).filter(([key]) => kept.test(key)).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const isToken = /^(?:mi|mn|mo|ms|mtext)$/u.test(name);
  const inside = element.children.map((child) => (typeof child === 'string' ? escaped(isToken ? child.replace(/\s+/gu, ' ') : child.trim()) : written(child))).join('');
  return `<${name}${isRoot ? ' xmlns="http://www.w3.org/1998/Math/MathML"' : ''}${attributes.join('')}>${inside}</${name}>`;
}

export const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
