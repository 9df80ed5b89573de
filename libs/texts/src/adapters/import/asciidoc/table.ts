import type { Cell, Inline, Mark } from '../../../model/content.js';
import type { AdocBlock, AdocCell } from './nodes.js';
import type { Words } from '../../../model/reading/tree-draft.js';

const styles: Readonly<Record<string, Mark>> = { strong: 'bold', emphasis: 'italic', monospaced: 'code' };

/** The rows of a table; footnotes of all cells in order. `read` turns converted words into runs, `flat` the blocks of a cell into lines. */
export async function tableOf(
  table: AdocBlock,
  read: (text: string) => Words,
  flat: (cell: AdocBlock) => Promise<Words>,
): Promise<{ readonly rows: readonly (readonly Cell[])[]; readonly footnotes: readonly (readonly Inline[])[] }> {
  const footnotes: (readonly Inline[])[] = [];
  const rows: Cell[][] = [];
  for (const [section, given] of table.rows?.bySection() ?? []) {
    for (const row of given) {
      const cells: Cell[] = [];
      for (const cell of row) cells.push(await cellOf(cell, section === 'head', read, flat, footnotes));
      rows.push(cells);
    }
  }
  return { rows: clipped(rows), footnotes };
}

async function cellOf(cell: AdocCell, isHead: boolean, read: (text: string) => Words, flat: (cell: AdocBlock) => Promise<Words>, footnotes: (readonly Inline[])[]): Promise<Cell> {
  const words = cell.style === 'asciidoc' && cell.innerDocument ? await flat(cell.innerDocument) : await simple(cell, read);
  const before = footnotes.length;
  footnotes.push(...words.footnotes);
  const mark = styles[cell.style ?? ''];
  const inlines = words.inlines.map((run) => ({
    ...run,
    ...(run.footnote === undefined ? {} : { footnote: run.footnote + before }),
    ...(mark ? { marks: [...(run.marks ?? []), mark] } : {}),
  }));
  return {
    inlines,
    ...(isHead || cell.style === 'header' ? { header: true as const } : {}),
    ...((cell.colspan ?? 1) > 1 ? { columns: Math.min(1000, cell.colspan!) } : {}),
    ...((cell.rowspan ?? 1) > 1 ? { rows: cell.rowspan! } : {}),
  };
}

/** Paragraphs of a plain cell, each on a line of its own. */
async function simple(cell: AdocCell, read: (text: string) => Words): Promise<Words> {
  await cell.precomputeText?.();
  return read((cell.text ?? '').replace(/\n{2,}/gu, '&#10;'));
}

/** A cell cannot span more rows than follow it, whatever the file says. */
export const clipped = (rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  rows.map((row, at) =>
    row.map((cell): Cell => {
      if (cell.rows === undefined || at + cell.rows <= rows.length) return cell;
      const { rows: _, ...rest } = cell;
      return rows.length - at > 1 ? { ...rest, rows: rows.length - at } : rest;
    }),
  );
