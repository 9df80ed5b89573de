import type { Read } from '../../model/history.js';
import type { Row } from '../rows/row.js';

/** One kind of file: how its rows become histories. */
export interface Format {
  readonly id: string;
  /** What it is, for people: shown by --help. */
  readonly about: string;
  /** The procedure its documents go under, unless another is named. */
  readonly procedure: string;
  /** One row on its own. Rows of one document that follow each other are joined when they say so. */
  readonly read: (row: Row) => Read;
  /** For files that are one JSON value and not a list of records; undefined when this is not such a file. */
  readonly readWhole?: (value: unknown) => readonly Read[] | undefined;
}
