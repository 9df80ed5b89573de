import { canonicalJson } from '#lib/kernel';
import { plainText, textOf, type Block, type Cell, type Inline } from '../content.js';
import { similarity } from '../similarity.js';
import { layBeside, type Beside } from './beside.js';
import { redlineInlines, type Piece } from './pieces.js';

export type Change = 'same' | 'changed' | 'inserted' | 'deleted';

type Lined = Extract<Block, { readonly inlines: readonly Inline[] }>;
type Whole = Exclude<Block, Lined | { readonly is: 'table' }>;

export interface RedlinedCell {
  readonly change: Change;
  readonly pieces: readonly Piece[];
  readonly header?: true;
  readonly columns?: number;
  readonly rows?: number;
  /** Header or spans as they were, when they changed. */
  readonly was?: Omit<Cell, 'inlines'>;
}

export interface RedlinedRow {
  readonly change: Change;
  readonly cells: readonly RedlinedCell[];
}

/** A block as it was and is. Figures and formulas are shown whole, as they stood and as they stand; so is whatever else has no words of its own. */
export type RedlinedBlock =
  | { readonly is: Lined['is']; readonly change: Change; readonly pieces: readonly Piece[] }
  | { readonly is: 'table'; readonly change: Change; readonly rows: readonly RedlinedRow[] }
  | { readonly is: Whole['is']; readonly change: Change; readonly from: Whole | null; readonly to: Whole | null };

/** What changed between two contents, block by block. */
export function redlineBlocks(from: readonly Block[], to: readonly Block[], language: string): readonly RedlinedBlock[] {
  // Most units say one thing.
  if (from.length === 1 && to.length === 1 && from[0]!.is === to[0]!.is) return [redlined([from[0]!, to[0]!], language)];
  const alike = (a: Block, b: Block): number => (a.is === b.is ? 0.1 + similarity(said(a), said(b)) : 0);
  return layBeside(from, to, canonicalJson, alike).map((pair) => redlined(pair, language));
}

/** Blocks that are as they were: most units of most redlines. */
export const unchangedBlocks = (blocks: readonly Block[]): readonly RedlinedBlock[] =>
  blocks.map((block): RedlinedBlock => {
    if (block.is === 'table') return { is: 'table', change: 'same', rows: block.rows.map((row) => ({ change: 'same', cells: row.map(({ inlines, ...shape }) => ({ change: 'same', pieces: unchanged(inlines), ...shape })) })) };
    return 'inlines' in block ? { is: block.is, change: 'same', pieces: unchanged(block.inlines) } : { is: block.is, change: 'same', from: block, to: block };
  });

const unchanged = (inlines: readonly Inline[]): readonly Piece[] => [{ is: 'same', inlines }];

const said = (block: Block): string => plainText({ blocks: [block] });

function redlined([from, to]: Beside<Block>, language: string): RedlinedBlock {
  const block = (to ?? from)!;
  const change = changeOf(from, to);
  if (block.is === 'table') {
    const rowsOf = (side: Block | null) => (side?.is === 'table' ? side.rows : []);
    return { is: 'table', change, rows: redlineRows(rowsOf(from), rowsOf(to), language) };
  }
  if ('inlines' in block) {
    const linesOf = (side: Block | null) => (side && 'inlines' in side ? side.inlines : null);
    return { is: block.is, change, pieces: piecesOf(linesOf(from), linesOf(to), language) };
  }
  return { is: block.is, change, from: from as Whole | null, to: to as Whole | null };
}

function redlineRows(from: readonly (readonly Cell[])[], to: readonly (readonly Cell[])[], language: string): readonly RedlinedRow[] {
  const words = (row: readonly Cell[]): string => row.map(({ inlines }) => textOf(inlines)).join('\t');
  const first = (row: readonly Cell[]): string => (row[0] ? textOf(row[0].inlines) : '');
  const alike = (a: readonly Cell[], b: readonly Cell[]): number => {
    const score = similarity(words(a), words(b));
    return score > 0.2 || (first(a) !== '' && first(a) === first(b)) ? 0.1 + score : 0;
  };
  return layBeside(from, to, canonicalJson, alike).map(([before, after]): RedlinedRow => ({ change: changeOf(before, after), cells: redlineCells(before, after, language) }));
}

function redlineCells(from: readonly Cell[] | null, to: readonly Cell[] | null, language: string): readonly RedlinedCell[] {
  const alike = (a: Cell, b: Cell): number => 0.1 + similarity(textOf(a.inlines), textOf(b.inlines));
  return layBeside(from ?? [], to ?? [], ({ inlines }) => canonicalJson(inlines), alike).map(([before, after]): RedlinedCell => {
    const { inlines: _, ...shape } = (after ?? before)!;
    const was = shapeOf(before);
    const reshaped = before && after && canonicalJson(was) !== canonicalJson(shape);
    return { change: changeOf(before, after), pieces: piecesOf(before?.inlines ?? null, after?.inlines ?? null, language), ...shape, ...(reshaped ? { was } : {}) };
  });
}

const shapeOf = (cell: Cell | null): Omit<Cell, 'inlines'> => {
  const { inlines: _, ...shape } = cell ?? { inlines: [] };
  return shape;
};

function changeOf(from: unknown, to: unknown): Change {
  if (from === null) return 'inserted';
  if (to === null) return 'deleted';
  return canonicalJson(from) === canonicalJson(to) ? 'same' : 'changed';
}

function piecesOf(from: readonly Inline[] | null, to: readonly Inline[] | null, language: string): readonly Piece[] {
  if (from === null) return [{ is: 'inserted', inlines: to ?? [] }];
  if (to === null) return [{ is: 'deleted', inlines: from }];
  return canonicalJson(from) === canonicalJson(to) ? unchanged(to) : redlineInlines(from, to, language);
}
