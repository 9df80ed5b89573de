import type { History, Seen } from './history.js';
import type { Law } from './law.js';
import { recordOf } from './record.js';
import { explainersOf } from './replay.js';

const on = (from: string, to: string) => ({ from, to, by: `${from}-${to}`, onward: true });
const law: Law = { id: 'small', version: 1, validFrom: '2020-01-01', stages: ['draft', 'ballot', 'counted', 'out'], steps: [on('draft', 'ballot'), on('ballot', 'counted'), on('counted', 'out')], unseenDays: new Map(), exceptions: [] };
const seen = (said: string, stages: readonly string[], designation: string | null = null): Seen => ({ said, stages, on: null, designation });
const history = (entries: readonly Seen[], change: Partial<History> = {}): History => ({ line: 1, subject: 'iso 1', title: null, weight: 1, everyEntryMoves: false, looksNowAndThen: true, seen: entries, ...change });
const recorded = (entries: readonly Seen[], change: Partial<History> = {}) => recordOf(history(entries, change), law.stages, explainersOf([law]));

describe('a history as it is recorded', () => {
  it('claims no more than was seen: the first stage that a word can mean and that follows', () => {
    expect(recorded([seen('in development', ['counted', 'draft', 'ballot']), seen('balloted', ['ballot', 'counted']), seen('out', ['out'], 'ISO 1:2020')], { publishedOn: '2020-01-15' })).toEqual({
      record: 'iso 1',
      title: 'ISO 1:2020',
      published: { number: 'ISO 1:2020', on: '2020-01-15' },
      seen: [{ stage: 'draft', on: null, said: 'in development' }, { stage: 'ballot', on: null, said: 'balloted' }, { stage: 'out', on: null, said: 'out' }],
    });
  });

  it('leaves out what says nothing new, and what nobody understands', () => {
    expect(recorded([seen('draft', ['draft']), seen('draft', ['draft']), seen('35.91', []), seen('out', ['out'])])?.seen.map(({ said }) => said)).toEqual(['draft', 'out']);
    expect(recorded([seen('35.91', [])])).toBeUndefined();
  });

  it('keeps every entry of a source that says each is a step', () => {
    expect(recorded([seen('WD', ['draft']), seen('WD', ['draft'])], { everyEntryMoves: true })?.seen).toHaveLength(2);
  });

  it('is none of an aggregate', () => expect(recorded([seen('draft', ['draft'])], { weight: 2 })).toBeUndefined());
});
