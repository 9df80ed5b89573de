import { csvRows } from './csv.js';
import { jsonRows } from './json.js';
import { LONGEST, type RowOrMalformed } from './row.js';
import { rejoin, textOf } from './text.js';

/** How much of a file is looked at to tell what kind of file it is. */
const HEAD = 256 * 1024;

/** Rows of a file of records, whatever it is written in: CSV, JSON Lines, a JSON array. Told by its beginning. */
export async function* rowsOf(file: string): AsyncGenerator<RowOrMalformed> {
  const { head, text } = await beginning(file, HEAD);
  if (!/^\s*[[{]/.test(head)) return yield* csvRows(text);
  yield* jsonRows(text, isLines(head));
}

/** The one JSON value a file is, up to `LONGEST` characters; undefined when it is not one, or longer. */
export async function wholeJson(file: string): Promise<unknown> {
  const { head } = await beginning(file, LONGEST);
  try {
    return head.length >= LONGEST ? undefined : (JSON.parse(head) as unknown);
  } catch {
    return undefined;
  }
}

async function beginning(file: string, length: number): Promise<{ readonly head: string; readonly text: AsyncIterable<string> }> {
  const pieces = textOf(file);
  const head: string[] = [];
  for (let read = 0; read < length; ) {
    const next = await pieces.next();
    if (next.done) break;
    head.push(next.value);
    read += next.value.length;
  }
  return { head: head.join(''), text: rejoin(head, pieces) };
}

/** JSON Lines: one of the first lines is an object by itself. A first line cut short must not make the file another kind. */
function isLines(head: string): boolean {
  if (/^\s*\[/.test(head)) return false;
  return head.split('\n', 50).some((line) => /^\{.*\}\s*$/.test(line) && isJson(line));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
