import { loadProcedures } from '../../adapters/procedures/yaml-procedures.js';
import type { ObserveStages } from '../commands.js';
import { decide } from '../decide.js';
import { dueDates } from '../due-dates.js';
import type { StandardEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { nextFor, tasksOf } from '../next.js';
import type { Standard, Underway } from '../standard.js';

const iso = (await loadProcedures()).of('iso-is', 1)!;
const authority = { id: 'importer', roles: ['authority'], languages: [] };
const observe: ObserveStages = {
  type: 'ObserveStages',
  id: 'one',
  committee: 'sc29',
  title: { en: 'Picture coding' },
  baseLanguage: 'en',
  source: 'a catalogue',
  seen: [
    { stage: '40.00', on: '2019-04-12', said: 'damd' },
    { stage: '50.00', on: '2019-11-02', said: 'fdamd' },
    { stage: '60.60', on: '2020-01-20', said: 'published' },
  ],
  published: { number: 'ISO/IEC 9281-1:2020', on: '2020-01-15' },
  by: authority,
  at: '2026-08-19T10:00:00.000Z',
};
const unproposed: Standard = { is: 'unproposed' };
const asked = (standard: Standard, change: Partial<ObserveStages> = {}) => decide(standard, { ...observe, ...change }, iso);
const after = (standard: Standard, outcome: ReturnType<typeof asked>) => (outcome as readonly StandardEvent[]).reduce(evolve, standard) as Underway;

describe('recording observed stages', () => {
  it('opens the standard, and records every entry with its day, its word, its source and who brought it', () => {
    const events = asked(unproposed);
    expect(events).toMatchObject([
      { type: 'StageObserved', from: null, stage: '40.00', on: '2019-04-12', said: 'damd', source: 'a catalogue', by: 'importer', publication: null, opens: { committee: 'sc29', procedure: { id: 'iso-is', version: 1 } } },
      { type: 'StageObserved', from: '40.00', stage: '50.00', opens: null },
      { type: 'StageObserved', from: '50.00', stage: '60.60', publication: { number: 'ISO/IEC 9281-1:2020', inForce: true }, ends: null },
    ]);
    expect(after(unproposed, events)).toMatchObject({ is: 'underway', stage: '60.60', stageSince: '2020-01-19T23:00:00.000Z', proposer: 'importer', endedOn: null, rounds: { '40.00': 1, '50.00': 1, '60.60': 1 } });
  });

  it('is done once, however often it is asked; a longer record adds what is new', () => {
    const standard = after(unproposed, asked(unproposed));
    expect(asked(standard)).toEqual([]);
    const more = asked(standard, { seen: [...observe.seen, { stage: '95.99', on: '2024-06-21', said: 'withdrawn' }] });
    expect(more).toMatchObject([{ stage: '95.99', from: '60.60', ends: '2024-06-21', opens: null }]);
    expect(after(standard, more)).toMatchObject({ stage: '95.99', endedOn: '2024-06-21', withdrawnOn: '2024-06-21', publication: { number: 'ISO/IEC 9281-1:2020' } });
  });

  it('lets what had ended be seen again', () => {
    const cancelled = after(unproposed, asked(unproposed, { seen: [{ stage: '30.98', on: '2020-01-01', said: 'deleted' }], published: null }));
    expect(cancelled).toMatchObject({ endedOn: '2020-01-01', withdrawnOn: null, publication: null });
    expect(after(cancelled, asked(cancelled, { seen: [{ stage: '30.99', on: '2020-02-01', said: '30.99' }] }))).toMatchObject({ stage: '30.99', endedOn: null });
  });

  it('gives nobody a task and waits for no date, and yet its moves are open to whoever takes it up', () => {
    const standard = after(unproposed, asked(unproposed, { seen: observe.seen.slice(0, 1) }));
    expect([tasksOf(standard, iso), dueDates(standard)]).toEqual([[], []]);
    expect(nextFor(standard, iso).moves.map(({ move }) => move)).toContain('start-dis-ballot');
  });

  it('is not before it was seen when the source names a day to come', () => {
    expect(after(unproposed, asked(unproposed, { seen: [{ stage: '40.00', on: '2030-01-01', said: 'damd' }] })).stageSince).toBe(observe.at);
  });

  it.each([
    ['anyone but the authority', { by: { id: 'x', roles: ['secretary'], languages: [] } }, 'NOT_ENTITLED'],
    ['a stage the procedure does not know', { seen: [{ stage: '35.91', on: null, said: 'CDM' }] }, 'STAGE_UNKNOWN'],
  ])('is refused to %s', (_what, change, code) => expect(asked(unproposed, change)).toMatchObject({ refused: code }));

  it('is refused where the standard goes its own way here', () => {
    const own = after(unproposed, decide(unproposed, { type: 'ProposeStandard', id: 'one', committee: 'c', title: { en: 'Own' }, baseLanguage: 'en', languages: [], adoption: 'none', replaces: null, by: { id: 'p', roles: ['proposer'], languages: [] }, at: observe.at }, iso));
    expect(asked(own)).toMatchObject({ refused: 'NOT_OBSERVED', facts: { stage: '00.00' } });
    const observed = after(unproposed, asked(unproposed, { seen: observe.seen.slice(0, 1) }));
    expect(asked({ ...observed, arrivedBy: 'start-dis-ballot', stage: '40.20' })).toMatchObject({ refused: 'NOT_OBSERVED' });
  });
});
