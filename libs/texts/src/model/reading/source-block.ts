import type { Cell, Formula, Inline } from '../content.js';
import type { SourcePlace } from '../parsed.js';

/**
 * One block as a file format shows it, before anyone asked what it means in a standard. Both importers speak this; `arrange`
 * turns a list of blocks into units. Runs may hold "\n" (line break) and "\v" (soft break, a line end without meaning).
 */
export interface SourceBlock {
  readonly as: 'text' | 'heading' | 'item' | 'title' | 'annex' | 'contents-heading' | 'contents-entry' | 'note' | 'example' | 'table' | 'figure' | 'formula' | 'caption';
  readonly place: SourcePlace;
  readonly inlines: readonly Inline[];
  /** Of a heading (1 = outermost) or item (1 = outermost list). */
  readonly level?: number;
  /** What the format numbers by itself: "3.1.1", "a)", "Annex A"; empty for a bullet. */
  readonly label?: string;
  readonly footnotes?: readonly (readonly Inline[])[];
  readonly rows?: readonly (readonly Cell[])[];
  /** Of a table or figure: the words beside it, without label and number. */
  readonly caption?: readonly Inline[];
  readonly figure?: { readonly ref: string; readonly alt: string; readonly mediaType?: string };
  /** Of a formula that is set off; `isCounted` when the file shows a number beside it. */
  readonly formula?: Formula;
  readonly isCounted?: true;
}
