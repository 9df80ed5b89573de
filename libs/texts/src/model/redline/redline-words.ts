import type { Setting, UnitChange } from './redline.js';

/** The words around a redline, in the language of its reader; the caller has the catalogue. Facts are put in as they are. */
export interface RedlineWords {
  readonly title: (facts: { readonly from: string; readonly to: string }) => string;
  readonly revision: (facts: { readonly revision: number; readonly label: string | null }) => string;
  readonly summary: string;
  readonly count: (facts: { readonly change: UnitChange | 'unchanged'; readonly count: number }) => string;
  readonly nothing: string;
  readonly inserted: string;
  readonly removed: string;
  readonly movedFrom: (facts: { readonly address: string }) => string;
  /** Stands before the address it was moved to. */
  readonly movedTo: string;
  readonly renumbered: (facts: { readonly number: string }) => string;
  readonly restyled: string;
  readonly cellReshaped: string;
  /** null: as a unit of its kind usually is. */
  readonly setting: (facts: { readonly what: Setting['what']; readonly from: string | null; readonly to: string | null }) => string;
  readonly figure: string;
  readonly formula: string;
  readonly annex: string;
  readonly note: string;
  readonly example: string;
}
