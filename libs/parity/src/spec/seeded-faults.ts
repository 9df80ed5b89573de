import { checkPair, type Comparing } from '../model/check-parity.js';
import type { Finding, FindingCode } from '../model/finding.js';
import { mentionsIn } from '../model/read/read-passage.js';
import { negationsIn, verbsIn } from '../model/read/read-verbs.js';
import type { Said, SaidPair } from '../model/said.js';
import { wordsOf } from '../model/words/words-of.js';
import type { RealPairs } from './real-pairs.js';

export const faultKinds = ['number', 'measure', 'reference', 'row', 'verb', 'not', 'untranslated', 'script'] as const;
export type FaultKind = (typeof faultKinds)[number];

const figures: readonly FindingCode[] = ['NUMBER_DIFFERS', 'NUMBER_MISSING', 'NUMBER_ADDED', 'DATE_DIFFERS', 'REFERENCE_DIFFERS', 'REFERENCE_MISSING', 'REFERENCE_ADDED', 'UNIT_OF_MEASURE_DIFFERS'];
const answers: Readonly<Record<FaultKind, readonly FindingCode[]>> = {
  number: figures,
  measure: ['UNIT_OF_MEASURE_DIFFERS'],
  reference: figures,
  row: ['TABLE_DIFFERS'],
  verb: ['OBLIGATION_DIFFERS', 'OBLIGATION_MISSING', 'OBLIGATION_ADDED'],
  not: ['OBLIGATION_DIFFERS', 'OBLIGATION_MISSING', 'OBLIGATION_ADDED', 'NEGATION_DIFFERS'],
  untranslated: ['LEFT_UNTRANSLATED'],
  script: ['WRONG_SCRIPT'],
};

/** How a requirement is weakened, a recommendation made binding, in the language's own forms. */
const exchanges: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  en: [[/\bshall\b(?! not)/u, 'should'], [/\bshould\b(?! not)/u, 'may'], [/\bmust\b(?! not)/u, 'may']],
  zh: [[/(?<![不相响適适])[应應](?![该該用])/u, '宜'], [/必[须須]/u, '宜']],
  fr: [[/\bdoit\b(?! pas)/u, 'devrait'], [/\bdoivent\b(?! pas)/u, 'peuvent']],
  de: [[/\bmuss\b/u, 'sollte'], [/\bmüssen\b/u, 'können']],
  pt: [[/\bdeve\b/u, 'pode'], [/\bdevem\b/u, 'podem']],
  es: [[/\bdebe\b/u, 'debería'], [/\bdeben\b/u, 'pueden']],
  it: [[/\bdeve\b/u, 'dovrebbe'], [/\bdevono\b/u, 'possono']],
  ja: [[/なければならない/u, 'てもよい']],
  ko: [[/(?:해|되어|하여)야 한다/u, '하는 것이 좋다']],
};

const measures: Readonly<Record<string, string>> = { mm: 'cm', em: 'mm', pt: 'mm', '%': 'mm', '°': '%' };

/** The same draw for the same seed. */
export function draws(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
}

const words = ({ passages }: Said): string => passages[0]?.text ?? '';
const saying = (said: Said, text: string): Said => ({ ...said, passages: [{ ...said.passages[0], text }, ...said.passages.slice(1)] });
const cut = (text: string, from: number, to: number, put = ''): string => text.slice(0, from) + put + text.slice(to);

/** The pair with one fault of a kind in the language version; null where there is nothing to spoil. */
export function spoil(kind: FaultKind, { base, other, ...pair }: SaidPair, language: string, draw: (below: number) => number, simplified: (text: string) => string): SaidPair | null {
  if (!base || !other) return null;
  const text = words(other);
  const spoiled = spoiledText(kind, text, words(base), base.kind, language, draw, simplified);
  if (kind === 'row') return null;
  return spoiled === null || spoiled === text ? null : { ...pair, base, other: saying(other, spoiled) };
}

