import fc from 'fast-check';
import { daysBetween, plusDays } from '#lib/kernel';
import { planned } from '../spec/pages.js';
import type { RunningClock, Underway } from '../standard.js';
import { shortest } from './clocks-taken-over.js';

const on = '2024-06-01';
const plan = planned().now.clocks['plan']!;
const withClocks = (clocks: Underway['clocks']): Underway => ({ ...planned().now, clocks });
const clock = (more: Partial<RunningClock>): RunningClock => ({ ...plan, ...more });
const taken = (...clocks: readonly RunningClock[]) => shortest(clocks.map((one) => withClocks({ plan: one })), on)['plan'];

describe('the clocks of what comes of others', () => {
  it('are theirs, as they stand', () => {
    const lapsed = clock({ state: 'lapsed', dueOn: '2024-05-01', warned: [30] });
    expect(shortest([withClocks({ plan }), withClocks({ draft: lapsed })], on)).toEqual({ plan, draft: lapsed });
    expect(shortest([withClocks({})], on)).toEqual({});
  });

  it('are the ones with the fewest days left, and one that stands has those it had when it stopped', () => {
    const paused = clock({ state: 'paused', dueOn: '2024-06-10', stoppedOn: '2024-03-01' });
    const running = clock({ dueOn: '2024-08-01' });
    expect(taken(paused, running)).toBe(running);
    expect(taken(clock({ state: 'lapsed', dueOn: '2024-05-01' }), running)).toMatchObject({ state: 'lapsed' });
    expect(taken(clock({ state: 'stopped', dueOn: '2024-06-02', stoppedOn: '2024-06-01' }), running)).toBe(running);
  });

  it('give nobody more days or more extensions, whoever is named first', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => plusDays(on, days));
    const clocks = fc.record({ state: fc.constantFrom('running', 'paused', 'lapsed', 'stopped'), dueOn: day, stoppedOn: fc.integer({ min: 0, max: 400 }).map((days) => plusDays(on, -days)), extensions: fc.nat(3) }).map((more) => clock(more as Partial<RunningClock>));
    const left = ({ state, stoppedOn, dueOn }: RunningClock) => daysBetween(state === 'paused' || state === 'stopped' ? stoppedOn! : on, dueOn);
    fc.assert(
      fc.property(fc.array(clocks, { minLength: 1, maxLength: 4 }), (several) => {
        const one = taken(...several)!;
        const meant = several.filter(({ state }) => state !== 'stopped');
        const least = Math.min(...(meant.length > 0 ? meant : several).map(left));
        expect(left(one)).toBe(least);
        expect(one.extensions).toBe(Math.max(...several.map(({ extensions }) => extensions)));
        const { extensions: _extensions, ...whole } = one;
        expect(several).toContainEqual(expect.objectContaining(whole));
        expect(left(taken(...several.toReversed())!)).toBe(least);
      }),
    );
  });
});
