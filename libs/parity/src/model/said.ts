/**
 * What two language versions are compared by: words and shapes, not how a text keeps them. The keeper of the texts writes it
 * (texts: saidBy); nothing here knows runs, marks or blocks.
 */
export interface Passage {
  /** Words as read, superscript figures as ², subscripts as ₂. Positions in findings count UTF-16 units of this. */
  readonly text: string;
  /** Where in the unit, when it is more than one passage: a cell (row 2, column 3) or a footnote. */
  readonly at?: string;
}

export interface Said {
  /** What the unit is in its text; headings carry no obligations. */
  readonly kind: string;
  readonly passages: readonly Passage[];
  readonly tables: readonly (readonly number[])[];
  /** Formulas as written, each in one notation. */
  readonly formulas: readonly string[];
  /** Cross-references that show nothing of their own: what they lead to. */
  readonly references: readonly string[];
  readonly figures: number;
  readonly footnotes: number;
  /** How items are marked: letter, number, clause, dash; other kinds have none. */
  readonly marker?: string;
}

/** A unit in both languages; what one of them lacks is null. */
export interface SaidPair {
  readonly unit: string;
  readonly address: string;
  readonly base: Said | null;
  readonly other: Said | null;
}

export const textOfSaid = ({ passages }: Said): string => passages.map(({ text }) => text).join('\n');
