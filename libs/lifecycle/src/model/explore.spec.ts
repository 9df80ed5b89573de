import fc from 'fast-check';
import { loadProcedures } from '../adapters/procedures/yaml-procedures.js';
import { Coverage, explore } from './spec/walk/explore.js';
import { gbtWith } from './spec/gbt.js';

/** Repeats every walk below; fast-check prints the standard's own seed where one fails. */
const SEED = 20_261_123;
const STANDARDS = 400;
const procedures = (await loadProcedures()).all();

const walkThrough = (coverage: Coverage, numRuns = STANDARDS): Coverage => {
  fc.assert(fc.property(fc.integer({ min: 1 }), (seed) => explore(seed, coverage)), { seed: SEED, numRuns });
  return coverage;
};

describe(`walking through every procedure (seed ${SEED})`, () => {
  it.each(procedures.map((procedure) => [`${procedure.id}.v${procedure.version}`, procedure] as const))(
    '%s: every move from every stage, both sides of every gate, every ballot that fails',
    (_, procedure) => {
      const { unvisited, all } = walkThrough(new Coverage(procedure));
      expect({ unvisited, of: all.length }).toEqual({ unvisited: [], of: all.length });
    },
    120_000,
  );

  it('names what it could not visit: a move whose gate nobody can meet', () => {
    const blocked = gbtWith((p) => void (p.moves.find(({ id }) => id === 'submit')!.gates = [{ textLabelled: { label: 'CD' } }, { textLabelled: { label: 'DS' } }]));
    const { unvisited } = walkThrough(new Coverage(blocked), 20);
    expect(unvisited).toContain('move submit from 40');
    expect(unvisited).not.toContain('move file from 00');
  });
});
