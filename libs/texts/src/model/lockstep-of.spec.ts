import fc from 'fast-check';
import { lockstepOf, outlineOf, unitStates, type UnitStanding, type UnitState, unitsUnder } from './lockstep-of.js';

const unit = (id: string, kind: UnitStanding['kind'], parent: string | null, ...states: UnitState[]): UnitStanding => ({ id, kind, parent, content: null, states });
const en = (level: 'none' | 'titles' | 'complete' | 'reviewed' | 'approved') => ({ language: 'en', level, surplus: 0 });

describe('where language versions stand', () => {
  const units = [
    unit('t', 'title', null, 'inStep', 'missing'),
    unit('1', 'clause', null, 'inStep', 'inStep'),
    unit('1/1', 'paragraph', '1', 'stale', 'inStep'),
    unit('2', 'clause', null, 'inStep', 'inStep'),
    unit('2.1', 'clause', '2', 'missing', 'inStep'),
    unit('2.1/1', 'item', '2.1', 'inStep', 'inStep'),
    unit('2.1/1/1', 'item', '2.1/1', 'inStep', 'stale'),
  ];

  it('is counted for the text and for each clause with all below it', () => {
    const { text, clauses } = lockstepOf(units, [en('titles'), { language: 'pt', level: 'none', surplus: 1 }]);
    expect(text).toEqual({ unit: null, parent: null, units: 7, languages: { en: { missing: 1, stale: 1, inStep: 5, level: 'titles' }, pt: { missing: 1, stale: 1, inStep: 5, level: 'none' } } });
    expect(clauses.map(({ unit: of, parent, units: count, languages }) => [of, parent, count, languages['en'], languages['pt']!.level])).toEqual([
      ['1', null, 2, { missing: 0, stale: 1, inStep: 1, level: 'titles' }, 'complete'],
      ['2', null, 4, { missing: 1, stale: 0, inStep: 3, level: 'none' }, 'titles'],
      ['2.1', '2', 3, { missing: 1, stale: 0, inStep: 2, level: 'none' }, 'titles'],
    ]);
  });

  it('a clause in step is as high as its text is signed off, and no higher', () => {
    const whole = [unit('1', 'clause', null, 'inStep')];
    for (const [ofText, ofClause] of [['reviewed', 'reviewed'], ['approved', 'approved'], ['complete', 'complete'], ['titles', 'complete'], ['none', 'complete']] as const) {
      expect(lockstepOf(whole, [en(ofText)]).clauses[0]!.languages['en']!.level).toBe(ofClause);
    }
  });

  it('a clause has the units below it, to any depth, and no others', () => {
    expect(unitsUnder(units, '2.1').map(({ id }) => id)).toEqual(['2.1', '2.1/1', '2.1/1/1']);
    expect(unitsUnder(units, '1').map(({ id }) => id)).toEqual(['1', '1/1']);
  });

  it('every unit is counted once in the text and once in each clause around it', () => {
    const kinds = ['clause', 'paragraph', 'term', 'item'] as const;
    const shapes = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(), fc.array(fc.constantFrom(...unitStates), { minLength: 2, maxLength: 2 })), { maxLength: 40 });
    fc.assert(
      fc.property(shapes, (seeds) => {
        const grown = seeds.map(([kind, above, states], at) => unit(`u${at}`, kind, at === 0 || above % (at + 1) === at ? null : `u${above % (at + 1)}`, ...states));
        const { text, clauses } = lockstepOf(grown, [en('none'), { language: 'pt', level: 'none', surplus: 0 }]);
        expect(outlineOf('zh-Hans', grown).units).toHaveLength(grown.length);
        for (const [at, language] of ['en', 'pt'].entries()) {
          const states = (of: readonly UnitStanding[]) => Object.fromEntries(unitStates.map((state) => [state, of.filter((each) => each.states[at] === state).length]));
          expect(text.languages[language]).toMatchObject(states(grown));
          for (const { unit: clause, units: count, languages } of clauses) {
            const below = unitsUnder(grown, clause!);
            expect(count).toBe(below.length);
            expect(languages[language]).toMatchObject(states(below));
          }
        }
      }),
    );
  });
});
