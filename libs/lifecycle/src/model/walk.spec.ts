import { eventTypes } from './event-types.js';
import { gbt } from './spec/gbt.js';
import { type Met, walk } from './spec/walk/walk.js';

const STEPS = 24_000;
const FIRST_SEED = 20_240_311;

describe('whatever is asked, by whomever, whenever', () => {
  const met: Met = { events: new Map(), done: new Map(), refused: new Map(), stages: new Set() };

  it(`keeps every promise for ${STEPS} steps`, () => {
    for (let seed = FIRST_SEED, steps = 0; steps < STEPS; seed += 1) steps += walk(seed, met);
    expect([...met.done.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(STEPS / 20);
  }, 60_000);

  it('has been everywhere: every stage, every kind of event', () => {
    expect([...met.stages].sort()).toEqual(Object.keys(gbt.stages).sort());
    // Nobody pauses under this law (pauses.spec.ts), nothing was observed elsewhere, a plan for many standards is made in migrate.spec.ts, and what
    // happens besides the moves is driven by specs of its own.
    expect(eventTypes.filter((type) => !met.events.has(type)).sort()).toEqual(['ClockPaused', 'ProcedureChanged', 'StageObserved', 'StandardMerged', 'StandardReinstated', 'StandardResumed', 'StandardSplit', 'StandardSuspended', 'TrackConverted']);
  });
});
