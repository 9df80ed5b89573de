import type { Block, Cell, Content } from '../content.js';
import type { Inline } from '../run.js';

/** One place of a content where words of a language stand; formulas and pictures have none. */
export interface Slot {
  /** Where: `0` the first block, `2.1.3` a cell of a table, `4.alt` the words for a picture, `qualifier`. */
  readonly key: string;
  readonly runs: readonly Inline[];
}

/** Every place of a content that is translated, in reading order. */
export function slotsOf(content: Content): readonly Slot[] {
  const slots: Slot[] = content.qualifier === undefined ? [] : [{ key: 'qualifier', runs: [{ text: content.qualifier }] }];
  content.blocks.forEach((block, at) => {
    if ('inlines' in block) slots.push({ key: `${at}`, runs: block.inlines });
    else if (block.is === 'figure') slots.push({ key: `${at}.alt`, runs: [{ text: block.alt }] });
    else if (block.is === 'table') block.rows.forEach((row, r) => row.forEach(({ inlines }, c) => slots.push({ key: `${at}.${r}.${c}`, runs: inlines })));
  });
  return slots;
}

/** The same content with other words in its places; a place that is not named keeps its own. */
export function withSlots(content: Content, said: ReadonlyMap<string, readonly Inline[]>): Content {
  const words = (key: string, before: string): string => said.get(key)?.map(({ text }) => text).join('') ?? before;
  const blocks = content.blocks.map((block, at): Block => {
    if ('inlines' in block) return { ...block, inlines: said.get(`${at}`) ?? block.inlines };
    if (block.is === 'figure') return { ...block, alt: words(`${at}.alt`, block.alt) };
    if (block.is !== 'table') return block;
    return { ...block, rows: block.rows.map((row, r) => row.map((cell, c): Cell => ({ ...cell, inlines: said.get(`${at}.${r}.${c}`) ?? cell.inlines }))) };
  });
  return { ...content, blocks, ...(content.qualifier === undefined ? {} : { qualifier: words('qualifier', content.qualifier) }) };
}

export const isBlank = ({ runs }: Slot): boolean => runs.every((run) => run.text.trim() === '' && run.formula === undefined && run.footnote === undefined && run.ref === undefined);
