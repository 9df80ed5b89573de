import type { Refusal } from '#lib/kernel';
import { SaxesParser } from 'saxes';
import type { ImportLimits } from './limits.js';
import { refusals } from './refusals.js';

/** An XML element. Names carry the usual prefix of their namespace ("w:p"), whatever prefix the file chose. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

// Both editions of ECMA-376: transitional (2006) and strict (purl.oclc.org).
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://www.w3.org/1998/Math/MathML': 'mml',
  'http://www.w3.org/1999/xlink': 'xlink',
  'urn:iso:std:iso:30042:ed-1': 'tbx',
  'http://www.niso.org/schemas/sts/1.0/tbx': 'tbx',
};

/** Reads one XML part. Refuses a document type (unless named only, where a format has one) or entities (XXE, billion laughs), bad nesting, bytes that are not UTF-8 or UTF-16. */
export function xmlTree(bytes: Uint8Array, part: string, limits: ImportLimits, allows: 'nothing declared' | 'document type by name' = 'nothing declared'): Element | Refusal {
  const text = decoded(bytes);
  if (text === null) return refusals.notUtf8(part);
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  let no: Refusal | null = null;
  const stop = (refusal: Refusal): void => {
    no ??= refusal;
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', (declared) => (allows === 'document type by name' && !/[[<]/u.test(declared) ? undefined : stop(refusals.entities(part))));
  parser.on('error', (problem) => stop(/entit/iu.test(problem.message) ? refusals.entities(part) : refusals.malformed(part, problem.message)));
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const each of Object.values(tag.attributes)) if (each.prefix !== 'xmlns') attributes[nameOf(each.uri, each.local)] = each.value;
    const element = { name: nameOf(tag.uri, tag.local), attributes, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
    if (open.length > limits.maxNesting) stop(refusals.nesting(part, limits.maxNesting));
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (words) => void open.at(-1)!.children.push(words));
  parser.on('cdata', (words) => void open.at(-1)!.children.push(words));
  const step = 4096; // in slices, so that a refusal stops the work early
  for (let at = 0; at < text.length && no === null; at += step) parser.write(text.slice(at, at + step));
  if (no === null) parser.close();
  const top = root.children.find((child): child is Element => typeof child !== 'string');
  return no ?? top ?? refusals.malformed(part, 'It has no root element.');
}

const nameOf = (uri: string, local: string): string => (prefixes[uri] ? `${prefixes[uri]}:${local}` : local);

function decoded(bytes: Uint8Array): string | null {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const elementsOf = (element: Element | undefined): readonly Element[] =>
  (element?.children ?? []).filter((child): child is Element => typeof child !== 'string');
export const childOf = (element: Element | undefined, name: string): Element | undefined => elementsOf(element).find((child) => child.name === name);
export const allOf = (element: Element, name: string): readonly Element[] =>
  elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
/** The w:val of a child, e.g. the style of a paragraph. */
export const valueOf = (element: Element | undefined, name: string): string | undefined => childOf(element, name)?.attributes['w:val'];
export const wordsOf = (element: Element): string => element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
