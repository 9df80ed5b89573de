import type { LocalDate } from '#lib/kernel';

/** What a source says of one document, in the order in which it happened. */
export interface History {
  /** Where the record starts in its file, counted from 1. */
  readonly line: number;
  /** What the source calls the document, e.g. `iso 16933`. */
  readonly subject: string;
  readonly title: string | null;
  /** When it was published, where the source says so. */
  readonly publishedOn?: LocalDate | null;
  readonly seen: readonly Seen[];
  /** How many documents went this way; 1 unless the record is an aggregate. */
  readonly weight: number;
  /** The source says that something happened between any two entries, even where both say the same. */
  readonly everyEntryMoves: boolean;
  /** The source looks now and then, so that stages can pass between two entries without being seen. */
  readonly looksNowAndThen: boolean;
}

/** One entry: the word of the source, and the stages it can mean; none when the procedure knows no such word. */
export interface Seen {
  readonly said: string;
  readonly stages: readonly string[];
  readonly on: LocalDate | null;
  /** How many days after the entry before, where the source gives that instead of a day: of an aggregate, the median. */
  readonly daysAfter?: number | null;
  /** The number the document had then, where the source gives one. */
  readonly designation?: string | null;
}

/** A row that is no record: it is reported, never dropped. */
export interface Malformed {
  readonly line: number;
  readonly malformed: string;
}

/** Something of the same file that is about another machine than the procedure's: counted, not replayed. */
export interface Outside {
  readonly line: number;
  readonly outside: string;
}

export type Read = History | Malformed | Outside;
