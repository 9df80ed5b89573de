import { textOf } from '../content.js';
import { snippetOf, type ImportFinding } from '../parsed.js';
import { numberPrefix } from './number-prefix.js';
import type { SourceBlock } from './source-block.js';
import { isContentsWord } from './vocabulary.js';

/**
 * Takes the list of contents off, and the cover that stands before it: both are made from the text and its record, never imported.
 * A file without a list of contents keeps everything. What goes is reported.
 */
export function cutContents(blocks: readonly SourceBlock[]): { readonly rest: readonly SourceBlock[]; readonly findings: readonly ImportFinding[] } {
  const from = blocks.findIndex((block) => block.as.startsWith('contents-') || isContentsWord(words(block)));
  const to = from < 0 ? -1 : endOfContents(blocks, from);
  if (to <= from) return { rest: blocks, findings: [] };
  const before = blocks.slice(0, from);
  const isCover = !before.some((block) => block.as === 'heading' && numberPrefix(words(block)));
  return {
    rest: [...(isCover ? [] : before), ...blocks.slice(to)],
    findings: [
      ...(isCover ? before.filter(saysSomething).map((block) => finding('COVER_LEFT_OUT', block)) : []),
      { ...finding('CONTENTS_LEFT_OUT', blocks[from]!), count: to - from },
    ],
  };
}

/** One past the last entry: by style where the format marks entries, otherwise where the text itself begins. */
function endOfContents(blocks: readonly SourceBlock[], from: number): number {
  const entries = blocks.flatMap((block, at) => (at >= from && block.as === 'contents-entry' ? [at] : []));
  if (entries.length > 0) return entries.at(-1)! + 1;
  const listed = new Set<string>();
  for (let at = from + 1; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    if (block.as === 'heading') {
      if (listed.has(words(block))) return at; // the first heading that is listed comes again: here the text begins
      listed.add(words(block));
    } else if (block.as !== 'item') return listed.size > 0 && block.as === 'text' ? from : at;
  }
  return from;
}

const words = (block: SourceBlock): string => textOf(block.inlines).replace(/\s+/gu, ' ').trim();
const saysSomething = (block: SourceBlock): boolean => words(block) !== '' || block.as === 'figure';
const finding = (code: 'COVER_LEFT_OUT' | 'CONTENTS_LEFT_OUT', block: SourceBlock): ImportFinding => ({
  code,
  place: block.place,
  snippet: snippetOf(words(block) || (block.figure?.alt ?? '')),
});
