import { isRefusal, type Refusal } from '#lib/kernel';
import type { Parsed } from '../../model/parsed.js';
import { TreeDraft } from '../../model/reading/tree-draft.js';
import type { Siblings } from './asciidoc/source.js';
import { importLimits, type ImportLimits } from './limits.js';
import { accepted, refusals } from './refusals.js';
import { StsWalk } from './sts/sts-walk.js';
import { allOf, xmlTree } from './xml-tree.js';

/**
 * Reads a standard in NISO STS XML. A document type is passed over (its DTD is never fetched) unless it declares something itself;
 * no entity beyond XML's own is expanded.
 * Refuses NOT_STS, FILE_TOO_LARGE, XML_ENTITIES_REFUSED, XML_MALFORMED, NESTING_TOO_DEEP, ENCODING_NOT_UTF8, TEXT_EMPTY, TEXT_TOO_LONG.
 */
export function readSts(bytes: Uint8Array, siblings: Siblings = () => null, limits: ImportLimits = importLimits): Parsed | Refusal {
  if (bytes.length > limits.maxMarkupBytes) return refusals.tooLarge(bytes.length, limits.maxMarkupBytes);
  const tree = xmlTree(bytes, 'The file', limits, 'document type by name');
  if (isRefusal(tree)) return tree;
  const root = tree.name === 'adoption' ? allOf(tree, 'standard')[0] : tree;
  if (root?.name !== 'standard') return refusals.notSts(tree.name);
  const draft = new TreeDraft();
  if (tree.name === 'adoption') draft.report('METADATA_LEFT_OUT', { part: 'adoption' }, 'the adopting document around the standard');
  new StsWalk(draft, siblings).document(root);
  return accepted(draft.finish(), limits);
}
