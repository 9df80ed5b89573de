import type { Refusal } from '#lib/kernel';
import type { Parsed } from '../../model/parsed.js';
import { TreeDraft } from '../../model/reading/tree-draft.js';
import { decoded, leadsOutside, type Siblings } from './asciidoc/source.js';
import { elementTree, nestsBeyond } from './html/element-tree.js';
import { HtmlWalk } from './html/html-walk.js';
import { importLimits, type ImportLimits } from './limits.js';
import type { Pictures } from './pictures.js';
import { accepted, refusals } from './refusals.js';

/**
 * Reads a web page that is a specification (W3C and its like). parse5 reads it as a browser would; nothing runs, nothing is fetched, and
 * of scripts, styles and forms only a finding stays. Pictures come from data: addresses or from `siblings`.
 * Refuses FILE_TOO_LARGE, ENCODING_NOT_UTF8, NESTING_TOO_DEEP, TEXT_EMPTY, TEXT_TOO_LONG.
 */
export function readHtml(bytes: Uint8Array, siblings: Siblings = () => null, limits: ImportLimits = importLimits): Parsed | Refusal {
  if (bytes.length > limits.maxMarkupBytes) return refusals.tooLarge(bytes.length, limits.maxMarkupBytes);
  const html = decoded(bytes);
  if (html === null) return refusals.notUtf8('The file');
  if (nestsBeyond(html, limits.maxNesting)) return refusals.nesting('The file', limits.maxNesting);
  const { root, comments } = elementTree(html);
  const draft = new TreeDraft();
  if (comments > 0) draft.findings.push({ code: 'EDITORS_COMMENT_LEFT_OUT', place: { part: 'the page' }, snippet: '<!-- -->', ...(comments > 1 ? { count: comments } : {}) });
  new HtmlWalk(draft, picturesOf(siblings)).document(root);
  return accepted(draft.finish(), limits);
}

const picturesOf = (siblings: Siblings): Pictures => (name) => {
  const inside = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/u.exec(name)?.[1];
  if (inside) return Buffer.from(inside, 'base64');
  return name.startsWith('data:') || leadsOutside(name) ? null : siblings(name);
};
