import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Element } from '../xml-tree.js';

/** parse5's tree as the elements every reader here walks. Comments go; scripts, styles and their like keep their name and lose what is in them. */
export function elementTree(html: string): { readonly root: Element; readonly comments: number } {
  const document = parse(html);
  let comments = 0;
  const turned = (node: Tree.ParentNode): (Element | string)[] =>
    node.childNodes.flatMap((child): (Element | string)[] => {
      if (child.nodeName === '#text') return [(child as Tree.TextNode).value];
      if (child.nodeName === '#comment') comments += 1;
      if (!('tagName' in child)) return [];
      const isMath = (child.namespaceURI as string) === 'http://www.w3.org/1998/Math/MathML';
      const name = isMath ? `mml:${child.tagName}` : (child.namespaceURI as string) === 'http://www.w3.org/2000/svg' ? `svg:${child.tagName}` : child.tagName;
      return [{ name, attributes: Object.fromEntries(child.attrs.map((each) => [each.name, each.value])), children: silent.has(child.tagName) ? [] : turned(child) }];
    });
  return { root: { name: '#document', attributes: {}, children: turned(document) }, comments };
}

const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'canvas', 'audio', 'video']);

const neverNests = new Set('area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption html head body'.split(' '));

/**
 * Whether elements stand inside each other deeper than `most`, counted over the tags before any tree is built: building one takes time that
 * grows with the square of the depth.
 */
export function nestsBeyond(html: string, most: number): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, closes, given] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,60})/giu)) {
    const name = given!.toLowerCase();
    if (neverNests.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (closes && count === 0) continue;
    open.set(name, count + (closes ? -1 : 1));
    depth += closes ? -1 : 1;
    if (depth > most) return true;
  }
  return false;
}
