import { textOf, type Inline } from '../content.js';
import { withoutStart } from '../tidy.js';
import type { SourceBlock } from './source-block.js';
import { captionLabel } from './vocabulary.js';

/**
 * Gives tables and figures the captions that stand beside them as paragraphs: above a table, below a figure (ISO/IEC Directives Part 2,
 * clauses 28 and 29; GB/T 1.1-2020, 9.6 and 9.7). The number goes: it is derived. A caption that stands beside nothing is a paragraph.
 */
export function joinCaptions(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    const next = blocks[at + 1];
    const last = joined.at(-1);
    if (next?.as === 'table' && isCaptionOf('table', block)) {
      joined.push(captioned(next, block, 'table'));
      at += 1;
    } else if (last?.as === 'figure' && !last.caption && isCaptionOf('figure', block)) joined[joined.length - 1] = captioned(last, block, 'figure');
    else joined.push(block.as === 'caption' ? { ...block, as: 'text' } : block);
  }
  return joined;
}

/** By its style; or by its label, when it is no sentence ("Table 1 shows the values." is one). */
function isCaptionOf(kind: 'table' | 'figure', { as, inlines }: SourceBlock): boolean {
  const text = textOf(inlines);
  const label = captionLabel(text);
  if (as === 'caption') return label === null || label.kind === kind;
  return as === 'text' && label?.kind === kind && text.length <= 300 && !/[.。;；,，]\s*$/u.test(text);
}

function captioned(block: SourceBlock, caption: SourceBlock, kind: 'table' | 'figure'): SourceBlock {
  const label = captionLabel(textOf(caption.inlines));
  const before = block.footnotes?.length ?? 0;
  const words = withoutStart(caption.inlines, label?.kind === kind ? label.length : 0);
  const footnotes = [...(block.footnotes ?? []), ...(caption.footnotes ?? [])];
  return {
    ...block,
    caption: words.map((run): Inline => (run.footnote === undefined ? run : { ...run, footnote: run.footnote + before })),
    ...(footnotes.length > 0 ? { footnotes } : {}),
  };
}
