import type { Malformed } from '../../model/history.js';
import { LONGEST, type RowOrMalformed } from './row.js';

interface Piece {
  readonly line: number;
  readonly text: string;
}

/**
 * Records of a JSON file: one object a line (JSON Lines), an array of objects, or objects one after the other over several
 * lines. Never holds more than one record.
 */
export async function* jsonRows(text: AsyncIterable<string>, isLines: boolean): AsyncGenerator<RowOrMalformed> {
  for await (const piece of isLines ? lines(text) : values(text)) yield 'malformed' in piece ? piece : parsed(piece);
}

function parsed({ line, text }: Piece): RowOrMalformed {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return { line, fields: fields as Record<string, unknown> };
    return { line, malformed: 'It is not a JSON object.' };
  } catch (error) {
    return { line, malformed: `It is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<Piece | Malformed> {
  let held = '';
  let line = 1;
  let tooLong = false;
  for await (const chunk of text) {
    const parts = (held + chunk).split('\n');
    held = parts.pop()!;
    for (const part of parts) {
      if (tooLong) yield { line, malformed: `It is longer than ${LONGEST} characters.` };
      else if (part.trim() !== '') yield { line, text: part };
      tooLong = false;
      line += 1;
    }
    if (held.length > LONGEST) {
      held = '';
      tooLong = true;
    }
  }
  if (tooLong) yield { line, malformed: `It is longer than ${LONGEST} characters.` };
  else if (held.trim() !== '') yield { line, text: held };
}

/** Cuts out the values at the top, or in the array at the top, by their braces; what is in strings is passed over. */
async function* values(text: AsyncIterable<string>): AsyncGenerator<Piece | Malformed> {
  let line = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let inArray: boolean | undefined;
  let value = '';
  let start = 1;
  for await (const chunk of text) {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const char = chunk[i]!;
      if (char === '\n') line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (char === '\\') escaped = true;
        else if (char === '"') inString = false;
        continue;
      }
      if (inArray === undefined && char.trim() !== '') {
        inArray = char === '[';
        if (inArray) {
          from = i + 1;
          continue;
        }
      }
      if (depth === 0) {
        const between = char === ',' || char.trim() === '' || (inArray && char === ']');
        if (between) {
          const loose = value + chunk.slice(from, i);
          if (loose.trim() !== '') yield { line: start, text: loose };
          value = '';
          from = i + 1;
          continue;
        }
        if ((value + chunk.slice(from, i)).trim() === '') start = line;
      }
      if (char === '"') inString = true;
      else if (char === '{' || char === '[') depth += 1;
      else if (char === '}' || char === ']') {
        depth -= 1;
        if (depth > 0) continue;
        yield { line: start, text: value + chunk.slice(from, i + 1) };
        value = '';
        depth = 0;
        from = i + 1;
      }
    }
    value += chunk.slice(from);
    if (value.length > LONGEST) return yield { line: start, malformed: `It is not closed within ${LONGEST} characters; nothing after it could be read.` };
  }
  if (value.trim() !== '') yield { line: start, malformed: 'It is not closed before the end of the file.' };
}
