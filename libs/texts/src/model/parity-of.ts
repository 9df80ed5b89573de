import { checkParity, type ChineseScripts, type Finding, findingOf, type Said, type SaidPair, type TermPair, textOfSaid } from '#lib/parity';
import { addressesOf } from './address.js';
import type { Alignment } from './align.js';
import { asRead, shownNumbersOf } from './numbers.js';
import { saidBy } from './said-by.js';
import { childrenOf, type TextTree, unitsById } from './unit.js';

/**
 * Everything in which a language version is not true to the base text, in the order of the base; the trees share the ids of units.
 * Lists are counted where a unit of theirs is missing or too many; the terms compared by are those the texts define themselves.
 */
export function parityOf(base: TextTree, other: TextTree, scripts: ChineseScripts, undecided: ReadonlySet<string> = new Set()): readonly Finding[] {
  const others = unitsById(other);
  const known = unitsById(base);
  const addresses = addressesOf(base);
  const own = addressesOf(other);
  const said = saidInBoth(base, other);
  const pairs: SaidPair[] = base.units.flatMap(({ id, kind, content }) => {
    if (!others.has(id) && undecided.has(id)) return [];
    return [{ unit: id, address: addresses.get(id) ?? id, ...(said(id) ?? { base: saidBy(kind, content), other: null }) }];
  });
  const surplus: SaidPair[] = other.units.flatMap(({ id, kind, content }) => (known.has(id) || undecided.has(id) ? [] : [{ unit: id, address: own.get(id) ?? id, base: null, other: saidBy(kind, content) }]));
  return [...checkParity([...pairs, ...surplus], { baseLanguage: base.language, language: other.language, terms: termsOf(base, other), scripts }), ...listsOf(base, other, addresses)];
}

/**
 * What a unit says in both texts; undefined when one of them has it not. Cross-references that show the number of their target are
 * compared by target where both texts have them so, otherwise by the number: a file may show as words what another one derives.
 */
export function saidInBoth(base: TextTree, other: TextTree): (unit: string) => { readonly base: Said; readonly other: Said } | undefined {
  const [left, right] = [unitsById(base), unitsById(other)];
  const numbers = new Map([...shownNumbersOf(other), ...shownNumbersOf(base)]);
  const [readLeft, readRight] = [asRead(base, numbers), asRead(other, numbers)];
  return (unit) => {
    const [own, twin] = [left.get(unit), right.get(unit)];
    if (!own || !twin) return undefined;
    const said = { base: saidBy(own.kind, own.content), other: saidBy(twin.kind, twin.content) };
    const isAlike = said.base.references.join('\n') === said.other.references.join('\n');
    return isAlike ? said : { base: saidBy(own.kind, readLeft.get(unit)!), other: saidBy(twin.kind, readRight.get(unit)!) };
  };
}

/** Units of a version just aligned that a person has still to decide on: neither missing nor too many yet. */
export const undecidedIn = ({ tree, doubtful }: Pick<Alignment, 'tree' | 'doubtful'>): ReadonlySet<string> =>
  new Set(doubtful.flatMap(({ unit, candidates }) => [unit, ...candidates.flatMap(({ at }) => tree.units[at]?.id ?? [])]));

/** The designations both texts define, by the unit of the term. */
export function termsOf(base: TextTree, other: TextTree): readonly TermPair[] {
  const others = unitsById(other);
  return base.units.flatMap(({ id, kind, content }): readonly TermPair[] => {
    const twin = others.get(id);
    if (kind !== 'term' || twin?.kind !== 'term') return [];
    const [left, right] = [designations(saidBy(kind, content)), designations(saidBy('term', twin.content))];
    return left.length > 0 && right.length > 0 ? [{ base: left, other: right }] : [];
  });
}

const designations = (said: Parameters<typeof textOfSaid>[0]): readonly string[] =>
  textOfSaid(said)
    .split(/\n|[;；]/u)
    .map((line) => line.replace(/[（(][^）)]*[）)]/gu, '').trim())
    .filter((line) => line !== '');

function listsOf(base: TextTree, other: TextTree, addresses: ReadonlyMap<string, string>): readonly Finding[] {
  const [left, right] = [childrenOf(base), childrenOf(other)];
  const count = (children: typeof left, id: string): number => (children.get(id) ?? []).filter(({ kind }) => kind === 'item').length;
  const there = unitsById(other);
  return base.units.flatMap(({ id }): readonly Finding[] => {
    const [wanted, found] = [count(left, id), count(right, id)];
    if (!there.has(id) || wanted === found || wanted === 0) return [];
    const facts = { base: String(wanted), other: String(found) };
    return [findingOf(id, addresses.get(id) ?? id, { code: 'LIST_COUNT_DIFFERS', base: null, other: null, facts })];
  });
}
