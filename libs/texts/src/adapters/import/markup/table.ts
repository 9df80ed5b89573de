import type { Cell, Inline } from '../../../model/content.js';
import type { Words } from '../../../model/reading/tree-draft.js';
import { clipped } from '../asciidoc/table.js';
import { elementsOf, type Element } from '../xml-tree.js';

/** The rows of an XHTML table (HTML, and STS in its XHTML form); `words` reads a cell. A span of 0 or one that is no number counts as 1. */
export function tableRows(table: Element, words: (cell: Element) => Words): { readonly rows: readonly (readonly Cell[])[]; readonly footnotes: readonly (readonly Inline[])[] } {
  const footnotes: (readonly Inline[])[] = [];
  const rowsIn = (part: Element, isHead: boolean): readonly (readonly Cell[])[] =>
    elementsOf(part).flatMap((child) => {
      if (child.name === 'tr') return [elementsOf(child).filter(({ name }) => name === 'td' || name === 'th').map((cell) => cellOf(cell, isHead, words, footnotes))];
      return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsIn(child, child.name === 'thead') : [];
    });
  const rows = rowsIn(table, false).filter((row) => row.length > 0);
  return { rows: clipped(rows), footnotes };
}

function cellOf(cell: Element, isHead: boolean, words: (cell: Element) => Words, footnotes: (readonly Inline[])[]): Cell {
  const read = words(cell);
  const before = footnotes.length;
  footnotes.push(...read.footnotes);
  const columns = span(cell.attributes['colspan']);
  const rows = span(cell.attributes['rowspan']);
  return {
    inlines: read.inlines.map((run) => (run.footnote === undefined || before === 0 ? run : { ...run, footnote: run.footnote + before })),
    ...(isHead || cell.name === 'th' ? { header: true as const } : {}),
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
  };
}

const span = (given: string | undefined): number => (/^\d{1,4}$/u.test((given ?? '').trim()) ? Math.min(1000, Math.max(1, Number(given))) : 1);
