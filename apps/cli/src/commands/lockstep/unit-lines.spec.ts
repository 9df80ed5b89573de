import { isExplained, type ReadUnit, type Standing, unitLines } from './unit-lines.js';

const unit = (id: string, hash: string, baseHash: string | null = null): ReadUnit => ({ id, address: id, hash, baseHash });
const base = [unit('1', 'a'), unit('2', 'b'), unit('3', 'c')];
const behind = [unit('1', 'x', 'a'), unit('2', 'y', 'older'), unit('9', 'z', null)];
const complete = base.map(({ id, hash }) => unit(id, `en-${hash}`, hash));
const standing: Standing = { mode: 'parallel', baseRevision: 4, reviewed: true, approved: false, late: null, published: null };
const states = (version: readonly ReadUnit[], more: Partial<Standing> = {}) => unitLines(base, version, 'en', { ...standing, ...more }).map(({ state }) => state);

describe('what explains where a unit of a language version stands', () => {
  it('is the sign-off, when the unit was made from the present wording', () => {
    expect(states(complete)).toEqual(['signed', 'signed', 'signed']);
    expect(unitLines(base, complete, 'en', { ...standing, approved: true })[0]).toEqual({ language: 'en', unit: '1', address: '1', baseRevision: 4, baseHash: 'a', hash: 'en-a', signOff: 'approved', waiver: null, state: 'signed' });
  });

  it('is nothing where it is stale, missing, more than the base says, or agreed to by nobody', () => {
    expect(states(behind)).toEqual(['signed', 'stale', 'missing', 'surplus']);
    expect(states(complete, { reviewed: false, approved: true })).toEqual(['unsigned', 'unsigned', 'unsigned']);
    expect(unitLines(base, behind, 'en', standing).filter(isExplained)).toHaveLength(1);
  });

  it('is the waiver, until it lapses', () => {
    const late = { reason: 'Ill.', dueOn: '2026-08-28', overdue: false };
    expect(states(behind, { late })).toEqual(['signed', 'waived', 'waived', 'waived']);
    expect(states(behind, { late: { ...late, overdue: true } })).toEqual(['signed', 'stale', 'missing', 'surplus']);
  });

  it('is that it comes later, until it has appeared', () => {
    expect(states([], { mode: 'later' })).toEqual(['later', 'later', 'later']);
    expect(states([], { mode: 'later', published: {} })).toEqual(['missing', 'missing', 'missing']);
  });
});
