import type { Block, Cell, Inline, Mark } from './content.js';
import { escape } from './escape.js';
import { safeHref } from './safe-href.js';

const tags: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', code: 'code', sub: 'sub', sup: 'sup' };

/** Runs as HTML. `unit` names the unit, for footnote marks. */
export const renderInlines = (inlines: readonly Inline[], unit: string): string => inlines.map((run) => renderRun(run, unit)).join('');

function renderRun(run: Inline, unit: string): string {
  if (run.footnote !== undefined) return `<sup><a href="#${escape(footnoteId(unit, run.footnote))}">${run.footnote}</a></sup>`;
  const text = escape(run.text).replace(/\n/gu, '<br>');
  const marked = (run.marks ?? []).reduceRight((inner, mark) => `<${tags[mark]}>${inner}</${tags[mark]}>`, text);
  const href = run.href === undefined ? null : safeHref(run.href);
  return href === null ? marked : `<a href="${escape(href)}" rel="noopener noreferrer">${marked}</a>`;
}

export const footnoteId = (unit: string, number: number): string => `${unit}-fn${number}`;

/** The footnotes of a unit, to stand right after it. */
export const renderFootnotes = (blocks: readonly Block[], unit: string): string =>
  blocks
    .flatMap((block) => (block.is === 'footnote' ? [block] : []))
    .map((block, at) => `<p class="footnote" id="${escape(footnoteId(unit, at + 1))}"><sup>${at + 1}</sup> ${renderInlines(block.inlines, unit)}</p>`)
    .join('');

export function renderTable(rows: readonly (readonly Cell[])[], unit: string): string {
  const heads = rows.findIndex((row) => !row.every((cell) => cell.header));
  const count = heads < 0 ? rows.length : heads;
  const lines = rows.map((row) => `<tr>${row.map((cell) => renderCell(cell, unit)).join('')}</tr>`);
  const head = count > 0 ? `<thead>${lines.slice(0, count).join('')}</thead>` : '';
  return `<table>${head}<tbody>${lines.slice(count).join('')}</tbody></table>`;
}

function renderCell({ inlines, header, columns, rows }: Cell, unit: string): string {
  const tag = header ? 'th' : 'td';
  const spans = `${columns && columns > 1 ? ` colspan="${columns}"` : ''}${rows && rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<${tag}${header ? ' scope="col"' : ''}${spans}>${renderInlines(inlines, unit)}</${tag}>`;
}
