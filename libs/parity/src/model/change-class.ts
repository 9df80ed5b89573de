import { mentionsIn } from './read/read-passage.js';
import { negationsIn, verbsIn } from './read/read-verbs.js';
import { type Said, textOfSaid } from './said.js';
import { wordsOf } from './words/words-of.js';

/**
 * What a change of one unit touches, from what nobody needs to look at to what changes the standard. `numbering` is how items are marked,
 * `typography` how characters look (width, spaces, quotation marks), `punctuation` signs between words, `reference` where the text points.
 */
export const changeKinds = ['typography', 'numbering', 'punctuation', 'reference', 'wording', 'shape', 'number', 'obligation'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface ProposedChange {
  /** In the order of `changeKinds`; empty when nothing changed. */
  readonly kinds: readonly ChangeKind[];
  /** What the rule proposes; a person confirms it. Null when nothing changed. */
  readonly changeClass: 'editorial' | 'substantive' | null;
}

const editorial: ReadonlySet<ChangeKind> = new Set(['typography', 'numbering', 'punctuation', 'reference']);

/**
 * The class of a change of wording, proposed by rule: editorial while only looks, marks, signs and references differ, substantive from the
 * first other word, number, unit of measurement, obligation or row on.
 */
export function proposeChange(before: Said, after: Said, language: string): ProposedChange {
  const words = wordsOf(language);
  const [was, is] = [textOfSaid(before), textOfSaid(after)];
  const kinds = new Set<ChangeKind>();
  if (before.marker !== after.marker) kinds.add('numbering');
  if (shape(before) !== shape(after)) kinds.add('shape');
  const [left, right] = [mentionsIn(was, words), mentionsIn(is, words)];
  const named = (all: typeof left, isReference: boolean): string => all.filter((each) => (each.is === 'reference' || each.is === 'standard') === isReference).map(({ values, of, sign }) => [sign, values[0], of].join(' ')).join('|');
  if (named(left, false) !== named(right, false)) kinds.add('number');
  if (named(left, true) !== named(right, true) || before.references.join('|') !== after.references.join('|')) kinds.add('reference');
  const meanings = (text: string): string => [...verbsIn(text, words).map(({ means }) => means.join('/')), negationsIn(text, words).length].join('|');
  if (meanings(was) !== meanings(is)) kinds.add('obligation');
  // What was named by itself is taken out, so that the words around it are compared alone.
  const [rest, now] = [without(was, left), without(is, right)];
  if (letters(rest) !== letters(now)) kinds.add('wording');
  else if (kinds.size === 0 && signs(was) !== signs(is)) kinds.add('punctuation');
  else if (kinds.size === 0 && was !== is) kinds.add('typography');
  const sorted = changeKinds.filter((kind) => kinds.has(kind));
  return { kinds: sorted, changeClass: sorted.length === 0 ? null : sorted.every((kind) => editorial.has(kind)) ? 'editorial' : 'substantive' };
}

const shape = ({ kind, tables, formulas, figures, footnotes }: Said): string => JSON.stringify([kind, tables, formulas, figures, footnotes]);

const without = (text: string, mentions: readonly { readonly from: number; readonly to: number }[]): string =>
  [...mentions].sort((a, b) => b.from - a.from).reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text);

const even = (text: string): string => text.normalize('NFKC').replace(/[“”„«»「」『』]/gu, '"').replace(/[‘’]/gu, "'").replace(/[‐‑–—−]/gu, '-').replace(/\s+/gu, '');
const letters = (text: string): string => even(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
const signs = (text: string): string => even(text);
