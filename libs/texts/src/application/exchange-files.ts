import type { Refusal } from '#lib/kernel';
import type { ExchangedUnit, MadeOf } from '../model/exchange/exchange.js';
import type { Returned } from '../model/exchange/merge.js';

/** A file for translators that came back. */
export interface ReturnedFile {
  readonly madeOf: MadeOf;
  readonly segments: readonly Returned[];
}

/** Which XLIFF is written: 2.1 carries most; 1.2 is what older tools read. Both are read, whichever was given out. */
export const exchangeVersions = ['2.1', '1.2'] as const;
export type ExchangeVersion = (typeof exchangeVersions)[number];

/** The format in which language versions are given to translators' tools and come back. */
export abstract class ExchangeFiles {
  abstract readonly mediaType: string;
  abstract write(madeOf: MadeOf, source: string, units: readonly ExchangedUnit[], version: ExchangeVersion): Uint8Array;
  /** Refuses what cannot be read, and what was not given out by a system like this one. */
  abstract read(bytes: Uint8Array): ReturnedFile | Refusal;
}
