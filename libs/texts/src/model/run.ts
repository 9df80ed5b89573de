import type { Formula } from './formula.js';

export const marks = ['bold', 'italic', 'code', 'sub', 'sup', 'underline', 'strike', 'smallcaps'] as const;
export type Mark = (typeof marks)[number];

/**
 * Where a cross-reference points: to a unit of the same text (by id; in a `Parsed` by its index in decimal digits), or into another
 * document, named as it is cited ("GB/T 1.1—2020", "ISO 80000-1") with the place in it ("4.2", "Table 1").
 */
export type Reference = { readonly unit: string } | { readonly standard: string; readonly clause?: string };

/** Text with one look. "\n" inside is a line break. */
export interface Inline {
  readonly text: string;
  /** In the order of `marks`, each at most once. */
  readonly marks?: readonly Mark[];
  /** http, https or mailto; anything else is kept as plain text by the importers and never rendered as a link. */
  readonly href?: string;
  /** Points to the n-th footnote block of the same unit, from 1. Its `text` is empty: the mark is derived. */
  readonly footnote?: number;
  /** A formula within the line. Its `text` is the formula read as one line (see linearOf). */
  readonly formula?: Formula;
  /** A cross-reference; `text` is the words shown. Empty: the derived number of the target is shown. */
  readonly ref?: Reference;
  /** An entry of the index that leads here: main word, then up to two words below it. `text` is empty, or the word as it stands in the line. */
  readonly index?: readonly string[];
}

export const textOf = (inlines: readonly Inline[]): string => inlines.map((run) => run.text).join('');

/** Whether a run says something, though it may show no character of its own. */
export const stands = (run: Inline): boolean => run.text !== '' || isPoint(run);

/** A run that is something of its own and is never joined with its neighbours: a mark, a formula, a reference, an entry of the index. */
export const isPoint = ({ footnote, formula, ref, index }: Inline): boolean =>
  footnote !== undefined || formula !== undefined || ref !== undefined || index !== undefined;
