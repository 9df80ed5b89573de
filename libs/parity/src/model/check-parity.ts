import { checkLeftovers } from './check/check-leftovers.js';
import { checkMentions } from './check/check-mentions.js';
import { type ChineseScripts, checkScript } from './check/check-script.js';
import { checkShape } from './check/check-shape.js';
import { checkTerms, type TermPair } from './check/check-terms.js';
import { checkVerbs } from './check/check-verbs.js';
import { shortened, wholeOf } from './check/excerpt.js';
import { type Finding, findingOf, type Found } from './finding.js';
import { type Passage, type Said, type SaidPair, textOfSaid } from './said.js';
import { wordsOf } from './words/words-of.js';

export interface Comparing {
  readonly baseLanguage: string;
  readonly language: string;
  readonly terms?: readonly TermPair[];
  /** Without it characters of the other Chinese script are not looked for. */
  readonly scripts?: ChineseScripts;
}

/** Headings say what a clause is about; nothing is asked of anyone there. */
const titled = new Set(['title', 'clause', 'term']);

/** Every way in which a language version is not true to its base, unit by unit, in the order given. */
export const checkParity = (pairs: readonly SaidPair[], comparing: Comparing): readonly Finding[] => pairs.flatMap((pair) => checkPair(pair, comparing));

export function checkPair({ unit, address, base, other }: SaidPair, comparing: Comparing): readonly Finding[] {
  if (!base && !other) return [];
  const found = base && other ? compared(base, other, comparing) : [lonely(base, other)];
  return found.map((each) => findingOf(unit, address, each));
}

function lonely(base: Said | null, other: Said | null): Found {
  const said = (base ?? other)!;
  const excerpt = wholeOf({ text: textOfSaid(said) });
  const facts = { [base ? 'base' : 'other']: shortened(excerpt.text, 60) };
  return { code: base ? 'UNIT_MISSING' : 'UNIT_SURPLUS', base: base ? excerpt : null, other: other ? excerpt : null, facts };
}

function compared(base: Said, other: Said, { baseLanguage, language, terms = [], scripts }: Comparing): readonly Found[] {
  const words = { base: wordsOf(baseLanguage), other: wordsOf(language) };
  const found = passagesOf(base, other).flatMap(([left, right]): readonly Found[] => {
    const leftovers = checkLeftovers(left, right, words);
    return [...checkMentions(left, right, words), ...(titled.has(base.kind) || leftovers.length > 0 ? [] : checkVerbs(left, right, words)), ...leftovers, ...(scripts ? checkScript(right, language, scripts) : [])];
  });
  return [...checkShape(base, other), ...found, ...checkTerms(base, other, base.kind === 'term' ? [] : terms, words)];
}

/** Cell by cell and footnote by footnote where there are as many; otherwise each side as one. */
function passagesOf(base: Said, other: Said): readonly (readonly [Passage, Passage])[] {
  if (base.passages.length === other.passages.length && JSON.stringify(base.tables) === JSON.stringify(other.tables)) return base.passages.map((passage, at) => [passage, other.passages[at]!]);
  return [[{ text: textOfSaid(base) }, { text: textOfSaid(other) }]];
}