function spoiledText(kind: FaultKind, text: string, base: string, unitKind: string, language: string, draw: (below: number) => number, simplified: (text: string) => string): string | null {
  const own = wordsOf(language);
  const one = <T>(all: readonly T[]): T | undefined => all[draw(Math.max(1, all.length))];
  switch (kind) {
    case 'number': {
      const mention = one(mentionsIn(text, own).filter(({ is, of, text }) => (is === 'number' || is === 'date') && of !== 'name' && /[0-9０-９]/u.test(text)));
      if (!mention) return null;
      const places = [...mention.text.matchAll(/\d/gu)].map(({ index }) => index);
      const at = mention.from + places[draw(places.length)]!;
      return cut(text, at, at + 1, String((Number(text[at]) + 1 + draw(8)) % 10 || 7));
    }
    case 'measure': {
      const mention = one(mentionsIn(text, own).filter(({ bySymbol, of }) => bySymbol && of && measures[of]));
      return mention ? cut(text, mention.from, mention.to, mention.text.replace(/[^\d.,/ ]+$/u, measures[mention.of!]!)) : null;
    }
    case 'reference': {
      const mention = one(mentionsIn(text, own).filter(({ is }) => is === 'reference' || is === 'standard'));
      return mention ? cut(text, mention.from, mention.to, draw(2) === 0 ? '' : mention.text.replace(/\d(?!.*\d)/u, (figure) => String((Number(figure) + 1) % 10))) : null;
    }
    case 'verb': {
      if (['title', 'clause', 'term'].includes(unitKind)) return null;
      const [from, to] = one((exchanges[language.split('-')[0]!] ?? []).filter(([form]) => form.test(text))) ?? [];
      return from ? text.replace(from, to!) : null;
    }
    case 'not': {
      if (['title', 'clause', 'term'].includes(unitKind) || negationsIn(text, own).length !== 1) return null;
      const [gone] = negationsIn(text, own);
      const negative = verbsIn(text, own).some(({ from, to, means }) => from <= gone!.from && to >= gone!.to && ['prohibition', 'advice-against', 'exemption', 'impossibility'].includes(means[0]!));
      return negative ? cut(text, gone!.from, gone!.to).replace(/ {2}/gu, ' ') : null;
    }
    case 'untranslated': {
      const sentence = one(base.match(/[^.。!！?？]{25,}[.。]/gu) ?? []);
      return sentence ? `${text} ${sentence.trim()}` : null;
    }
    case 'script': {
      const places = [...text].flatMap((char, at) => (simplified(char) !== char ? [at] : []));
      const at = places[draw(Math.max(1, places.length))];
      return at === undefined ? null : [...text].map((char, place) => (place === at ? simplified(char) : char)).join('');
    }
    case 'row':
      return null;
  }
}

/** Four pairs as a table of two by two, and the same without its second row. */
export function rowLost(pairs: readonly SaidPair[]): readonly [SaidPair, SaidPair] {
  const table = (side: 'base' | 'other', rows: number): Said => ({ kind: 'table', passages: pairs.slice(0, rows * 2).map((pair, at) => ({ text: words(pair[side]!), at: `cell ${at + 1}` })), tables: [Array.from({ length: rows }, () => 2)], formulas: [], references: [], figures: 0, footnotes: 0 });
  const made = { unit: pairs[0]!.unit, address: pairs[0]!.address, base: table('base', 2) };
  return [{ ...made, other: table('other', 2) }, { ...made, other: table('other', 1) }];
}

export interface Measured {
  readonly kind: FaultKind;
  seeded: number;
  /** Answered by a finding that says so. */
  found: number;
  /** Of these, as errors. */
  asErrors: number;
  /** Errors the fault brought that say something else. */
  beside: number;
}

const key = ({ code, base, other }: Finding): string => `${code} ${base?.text} ${other?.text}`;

/** Seeds at most `most` faults of each kind into one text and counts what parity answers to each, over what it said before. */
export function measure({ pairs, baseLanguage, language }: RealPairs, scripts: NonNullable<Comparing['scripts']>, most: number, seed: number): readonly Measured[] {
  const draw = draws(seed);
  const comparing = { baseLanguage, language, scripts };
  const kinds = faultKinds.filter((kind) => (kind === 'script' ? language.startsWith('zh-Hant') : kind !== 'untranslated' || baseLanguage.slice(0, 2) !== language.slice(0, 2)));
  return kinds.map((kind): Measured => {
    const measured: Measured = { kind, seeded: 0, found: 0, asErrors: 0, beside: 0 };
    for (let tries = 0; tries < most * 12 && measured.seeded < most; tries += 1) {
      const at = draw(pairs.length - 4);
      const made = kind === 'row' ? rowLost(pairs.slice(at, at + 4)) : [pairs[at]!, spoil(kind, pairs[at]!, language, draw, (text) => scripts.proposal(text, false))];
      if (!made[0] || !made[1]) continue;
      const said = checkPair(made[0], comparing);
      // A fault put where one was already may mend it: only what was true is spoiled.
      if (kind !== 'row' && said.some(({ code }) => answers[kind].includes(code))) continue;
      const before = new Set(said.map(key));
      const after = checkPair(made[1], comparing).filter((finding) => !before.has(key(finding)));
      const answering = after.filter(({ code }) => answers[kind].includes(code));
      measured.seeded += 1;
      measured.found += answering.length > 0 ? 1 : 0;
      measured.asErrors += answering.some(({ severity }) => severity === 'error') ? 1 : 0;
      measured.beside += kind === 'row' ? 0 : after.filter(({ code, severity }) => severity === 'error' && !answers[kind].includes(code)).length;
    }
    return measured;
  });
}
