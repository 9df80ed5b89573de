import type { Inline } from '../content.js';
import { escape } from '../escape.js';
import { renderInlines } from '../render-content.js';
import type { Change, RedlinedBlock, RedlinedCell, RedlinedRow } from './blocks.js';
import type { Piece } from './pieces.js';
import type { RedlineWords } from './redline-words.js';

/** A block as HTML; `line`: it may stand inside a line of other words. */
export interface BlockHtml {
  readonly html: string;
  readonly line: boolean;
}

export function blockHtml(block: RedlinedBlock, words: RedlineWords): BlockHtml {
  if ('rows' in block) return { html: `<table><tbody>${block.rows.map((row) => rowHtml(row, words)).join('')}</tbody></table>`, line: false };
  if ('pieces' in block) {
    const html = piecesHtml(block.pieces);
    return block.is === 'text' ? { html, line: true } : { html: `<p class="${escape(block.is)}">${html}</p>`, line: false };
  }
  const [from, to] = [block.from && wholeHtml(block.from, words), block.to && wholeHtml(block.to, words)];
  const html = block.change === 'same' ? to! : `${from ? `<del>${from}</del>` : ''}${to ? `<ins>${to}</ins>` : ''}`;
  return { html: `<figure>${html}</figure>`, line: false };
}

/** A picture is named by its hash, so that another picture under the same words is seen to be another. */
function wholeHtml(block: NonNullable<Extract<RedlinedBlock, { readonly from: unknown }>['from']>, words: RedlineWords): string {
  if (block.is === 'formula') return `<span class="said look">${escape(words.formula)}</span><code>${escape(block.source)}</code> `;
  return `<span class="said look">${escape(words.figure)}</span>${escape(block.alt)} <code>${escape(shortened(block.ref))}</code> `;
}

const shortened = (ref: string): string => ref.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]{52}$/u, '$1…');

export const piecesHtml = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      const words = runsHtml(piece.inlines);
      if (piece.is === 'inserted') return words === '' ? '' : `<ins>${words}</ins>`;
      if (piece.is === 'deleted') return words === '' ? '' : `<del>${words}</del>`;
      return piece.is === 'restyled' ? `<span class="restyled">${words}</span>` : words;
    })
    .join('');

/** Marks of footnotes lead nowhere here: the same footnote may stand on the page as it was and as it is. */
const runsHtml = (inlines: readonly Inline[]): string =>
  inlines.map((run) => (run.footnote === undefined ? renderInlines([run], '') : `<sup>${run.footnote}</sup>`)).join('');

function rowHtml({ change, cells }: RedlinedRow, words: RedlineWords): string {
  return `<tr${look(change)}>${cells.map((cell) => cellHtml(cell, words)).join('')}</tr>`;
}

function cellHtml({ change, pieces, header, columns, rows, was }: RedlinedCell, words: RedlineWords): string {
  const tag = header ? 'th' : 'td';
  const spans = `${columns && columns > 1 ? ` colspan="${columns}"` : ''}${rows && rows > 1 ? ` rowspan="${rows}"` : ''}`;
  const reshaped = was ? `<span class="said look">${escape(words.cellReshaped)}</span>` : '';
  return `<${tag}${look(change)}${spans}>${reshaped}${piecesHtml(pieces)}</${tag}>`;
}

const look = (change: Change): string => (change === 'same' ? '' : ` class="${change === 'deleted' ? 'removed' : change}"`);
