import { basename } from 'node:path';
import { Fault } from '#lib/kernel';
import type { History, Read } from '../model/history.js';
import type { Format } from './formats/format.js';
import { ietf } from './formats/ietf.js';
import { isoOpenData } from './formats/iso-open-data.js';
import { isoSc29 } from './formats/iso-sc29.js';
import { isoTransitions } from './formats/iso-transitions.js';
import { w3c } from './formats/w3c.js';
import { rowsOf, wholeJson } from './rows/rows-of.js';
import type { Row } from './rows/row.js';

export const formats: readonly Format[] = [isoSc29, isoTransitions, isoOpenData, w3c, ietf];

/**
 * Reads the records of a file one by one, as they stand in it. Rows that are no records come as such, with their line.
 * @throws Fault `FILE_UNREADABLE` when it cannot be opened or read.
 */
export async function* readHistories(file: string, format: Format): AsyncGenerator<Read> {
  try {
    const whole = format.readWhole?.(await wholeJson(file));
    if (whole) return yield* whole;
    let flat: Row | undefined;
    for await (const row of rowsOf(file)) {
      if ('malformed' in row) {
        yield row;
        continue;
      }
      // A table has one entry a row: rows of one document that follow each other are its history.
      const joined: Row | undefined = flat && joinedTo(flat, row);
      if (flat && !joined) yield format.read(flat);
      flat = joined ?? (isEntry(row) ? { line: row.line, fields: { ...row.fields, history: [row.fields] } } : undefined);
      if (!flat) yield format.read(row);
    }
    if (flat) yield format.read(flat);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code && !(error instanceof Fault)) throw new Fault('FILE_UNREADABLE', `${basename(file)} cannot be read (${code}).`, 'Check its path.', { cause: error });
    throw error;
  }
}

/** A row that is one entry of a document's history, with the document's own fields beside it. */
const isEntry = ({ fields }: Row): boolean => !('history' in fields) && ('shortname' in fields ? 'status' in fields : 'iso_id' in fields && 'first_seen' in fields);
const keyOf = ({ fields }: Row): unknown => fields['iso_id'] ?? fields['shortname'];

function joinedTo(history: Row, row: Row): Row | undefined {
  if (!isEntry(row) || keyOf(row) !== keyOf(history)) return undefined;
  const entries = history.fields['history'];
  return { ...history, fields: { ...history.fields, history: [...(Array.isArray(entries) ? entries : []), row.fields] } };
}

export const isHistory = (read: Read): read is History => 'seen' in read;
