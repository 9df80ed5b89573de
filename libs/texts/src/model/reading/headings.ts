import { textOf, whollyMarked } from '../content.js';
import { numberPrefix } from './number-prefix.js';
import type { SourceBlock } from './source-block.js';
import { annexLabel, isUnnumberedTitle } from './vocabulary.js';

/** A heading recognised among the blocks, with its number and how much of its words the number takes. */
export interface Heading {
  readonly level?: number;
  readonly number?: string;
  /** Characters at the start of the words that are number, not title. */
  readonly length: number;
}

const longest = 80;

/** Reads a block as a heading, or answers null. A bold, short, numbered line counts, as many files number by hand. */
export function headingOf(block: SourceBlock): Heading | null {
  const text = textOf(block.inlines);
  if (block.as === 'heading') return withNumber(text, block);
  const label = block.as === 'item' ? numberPrefix(block.label ?? '')?.number : undefined;
  const written = block.as === 'text' ? numberPrefix(text) : null;
  const number = label ?? written?.number;
  if (!number?.includes('.') || !whollyMarked(block.inlines, 'bold')) return null;
  const rest = text.slice(written?.length ?? 0).trim();
  if (rest === '' || rest.length > longest || /[\n\v]|[。.;；:：]$/u.test(rest)) return null;
  return { number, length: written?.length ?? 0 };
}

function withNumber(text: string, block: SourceBlock): Heading {
  const level = block.level ?? 1;
  const written = numberPrefix(text);
  if (written) return { level, number: written.number, length: written.length };
  const generated = numberPrefix(block.label ?? '');
  return { level, length: 0, ...(generated ? { number: generated.number } : {}) };
}

/** The heading that names the standard: printed above clause 1 with at most foreword and introduction before it (ISO layout), or alone at the top of a Markdown file. */
export function isTitle(blocks: readonly SourceBlock[], at: number): boolean {
  const block = blocks[at]!;
  const text = textOf(block.inlines);
  if (block.as !== 'heading' || headingOf(block)?.number !== undefined || isUnnumberedTitle(text) || annexLabel(text)) return false;
  const next = blocks[at + 1];
  const isBeforeClauses = (): boolean => blocks.slice(0, at).every((before) => before.as !== 'heading' || isUnnumberedTitle(textOf(before.inlines)));
  if (next?.as === 'heading' && headingOf(next)?.number === '1' && isBeforeClauses()) return true;
  return at === 0 && block.level === 1 && !blocks.some((other, index) => index > 0 && other.as === 'heading' && other.level === 1);
}
