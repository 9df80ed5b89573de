import { mathmlProblem, type Block, type Cell, type Formula, type Inline, type Mark } from './content.js';
import { escape } from './escape.js';
import { safeHref } from './safe-href.js';

const tags: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', code: 'code', sub: 'sub', sup: 'sup', underline: 'u', strike: 's', smallcaps: 'small' };

/** What is shown for a cross-reference that has no words of its own: the number of a unit. */
export type NumberOf = (unit: string) => string | undefined;

/** Runs as HTML. `unit` names the unit, for footnote marks. */
export const renderInlines = (inlines: readonly Inline[], unit: string, numberOf: NumberOf = () => undefined): string =>
  inlines.map((run) => renderRun(run, unit, numberOf)).join('');

function renderRun(run: Inline, unit: string, numberOf: NumberOf): string {
  if (run.footnote !== undefined) return `<sup><a href="#${escape(footnoteId(unit, run.footnote))}">${run.footnote}</a></sup>`;
  const text = run.formula ? renderFormula(run.formula, 'inline') : escape(run.text).replace(/\n/gu, '<br>');
  const marked = (run.marks ?? []).reduceRight((inner, mark) => `<${tags[mark]}>${inner}</${tags[mark]}>`, text);
  if (run.ref) return 'unit' in run.ref ? `<a class="ref" href="#${escape(run.ref.unit)}">${marked || escape(numberOf(run.ref.unit) ?? '?')}</a>` : `<cite>${marked || escape(run.ref.standard)}</cite>`;
  if (run.index) return `<span class="index" data-index="${escape(run.index.join('; '))}">${marked}</span>`;
  const href = run.href === undefined ? null : safeHref(run.href);
  return href === null ? marked : `<a href="${escape(href)}" rel="noopener noreferrer">${marked}</a>`;
}

/** A formula as MathML where its source is that and nothing else, otherwise its source. */
export function renderFormula({ notation, source }: Formula, as: 'inline' | 'block'): string {
  const isShown = notation === 'mathml' && mathmlProblem(source) === null;
  if (isShown) return as === 'block' ? source.replace(/^\s*<math(?![^>]*\sdisplay=)/u, '<math display="block"') : source.trim();
  if (as === 'block' && notation === 'linear') return `<pre>${escape(source)}</pre>`;
  return as === 'block' ? `<pre><code class="${notation}">${escape(source)}</code></pre>` : `<code class="${notation}">${escape(source)}</code>`;
}

export const footnoteId = (unit: string, number: number): string => `${unit}-fn${number}`;

/** The footnotes of a unit, to stand right after it. */
export const renderFootnotes = (blocks: readonly Block[], unit: string, numberOf?: NumberOf): string =>
  blocks
    .flatMap((block) => (block.is === 'footnote' ? [block] : []))
    .map((block, at) => `<p class="footnote" id="${escape(footnoteId(unit, at + 1))}"><sup>${at + 1}</sup> ${renderInlines(block.inlines, unit, numberOf)}</p>`)
    .join('');

export function renderTable(rows: readonly (readonly Cell[])[], unit: string, numberOf?: NumberOf, caption = ''): string {
  const heads = rows.findIndex((row) => !row.every((cell) => cell.header));
  const count = heads < 0 ? rows.length : heads;
  const lines = rows.map((row) => `<tr>${row.map((cell) => renderCell(cell, unit, numberOf)).join('')}</tr>`);
  const head = count > 0 ? `<thead>${lines.slice(0, count).join('')}</thead>` : '';
  return `<table>${caption === '' ? '' : `<caption>${caption}</caption>`}${head}<tbody>${lines.slice(count).join('')}</tbody></table>`;
}

function renderCell({ inlines, header, columns, rows }: Cell, unit: string, numberOf?: NumberOf): string {
  const tag = header ? 'th' : 'td';
  const spans = `${columns && columns > 1 ? ` colspan="${columns}"` : ''}${rows && rows > 1 ? ` rowspan="${rows}"` : ''}`;
  return `<${tag}${header ? ' scope="col"' : ''}${spans}>${renderInlines(inlines, unit, numberOf)}</${tag}>`;
}
