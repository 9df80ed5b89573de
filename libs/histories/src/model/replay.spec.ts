import type { History, Seen } from './history.js';
import type { Law, Step } from './law.js';
import { replayUnder } from './replay.js';
import { waysUnder } from './ways.js';

const on = (from: string, to: string): Step => ({ from, to, by: `${from}-${to}`, onward: true });
const off = (from: string, to: string): Step => ({ ...on(from, to), onward: false });

/** Draft, ballot (eight weeks), counted, out; back from counted to draft, skipping the ballot, cancelled from the draft. */
const law: Law = {
  id: 'small',
  version: 1,
  validFrom: '2020-01-01',
  stages: ['draft', 'ballot', 'counted', 'out', 'cancelled'],
  steps: [on('draft', 'ballot'), on('ballot', 'counted'), on('counted', 'out'), off('counted', 'draft'), off('draft', 'cancelled')],
  unseenDays: new Map([['ballot', 56]]),
  exceptions: [{ id: 'reinstated', name: 'it came back', source: 'a rule', mark: 'seen', from: new Set(['cancelled']), to: new Set(['draft']) }],
};

const seen = (said: string, day: string | null = null, stages: readonly string[] = [said]): Seen => ({ said, stages, on: day });
const history = (entries: readonly Seen[], change: Partial<History> = {}): History => ({ line: 1, subject: 'one', title: null, weight: 1, everyEntryMoves: false, looksNowAndThen: true, seen: entries, ...change });
function verdictsOf(entries: readonly Seen[], change: Partial<History> = {}, laws: readonly Law[] = [law]) {
  const replay = replayUnder(laws);
  replay.take(history(entries, change));
  return replay.report().pairs.map(({ verdict, by }) => `${verdict}: ${by}`);
}

describe('replaying a record', () => {
  it('explains one legal step by its move', () => expect(verdictsOf([seen('draft'), seen('ballot')])).toEqual(['step: draft-ballot']));

  it('explains what passed unseen, when there was time enough for it', () => {
    expect(verdictsOf([seen('draft', '2024-01-01'), seen('counted', '2024-02-26')])).toEqual(['path: draft-ballot, ballot-counted']);
    expect(verdictsOf([seen('draft', '2024-01-01'), seen('counted', '2024-02-25')])).toEqual(['unexplained: too short a time']);
    expect(verdictsOf([seen('draft'), seen('counted')])).toEqual(['unexplained: too short a time']);
    expect(verdictsOf([seen('draft'), { ...seen('counted'), daysAfter: 60 }])).toEqual(['path: draft-ballot, ballot-counted']);
  });

  it('lets nothing pass unseen in a record that is complete', () => {
    expect(verdictsOf([seen('ballot'), seen('out')])).toEqual(['path: ballot-counted, counted-out']);
    expect(verdictsOf([seen('ballot'), seen('out')], { looksNowAndThen: false })).toEqual(['unexplained: no legal way']);
  });

  it('allows one step off the way on, and no more', () => {
    expect(verdictsOf([seen('ballot'), seen('draft')])).toEqual(['path: ballot-counted, counted-draft']);
    expect(verdictsOf([seen('ballot'), seen('cancelled')])).toEqual(['unexplained: no legal way']);
  });

  it('names a documented exception, and only where no legal way leads', () => {
    expect(verdictsOf([seen('cancelled'), seen('draft')])).toEqual(['exception: reinstated']);
    expect(verdictsOf([seen('cancelled'), seen('out')])).toEqual(['unexplained: no legal way']);
  });

  it('keeps in mind where a document can be when a word means several stages', () => {
    const open = seen('in development', null, ['draft', 'ballot', 'counted']);
    expect(verdictsOf([seen('counted'), open, seen('out')])).toEqual(['step: counted-out']);
    expect(verdictsOf([open, seen('out')])).toEqual(['step: counted-out']);
    // It was cancelled, so it is not in development, whatever the word can mean: it came back to the draft.
    expect(verdictsOf([seen('cancelled'), open, seen('out')]).sort()).toEqual(['exception: reinstated', 'unexplained: too short a time']);
  });

  it('takes a repeated word for nothing new, unless the source says that something happened', () => {
    expect(verdictsOf([seen('draft'), seen('draft')])).toEqual([]);
    expect(verdictsOf([seen('draft'), seen('draft')], { everyEntryMoves: true, looksNowAndThen: false })).toEqual(['unexplained: no legal way']);
    const round = verdictsOf([seen('counted', '2024-01-01'), seen('counted', '2024-06-01')], { everyEntryMoves: true });
    expect(round).toEqual(['path: counted-draft, draft-ballot, ballot-counted']);
  });

  it('reports a stage nobody knows, and explains nothing by it', () => {
    const replay = replayUnder([law]);
    replay.take(history([seen('draft'), seen('35.91', null, []), seen('out')], { line: 7 }));
    expect(replay.report()).toMatchObject({ unknownStages: [{ said: '35.91', count: 1, line: 7 }], unexplained: 2 });
  });

  it('takes the versions from the one a document started under to the one in force on the day of a change', () => {
    const later: Law = { ...law, version: 2, validFrom: '2024-01-01', steps: [on('draft', 'counted'), off('draft', 'out')] };
    const change = { looksNowAndThen: false, everyEntryMoves: true };
    expect(verdictsOf([seen('draft', '2023-01-01'), seen('out', '2023-12-31')], change, [law, later])).toEqual(['unexplained: no legal way']);
    expect(verdictsOf([seen('draft', '2023-01-01'), seen('out', '2024-01-01')], change, [law, later])).toEqual(['step: draft-out']);
    expect(verdictsOf([seen('draft', '2023-01-01'), seen('ballot', '2024-02-01')], change, [law, later])).toEqual(['step: draft-ballot']);
    expect(verdictsOf([seen('draft', '2024-01-01'), seen('ballot', '2024-02-01')], change, [law, later])).toEqual(['unexplained: no legal way']);
  });
});

