import type { Found, FindingCode } from '../finding.js';
import type { Mention } from '../read/mentions.js';
import { chineseNumeral } from '../read/numerals.js';
import { numberWords } from '../read/read-numbers.js';
import { mentionsIn } from '../read/read-passage.js';
import type { Passage } from '../said.js';
import type { LanguageWords } from '../words/language-words.js';
import { excerptOf } from './excerpt.js';

interface Sides {
  readonly base: Passage;
  readonly other: Passage;
  readonly words: { readonly base: LanguageWords; readonly other: LanguageWords };
}

/**
 * Numbers, dates, units of measurement, limits and references of two passages: each value of the base has its equal in the other, however
 * it is spelled and wherever it stands. Equal values pair first where what they are of is equal too; what is left pairs by what it is of.
 */
export function checkMentions(base: Passage, other: Passage, words: Sides['words']): readonly Found[] {
  const sides = { base, other, words };
  const left = [...mentionsIn(base.text, words.base)];
  const right = [...mentionsIn(other.text, words.other)];
  // A name is there or not: how often it is said is a matter of style.
  dropKnown(left, right);
  const pairs = [...pairUp(left, right, (a, b) => equal(a, b) && a.of === b.of), ...pairUp(left, right, (a, b) => equal(a, b) && compatible(a, b)), ...pairUp(left, right, equal)];
  const differing = pairs.flatMap(([a, b]) => ofDiffers(a, b, sides));
  absorb(left, other.text, words.other);
  absorb(right, base.text, words.base);
  const changed = [...pairUp(left, right, (a, b) => a.is === b.is && a.of === b.of), ...pairUp(left, right, (a, b) => kin(a) === kin(b))].map(([a, b]) =>
    found(changedCode(a), sides, a, b),
  );
  return [
    ...differing,
    ...changed,
    ...left.map((a) => alone(a, found(kin(a) === 'figure' ? 'NUMBER_MISSING' : 'REFERENCE_MISSING', sides, a, null))),
    ...right.map((b) => alone(b, found(kin(b) === 'figure' ? 'NUMBER_ADDED' : 'REFERENCE_ADDED', sides, null, b))),
  ];
}

const equal = (a: Mention, b: Mention): boolean => {
  if (a.is === 'standard' && b.is === 'standard') return a.values[0] === b.values[0];
  if (a.is === 'standard' || b.is === 'standard') return false;
  return a.values.some((value) => b.values.includes(value)) && (a.is === b.is || a.is !== 'date' || b.is !== 'date');
};

const compatible = (a: Mention, b: Mention): boolean => a.of === undefined || b.of === undefined;
const kin = ({ is }: Mention): string => (is === 'number' || is === 'date' ? 'figure' : 'reference');

function pairUp(left: Mention[], right: Mention[], fits: (a: Mention, b: Mention) => boolean): readonly (readonly [Mention, Mention])[] {
  const pairs: (readonly [Mention, Mention])[] = [];
  for (let at = 0; at < left.length; ) {
    const twin = right.findIndex((each) => fits(left[at]!, each));
    if (twin < 0) at += 1;
    else pairs.push([left.splice(at, 1)[0]!, right.splice(twin, 1)[0]!]);
  }
  return pairs;
}

/** One of something is often said without the figure; names are often left out. */
const alone = ({ is, values, of }: Mention, found: Found): Found => (is === 'number' && (of === 'name' || (of === undefined && values[0] === '1')) ? { ...found, severity: 'warning' } : found);

function dropKnown(left: Mention[], right: Mention[]): void {
  const [ours, theirs] = [namesIn(left), namesIn(right)];
  for (const [mentions, known] of [[left, theirs], [right, ours]] as const) {
    const kept = mentions.filter(({ of, values }, at) => of !== 'name' || !(known.has(values[0]!) || mentions.findIndex((each) => each.values[0] === values[0]) < at));
    mentions.splice(0, mentions.length, ...kept);
  }
}

const namesIn = (mentions: readonly Mention[]): ReadonlySet<string> => new Set(mentions.flatMap(({ of, values }) => (of === 'name' ? values : [])));

const changedCode = ({ is }: Mention): FindingCode => (is === 'number' ? 'NUMBER_DIFFERS' : is === 'date' ? 'DATE_DIFFERS' : 'REFERENCE_DIFFERS');

/** Equal values that are of different things, or stand under different limits. */
function ofDiffers(a: Mention, b: Mention, sides: Sides): readonly Found[] {
  const findings: Found[] = [];
  if (a.of !== b.of && a.of !== 'name' && b.of !== 'name') {
    const isTyped = a.is === 'reference' && b.is === 'reference';
    if (isTyped) findings.push(found('REFERENCE_DIFFERS', sides, a, b));
    else if (a.is === 'number' && b.is === 'number') {
      const isSure = (a.of === undefined || a.bySymbol) && (b.of === undefined || b.bySymbol);
      const isKnown = sides.words.base.source !== '' && sides.words.other.source !== '';
      if (isSure || (a.of !== undefined && b.of !== undefined && isKnown)) findings.push({ ...found('UNIT_OF_MEASURE_DIFFERS', sides, a, b), facts: { base: a.text, other: b.text } });
    }
  }
  if (a.is === 'number' && b.is === 'number' && a.sign !== b.sign) findings.push(...signDiffers(a, b, sides));
  return findings;
}

function signDiffers(a: Mention, b: Mention, sides: Sides): readonly Found[] {
  const isSaid = a.signInWords || b.signInWords;
  if (!isSaid) return [found('LIMIT_DIFFERS', sides, a, b)];
  // A limit in words is only compared where both sides have one: languages hide them in many words.
  return a.sign !== undefined && b.sign !== undefined ? [found('LIMIT_WORDED_DIFFERENTLY', sides, { ...a, text: `${a.sign} ${a.text}` }, { ...b, text: `${b.sign} ${b.text}` })] : [];
}

/** A figure on one side may be a word on the other: 3 and three, 3个 and trois. */
function absorb(mentions: Mention[], text: string, words: LanguageWords): void {
  const spare = numberWords(text, words).map(({ value }) => value);
  for (const match of words.runsTogether ? text.matchAll(/[〇○零一二三四五六七八九十百千万萬两兩]+/gu) : []) spare.push(String(chineseNumeral(match[0]) ?? ''));
  if (/(?<!\p{L})(?:half|halves|demi|moitié|hälfte|halben?|metade|meio|mitad|metà|mezzo)(?!\p{L})|半/iu.test(text)) spare.push('1/2');
  if (/(?<!\p{L})(?:one|une?|eine?[rmns]?|uma?|uno|una|einmal|once|один|одна|first|erste[rsn]?|premi(?:er|ère)|primeir[oa]|prim[oa]|하나|한)(?!\p{L})/iu.test(text)) spare.push('1');
  for (let at = mentions.length - 1; at >= 0; at -= 1) {
    const mention = mentions[at]!;
    const twin = mention.is === 'number' || mention.of === 'clause' ? spare.findIndex((value) => mention.values.includes(value)) : -1;
    if (twin < 0) continue;
    spare.splice(twin, 1);
    mentions.splice(at, 1);
  }
}

function found(code: FindingCode, { base, other }: Sides, a: Mention | null, b: Mention | null): Found {
  return { code, base: a && excerptOf(base, position(a)), other: b && excerptOf(other, position(b)), facts: { ...(a ? { base: a.text } : {}), ...(b ? { other: b.text } : {}) } };
}

const position = ({ text, from, to }: Mention) => ({ text, from, to });
