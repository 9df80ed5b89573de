import type { Found, FindingCode } from '../finding.js';
import { negationsIn, type VerbalForm, verbsIn } from '../read/read-verbs.js';
import type { Passage } from '../said.js';
import type { LanguageWords, Meaning } from '../words/language-words.js';
import { excerptOf } from './excerpt.js';

/** Which meanings are one thing to whoever must comply; between the others a change of form is a change of the standard. */
const weight: Readonly<Record<Meaning, 'bound' | 'barred' | 'advised' | 'advised-against' | 'free'>> = {
  requirement: 'bound',
  prohibition: 'barred',
  recommendation: 'advised',
  'advice-against': 'advised-against',
  permission: 'free',
  possibility: 'free',
  exemption: 'free',
  impossibility: 'barred',
};

const weights = ({ means }: VerbalForm): readonly string[] => means.map((meaning) => weight[meaning]);
const isFree = (form: VerbalForm): boolean => weights(form).includes('free');
const isAbility = ({ means }: VerbalForm): boolean => means[0] === 'possibility';
const shares = (a: VerbalForm, b: VerbalForm): boolean => weights(a).some((each) => weights(b).includes(each));

/**
 * The verbal forms of two passages. A form without its like, opposite one of another meaning, is an error; alone it is a warning, as
 * languages put obligations into other words too. Whether something may or can be done is not told apart: many languages have one word.
 */
export function checkVerbs(base: Passage, other: Passage, words: { readonly base: LanguageWords; readonly other: LanguageWords }): readonly Found[] {
  if (words.base.verbs.length === 0 || words.other.verbs.length === 0) return [];
  const all = { base: verbsIn(base.text, words.base), other: verbsIn(other.text, words.other) };
  const left = [...all.base];
  const right = [...all.other];
  for (let at = 0; at < left.length; ) {
    const twin = right.findIndex((each) => shares(left[at]!, each));
    if (twin < 0) at += 1;
    else {
      left.splice(at, 1);
      right.splice(twin, 1);
    }
  }
  const findings: Found[] = [];
  const found = (code: FindingCode, a: VerbalForm | undefined, b: VerbalForm | undefined): Found => ({
    code,
    base: a ? excerptOf(base, a) : null,
    other: b ? excerptOf(other, b) : null,
    facts: { ...(a ? { base: a.text } : {}), ...(b ? { other: b.text } : {}) },
  });
  // What may be done is often left unsaid in translation: it counts as exchanged only where nothing else was added or left out.
  const isExchange = all.base.length === all.other.length;
  for (let at = 0; at < left.length; ) {
    const twin = right.findIndex((each) => (!isFree(left[at]!) && !isFree(each)) || (isExchange && !isAbility(left[at]!) && !isAbility(each)));
    if (twin < 0) at += 1;
    else findings.push(found('OBLIGATION_DIFFERS', left.splice(at, 1)[0], right.splice(twin, 1)[0]));
  }
  findings.push(...left.filter((each) => !isFree(each)).map((each) => found('OBLIGATION_MISSING', each, undefined)));
  findings.push(...right.filter((each) => !isFree(each)).map((each) => found('OBLIGATION_ADDED', undefined, each)));
  return findings.length > 0 ? findings : checkNegation(base, other, words);
}

function checkNegation(base: Passage, other: Passage, words: { readonly base: LanguageWords; readonly other: LanguageWords }): readonly Found[] {
  const [left, right] = [negationsIn(base.text, words.base), negationsIn(other.text, words.other)];
  if (left.length > 0 === right.length > 0) return [];
  const facts = { base: left.map(({ text }) => text).join(', ') || '–', other: right.map(({ text }) => text).join(', ') || '–' };
  return [{ code: 'NEGATION_DIFFERS', base: left[0] ? excerptOf(base, left[0]) : null, other: right[0] ? excerptOf(other, right[0]) : null, facts }];
}
