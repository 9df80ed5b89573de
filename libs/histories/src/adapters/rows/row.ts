import type { Malformed } from '../../model/history.js';

/** One row of a file: its fields by name, and the line it starts at. */
export interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type RowOrMalformed = Row | Malformed;

/** No record is longer than this: a quote or a brace that is never closed does not swallow the file, nor the memory. */
export const LONGEST = 4 * 1024 * 1024;
