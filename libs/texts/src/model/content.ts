import { linearOf, type Formula, type Notation } from './formula.js';
import { textOf, type Inline, type Reference } from './run.js';
import { tidy } from './tidy.js';

export * from './formula.js';
export * from './run.js';
export * from './tidy.js';

/**
 * What a unit says: a small rich-text schema, the same for every kind and every language. Numbers and labels ("3.1", "NOTE", "Table 2")
 * are never content. Members added to the schema are optional and absent by default, so that what was kept before keeps its hash.
 */
export interface Cell {
  readonly inlines: readonly Inline[];
  readonly header?: true;
  readonly columns?: number;
  readonly rows?: number;
}

/** What else a term is called: `admitted` and `deprecated` designations and symbols stand beside the preferred one, which is the text. */
export const designationStatuses = ['admitted', 'deprecated', 'symbol'] as const;

export type Block =
  /** The words of the unit; of a table, figure or formula its caption. */
  | { readonly is: 'text'; readonly inlines: readonly Inline[] }
  | { readonly is: 'footnote'; readonly inlines: readonly Inline[] }
  /** Of a term another name of it; of an item, without a status, the word that the item explains. */
  | { readonly is: 'designation'; readonly inlines: readonly Inline[]; readonly status?: (typeof designationStatuses)[number] }
  | { readonly is: 'table'; readonly rows: readonly (readonly Cell[])[] }
  /** `ref`: `sha256:<hex>` of the picture's bytes (see Asset), or what the file called a picture it did not hold. */
  | { readonly is: 'figure'; readonly ref: string; readonly alt: string; readonly mediaType?: string }
  /** Without a notation: linear. */
  | { readonly is: 'formula'; readonly source: string; readonly notation?: Exclude<Notation, 'linear'> };

/** The bytes a figure shows, named by their hash. */
export interface Asset {
  /** `sha256:<hex>` */
  readonly ref: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Content {
  readonly blocks: readonly Block[];
  /**
   * Clauses: absent, numbered in sequence; `annex`, lettered; `none`, introduction, foreword, bibliography.
   * Tables, figures, notes and examples: `none`, without a number. Formulas: `counted`, with a number; absent, without one.
   */
  readonly numbering?: 'annex' | 'none' | 'counted';
  /** Annexes only: the bracketed word under the letter, e.g. 资料性, informative. */
  readonly qualifier?: string;
  /** Items only. Absent: a dash or bullet. `clause`: continues the number of the clause it stands in (3.1.1 -> 3.1.1.1). */
  readonly marker?: 'letter' | 'number' | 'roman' | 'clause';
  /** Paragraphs only: `source`, where a term or a table was taken from; `reference`, an entry of the references or the bibliography. */
  readonly role?: 'source' | 'reference';
}

/** A content of one plain text block; "\n" is a line break. */
export const contentOf = (text: string, more: Omit<Content, 'blocks'> = {}): Content => ({
  blocks: [{ is: 'text', inlines: tidy([{ text }]) }],
  ...more,
});

/** The words of a content without marks: runs joined, blocks and rows one a line, cells separated by a tab. */
export const plainText = (content: Content): string => content.blocks.map(blockText).filter(Boolean).join('\n');

/** Every run of a content, in reading order. */
export const inlinesOf = (content: Content): readonly Inline[] => content.blocks.flatMap((block) => ('inlines' in block ? block.inlines : block.is === 'table' ? block.rows.flat().flatMap((cell) => cell.inlines) : []));

/** Every formula of a content, in lines and by itself, in reading order. */
export const formulasOf = (content: Content): readonly Formula[] =>
  content.blocks.flatMap((block) =>
    block.is === 'formula' ? [formulaOf(block)] : inlinesOf({ blocks: [block] }).flatMap(({ formula }) => (formula ? [formula] : [])),
  );

export const formulaOf = (block: Block & { readonly is: 'formula' }): Formula => ({ notation: block.notation ?? 'linear', source: block.source });

/** Every cross-reference of a content with the words it shows. */
export const referencesOf = (content: Content): readonly { readonly ref: Reference; readonly text: string }[] =>
  inlinesOf(content).flatMap(({ ref, text }) => (ref ? [{ ref, text }] : []));

/** The content with every run changed by `change`. */
export const mapRuns = (content: Content, change: (run: Inline) => Inline): Content => ({
  ...content,
  blocks: content.blocks.map((block): Block => {
    if ('inlines' in block) return { ...block, inlines: block.inlines.map(change) };
    return block.is === 'table' ? { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, inlines: cell.inlines.map(change) }))) } : block;
  }),
});

/** The content with its cross-references to units led elsewhere; a reference whose unit has no counterpart stays as it is. */
export const retarget = (content: Content, idOf: (unit: string) => string | undefined): Content =>
  referencesOf(content).some(({ ref }) => 'unit' in ref)
    ? mapRuns(content, (run) => (run.ref && 'unit' in run.ref ? { ...run, ref: { unit: idOf(run.ref.unit) ?? run.ref.unit } } : run))
    : content;

function blockText(block: Block): string {
  if (block.is === 'table') return block.rows.map((row) => row.map((cell) => textOf(cell.inlines)).join('\t')).join('\n');
  if (block.is === 'figure') return block.alt;
  return block.is === 'formula' ? linearOf(formulaOf(block)) : textOf(block.inlines);
}