describe('adding up', () => {
  it('counts by weight, and every transition once', () => {
    const replay = replayUnder([law]);
    replay.take(history([seen('draft'), seen('ballot')], { weight: 90 }));
    replay.take(history([seen('cancelled'), seen('draft')], { weight: 9 }));
    replay.take(history([seen('out'), seen('draft')], { weight: 1, line: 3, subject: 'odd' }));
    replay.take({ line: 4, malformed: 'It is not JSON.' });
    replay.take({ line: 5, outside: 'charters' });
    expect(replay.report()).toMatchObject({
      records: 3,
      transitions: 100,
      explained: { step: 90, path: 0, total: 90 },
      exceptions: { total: 9, named: [{ id: 'reinstated', count: 9, source: 'a rule' }] },
      unexplained: 1,
      basisPoints: { explained: 9000, accounted: 9900 },
      malformed: { total: 1, rows: [{ line: 4 }] },
      outside: [{ what: 'charters', count: 1 }],
    });
    expect(replay.report().pairs.at(-1)).toMatchObject({ from: 'out', to: 'draft', examples: [{ line: 3, subject: 'odd' }] });
  });

  it('does not grow with the file', () => {
    const replay = replayUnder([law]);
    for (let i = 0; i < 20_000; i += 1) {
      replay.take(history([seen(`a${i}`, null, []), seen('draft')], { line: i }));
      replay.take({ line: i, malformed: 'no' });
    }
    const { pairs, pairsNotListed, unknownStages, malformed, transitions } = replay.report();
    expect([pairs.length, pairsNotListed, unknownStages.length, malformed.rows.length, malformed.total, transitions]).toEqual([5_000, 15_000, 1_000, 10_000, 20_000, 20_000]);
  });

  it('says how much the procedure rules out, which is more where nothing passes unseen', () => {
    const meaningOf = (looksNowAndThen: boolean) => {
      const replay = replayUnder([law]);
      replay.take(history([seen('draft')], { looksNowAndThen }));
      return replay.report().meaning;
    };
    expect([meaningOf(true), meaningOf(false)]).toEqual([{ pairs: 20, explained: 8 }, { pairs: 20, explained: 5 }]);
  });
});

describe('the ways of a procedure', () => {
  it('finds the quickest, though a shorter one takes longer', () => {
    const ways = waysUnder({ ...law, steps: [...law.steps, on('draft', 'hall'), on('hall', 'room'), on('room', 'counted')] });
    expect(ways.path('draft', 'counted')).toEqual({ by: ['draft-hall', 'hall-room', 'room-counted'], through: ['hall', 'room'], atLeastDays: 0 });
  });
});
