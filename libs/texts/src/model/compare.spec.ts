import { compareTexts } from './compare.js';
import { contentOf } from './content.js';
import { sprout, type Seed } from './sprout.js';
import { stalenessOf } from './staleness.js';

const seed = (id: string, parent: string | null = null, text = id): Seed => ({ id, kind: parent === null ? 'clause' : 'paragraph', parent, content: contentOf(text) });
const before = sprout('en', [seed('c'), seed('p', 'c'), seed('q', 'c'), seed('r', 'c'), seed('d')]);
const after = (...seeds: readonly Seed[]) => sprout('en', seeds);

describe('comparing two states of a text', () => {
  it('says what was added, removed, changed and moved', () => {
    const now = after(seed('c'), seed('new', 'c'), seed('q', 'c', 'other'), seed('r', 'c'), seed('d'), seed('p', 'd'));
    const changes = compareTexts(before, now);
    expect(changes).toMatchObject({ added: ['new'], removed: [], moved: ['p'], unchanged: 3 });
    expect(changes.changed).toEqual([{ unit: 'q', from: before.units[2]!.hash, to: now.units[2]!.hash }]);
  });
  it('blames the one that passed the others, not the others', () =>
    expect(compareTexts(before, after(seed('c'), seed('q', 'c'), seed('r', 'c'), seed('p', 'c'), seed('d'))).moved).toEqual(['p']));
  it('does not call a unit moved because a neighbour came or went', () =>
    expect(compareTexts(before, after(seed('c'), seed('r', 'c'), seed('d')))).toMatchObject({ removed: ['p', 'q'], moved: [] }));
  it('says nothing about equal texts', () => expect(compareTexts(before, before)).toEqual({ added: [], removed: [], changed: [], moved: [], unchanged: 5 }));
});

describe('where a language version stands', () => {
  const pins = before.units.slice(1, 4).map(({ id, hash }) => ({ unit: id, baseHash: hash }));
  it('is derived from the base as it is now', () => {
    const now = after(seed('c'), seed('p', 'c'), seed('q', 'c', 'other'), seed('d'));
    expect(stalenessOf(now, pins)).toEqual({ missing: ['c', 'd'], stale: ['q'], inStep: ['p'], surplus: ['r'] });
  });
  it('is in step again once the base says what it said', () => expect(stalenessOf(before, pins)).toMatchObject({ stale: [], inStep: ['p', 'q', 'r'] }));
});
