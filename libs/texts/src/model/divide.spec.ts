import fc from 'fast-check';
import { isRefusal } from '#lib/kernel';
import { addressesOf } from './address.js';
import { chosen, joinedText, leftBehind, partOf, renaming, versionPartOf } from './divide.js';
import { identify } from './identify.js';
import { parsedOf } from './text.fixture.js';
import type { TextTree } from './unit.js';

let made = 0;
const newId = () => `unit-${(made += 1)}`;
const text = (language = 'en'): TextTree => identify(parsedOf('= Open source', '# {1} Scope', '  What it covers.', '# {2} Terms', '  @ {2.1} part', '    A piece.', '# {3} Methods', '  # {3.1} First', '    Do this.', '  # {3.2} Second', '    Do that.'), language, null, newId);
const ids = (tree: TextTree, ...addresses: readonly string[]): ReadonlySet<string> => {
  const answer = chosen(tree, addresses);
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
};
const addresses = (tree: TextTree): readonly string[] => [...addressesOf(tree).values()];

describe('dividing a text', () => {
  it('takes what is named with all below it, and the title into every part', () => {
    const base = text();
    const part = partOf(base, ids(base, '3'));
    expect(part.units.map(({ kind }) => kind)).toEqual(['title', 'clause', 'clause', 'paragraph', 'clause', 'paragraph']);
    expect(addresses(part)).toContain('1.2');
    expect(part.units.every(({ id, hash }) => base.units.some((unit) => unit.id === id && unit.hash === hash))).toBe(true);
  });

  it('copies the whole where nothing is named, and knows no unit that is not there', () => {
    const base = text();
    expect(chosen(base, null)).toEqual(new Set(base.units.map(({ id }) => id)));
    expect(chosen(base, ['9.9'])).toMatchObject({ refused: 'UNIT_UNKNOWN', facts: { address: '9.9' } });
  });

  it('says what would go into no part', () => {
    const base = text();
    expect(leftBehind(base, [ids(base, '1'), ids(base, '3.1')])).toEqual(expect.arrayContaining(['2', '2.1', '3', '3.2']));
    expect(leftBehind(base, [ids(base, '1', '2'), ids(base, '3')])).toEqual([]);
  });

  it('takes a language version along, and what the base no longer has with what it stands under', () => {
    const base = text();
    const shorter: TextTree = { ...base, units: base.units.filter(({ id }) => id !== base.units.at(-1)!.id) };
    const version = { tree: { ...base, language: 'pt' }, pins: base.units.map(({ id, hash }) => ({ unit: id, baseHash: hash })) };
    const [first, second] = [ids(shorter, '1', '2'), ids(shorter, '3')];
    const parts = [versionPartOf(version, shorter, first, true), versionPartOf(version, shorter, second, false)];
    expect(parts[1]!.tree.units.map(({ id }) => id)).toContain(base.units.at(-1)!.id);
    expect(new Set(parts.flatMap(({ tree }) => tree.units.map(({ id }) => id))).size).toBe(base.units.length);
  });

  it('and joining again lose no unit, however it was divided', () => {
    const base = text();
    const tops = ['1', '2', '3.1', '3.2', '3'];
    fc.assert(
      fc.property(fc.array(fc.subarray(tops), { minLength: 1, maxLength: 4 }), (asked) => {
        const parts = asked.map((some) => ids(base, ...some));
        const behind = leftBehind(base, parts);
        const kept = new Set(parts.flatMap((part) => [...part]));
        expect(kept.size + behind.length).toBe(base.units.length);
        const trees = parts.map((part) => partOf(base, part));
        const joined = joinedText('en', trees, renaming(trees, newId));
        expect(joined.units.length).toBe(trees.reduce((sum, { units }) => sum + units.length, 0));
        expect(new Set(joined.units.map(({ id }) => id)).size).toBe(joined.units.length);
        for (const { hash } of trees.flatMap(({ units }) => units)) expect(joined.units.some((unit) => unit.hash === hash)).toBe(true);
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });
});
