/** error: the version contradicts the base text. warning: to be looked at. note: a proposal. */
export type Severity = 'error' | 'warning' | 'note';

interface Rule {
  readonly severity: Severity;
  readonly because: string;
  readonly remedy: string;
}

/** Each code with what it says and how it is mended. `{base}` and `{other}` are the words concerned. */
export const findingRules = {
  UNIT_MISSING: { severity: 'error', because: 'The base text says this and the language version does not.', remedy: 'Translate the unit.' },
  UNIT_SURPLUS: { severity: 'error', because: 'The language version says this and the base text does not.', remedy: 'Remove it, or have the base text say it first.' },
  KIND_DIFFERS: { severity: 'warning', because: 'The unit is a {base} in the base text and a {other} here.', remedy: 'Give it the form the base text has.' },
  NUMBER_DIFFERS: { severity: 'error', because: 'The base text says {base}, here stands {other}.', remedy: 'Write {base} as this language writes it.' },
  NUMBER_MISSING: { severity: 'error', because: 'The number {base} of the base text is not here.', remedy: 'Write {base} where the base text has it.' },
  NUMBER_ADDED: { severity: 'error', because: 'The number {other} is not in the base text.', remedy: 'Take {other} out, or correct it.' },
  NUMBER_WORD_DIFFERS: { severity: 'warning', because: 'The base text counts {base}, here is counted {other}.', remedy: 'Check the count that is written in words.' },
  DATE_DIFFERS: { severity: 'error', because: 'The base text names the date {base}, here stands {other}.', remedy: 'Write the date of the base text.' },
  UNIT_OF_MEASURE_DIFFERS: { severity: 'error', because: 'The base text measures in {base}, here stands {other}.', remedy: 'Use the unit of measurement of the base text.' },
  LIMIT_DIFFERS: { severity: 'error', because: 'The limit or tolerance is {base} in the base text and {other} here.', remedy: 'Restore the sign (±, ≤, ≥, <, >) of the base text.' },
  LIMIT_WORDED_DIFFERENTLY: { severity: 'warning', because: 'The limit is {base} in the base text and {other} here.', remedy: 'Check whether the limit itself is included in both.' },
  REFERENCE_DIFFERS: { severity: 'error', because: 'The base text refers to {base}, here stands {other}.', remedy: 'Refer to {base}.' },
  REFERENCE_MISSING: { severity: 'error', because: 'The reference to {base} is not here.', remedy: 'Refer to {base} where the base text does.' },
  REFERENCE_ADDED: { severity: 'error', because: 'The base text has no reference to {other}.', remedy: 'Take the reference out, or correct it.' },
  FORMULA_DIFFERS: { severity: 'error', because: 'The formula is {base} in the base text and {other} here.', remedy: 'Copy the formula of the base text.' },
  TABLE_DIFFERS: { severity: 'error', because: 'The table is {base} in the base text and {other} here (rows × columns).', remedy: 'Give the table the rows and columns of the base text.' },
  FIGURES_DIFFER: { severity: 'error', because: 'The base text has {base} figures here, this version {other}.', remedy: 'Show the figures of the base text.' },
  FOOTNOTES_DIFFER: { severity: 'warning', because: 'The base text has {base} footnotes here, this version {other}.', remedy: 'Carry over each footnote.' },
  LIST_COUNT_DIFFERS: { severity: 'error', because: 'The list has {base} items in the base text and {other} here.', remedy: 'Give each item of the base text its own item.' },
  LIST_MARKER_DIFFERS: { severity: 'warning', because: 'The item is marked by {base} in the base text and by {other} here.', remedy: 'Mark the item as the base text does.' },
  OBLIGATION_DIFFERS: { severity: 'error', because: 'The base text says {base}, here stands {other}.', remedy: 'Use the verbal form of the same obligation.' },
  OBLIGATION_MISSING: { severity: 'warning', because: 'The verbal form {base} has no counterpart here.', remedy: 'Express the same obligation, or say why the sentence needs none.' },
  OBLIGATION_ADDED: { severity: 'warning', because: 'The verbal form {other} has no counterpart in the base text.', remedy: 'Take the obligation out, or say why it only makes plain what the base text means.' },
  NEGATION_DIFFERS: { severity: 'warning', because: 'The base text denies something ({base}) and this version does not ({other}).', remedy: 'Check whether a “not” was lost or added.' },
  LEFT_UNTRANSLATED: { severity: 'error', because: 'These words stand in the language of the base text: {other}.', remedy: 'Translate them.' },
  WRONG_SCRIPT: { severity: 'error', because: 'These characters belong to the other Chinese script: {other}.', remedy: 'Write {proposal}.' },
  REGIONAL_WORD: { severity: 'note', because: 'Hong Kong and Macao rather say {proposal} for {other}.', remedy: 'Consider {proposal}.' },
  TERM_NOT_USED: { severity: 'warning', because: 'The base text uses the term {base}; its designation {other} is not here.', remedy: 'Use the designation the text defines: {other}.' },
} as const satisfies Readonly<Record<string, Rule>>;
export type FindingCode = keyof typeof findingRules;

/** Words of one side and where they stand. */
export interface Excerpt {
  readonly text: string;
  /** UTF-16 positions in the passage. */
  readonly from: number;
  readonly to: number;
  /** The passage, when the unit has several: a cell, a footnote. */
  readonly at?: string;
}

export interface Finding {
  readonly unit: string;
  readonly address: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly base: Excerpt | null;
  readonly other: Excerpt | null;
  readonly because: string;
  readonly remedy: string;
  /** What the sentence was made with: base, other, proposal. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface Found {
  readonly code: FindingCode;
  readonly base: Excerpt | null;
  readonly other: Excerpt | null;
  readonly facts: Readonly<Record<string, string>>;
  /** Where a rule alone does not settle how grave it is. */
  readonly severity?: Severity;
}

const filled = (sentence: string, facts: Readonly<Record<string, string>>): string => sentence.replace(/\{(\w+)\}/gu, (_, name: string) => facts[name] ?? '…');

export function findingOf(unit: string, address: string, { code, base, other, facts, severity }: Found): Finding {
  const rule = findingRules[code];
  return { unit, address, code, severity: severity ?? rule.severity, base, other, because: filled(rule.because, facts), remedy: filled(rule.remedy, facts), facts };
}
