/**
 * What a sentence asks for, after ISO/IEC Directives Part 2:2021 clause 7 and GB/T 1.1—2020 table C.1 to C.5.
 * `prohibition` is the negative of a requirement, `advice-against` of a recommendation, `exemption` of one too: "need not".
 */
export type Meaning = 'requirement' | 'prohibition' | 'recommendation' | 'advice-against' | 'permission' | 'exemption' | 'possibility' | 'impossibility';

export interface VerbForm {
  /** Source of a regular expression (flags giu). */
  readonly form: string;
  /** More than one where the language has one word for both: French "peut" permits and enables. */
  readonly means: readonly Meaning[];
}

export type Limit = '≤' | '≥' | '<' | '>';
export type Referred = 'clause' | 'annex' | 'table' | 'figure' | 'formula' | 'note' | 'part';

/** One language as parity needs it; every member is data. Patterns are sources of regular expressions without groups. */
export interface LanguageWords {
  /** Where the forms come from. */
  readonly source: string;
  readonly decimal: '.' | ',';
  /** January first; patterns. */
  readonly months: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly percent: string;
  /** Words for units of measurement, by the symbol they stand for. */
  readonly units: Readonly<Record<string, string>>;
  readonly limits: readonly (readonly [Limit, string])[];
  readonly referred: Readonly<Partial<Record<Referred, string>>>;
  /** Negative forms before the positive ones they contain: the first that fits takes the words. */
  readonly verbs: readonly VerbForm[];
  readonly negation: string;
  /** Words no sentence of the language is long without, and other languages have not. */
  readonly common: readonly string[];
  /** Words run together: no spaces, terms are looked up as characters. */
  readonly runsTogether?: true;
}
