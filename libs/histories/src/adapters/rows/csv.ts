import { LONGEST, type RowOrMalformed } from './row.js';

/** `Observed Count` and `observed_count` are one column. */
const columnOf = (heading: string) => heading.trim().toLowerCase().replace(/[\s-]+/g, '_');

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
  readonly malformed?: string;
}

/**
 * Rows of a CSV file (RFC 4180) under their headings, in whatever order the columns come. Quoted fields may hold the
 * separator, quotes and line ends; lines end in LF or CRLF; the separator is a comma, a semicolon or a tab, as in the heading.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<RowOrMalformed> {
  let columns: readonly string[] | undefined;
  for await (const { line, cells, malformed } of cellRows(text)) {
    if (malformed) yield { line, malformed };
    else if (cells.length === 0) continue;
    else if (!columns) columns = cells.map(columnOf);
    else if (cells.length !== columns.length) yield { line, malformed: `It has ${cells.length} fields where the heading has ${columns.length}.` };
    else yield { line, fields: Object.fromEntries(columns.map((column, i) => [column, cells[i]!])) };
  }
}

async function* cellRows(text: AsyncIterable<string>): AsyncGenerator<Cells> {
  let separator = '';
  let held = '';
  let line = 1;
  const take = (end: number): Cells => {
    const row = rowIn(held.slice(0, end), line, separator);
    // A row over several lines that is none may be a stray quote: only its first line is given up, the others are read.
    const taken = row.malformed ? Math.min(end, held.indexOf('\n') + 1 || end) : end;
    line += linesIn(held.slice(0, taken));
    held = held.slice(taken);
    return row;
  };
  for await (const chunk of text) {
    held += chunk;
    separator ||= held.includes('\n') ? separatorOf(held.slice(0, held.indexOf('\n'))) : '';
    if (!separator && held.length < LONGEST) continue;
    separator ||= ',';
    for (let end = endOfRow(held, separator, false); end !== undefined; end = endOfRow(held, separator, false)) yield take(end);
  }
  separator ||= separatorOf(held);
  for (let end = endOfRow(held, separator, true); held !== '' && end !== undefined; end = endOfRow(held, separator, true)) yield take(end);
}

/** Where the first row ends. One whose quote is never closed ends with its line, so that the rows after it are read. */
function endOfRow(text: string, separator: string, isLast: boolean): number | undefined {
  let quoted = false;
  let atStart = true;
  for (let i = 0; i < text.length && i <= LONGEST; i += 1) {
    const char = text[i];
    // A quote inside an unquoted field is a character like any other.
    if (char === '"' && (quoted || atStart)) quoted = !quoted;
    else if (char === '\n' && !quoted) return i + 1;
    // A quote that is doubled opens again what it has just closed.
    atStart = char === separator || char === '"';
  }
  if (!isLast && text.length <= LONGEST) return undefined;
  const line = text.indexOf('\n');
  return quoted && line >= 0 ? line + 1 : text.length;
}

function rowIn(text: string, line: number, separator: string): Cells {
  const row = text.replace(/\r?\n$/, '');
  if (row.trim() === '') return { line, cells: [] };
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (row[at] === '"') {
      const close = closingQuote(row, at + 1);
      if (close < 0) return { line, cells: [], malformed: 'A quote is opened and never closed.' };
      cells.push(row.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (at < row.length && row[at] !== separator) return { line, cells: [], malformed: 'A quoted field goes on after its closing quote.' };
    } else {
      const end = row.indexOf(separator, at);
      cells.push(row.slice(at, end < 0 ? row.length : end));
      at = end < 0 ? row.length : end;
    }
    if (at >= row.length) break;
    at += 1;
  }
  return { line, cells };
}

function closingQuote(row: string, from: number): number {
  for (let i = row.indexOf('"', from); i >= 0; i = row.indexOf('"', i)) {
    if (row[i + 1] !== '"') return i;
    i += 2;
  }
  return -1;
}

const linesIn = (text: string) => text.split('\n').length - 1;

function separatorOf(heading: string): string {
  const count = (char: string) => heading.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best));
}
