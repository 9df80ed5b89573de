import { evolve } from '../model/evolve.js';
import { published, readyToPublish } from '../model/spec/pages.js';
import { enterprise, secretary } from '../model/spec/people.js';
import type { Standard, Underway } from '../model/standard.js';
import { toldAgain } from './told-again.js';

/** As an earlier version kept it: without what it did not remember. */
function keptBefore({ arrivedWith: _arrivedWith, ...state }: Underway): Standard {
  const without = (record: Readonly<Record<string, object>>, ...names: readonly string[]) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))]));
  return {
    ...state,
    documents: without(state.documents, 'title', 'counters'),
    consultations: without(state.consultations, 'answers'),
    ballots: without(state.ballots, 'reasons'),
    patents: without(state.patents, 'claims', 'revision', 'licensed', 'knownIn'),
  } as unknown as Standard;
}

const story = () =>
  readyToPublish().does(enterprise, { type: 'DisclosePatent', patent: 'CN1', holder: 'A patentee', claims: 'Clause 6' }).does(secretary, { type: 'DeclarePatent', patent: 'CN1', choice: 'b' });

describe('a state that was kept by an earlier version', () => {
  it('remembers what the log tells today, and is then the one the log tells', () => {
    const { events, now } = story();
    expect(toldAgain(keptBefore(now), events)).toEqual(events.reduce<Standard>(evolve, { is: 'unproposed' }));
    expect(toldAgain(keptBefore(now), events)).toMatchObject({ patents: { CN1: { claims: 'Clause 6', licensed: 'b' } }, consultations: { draft: { answers: { 3: 'accepted' } } } });
  });

  it('is told again once', () => {
    const { events, now } = published();
    expect(toldAgain(now, events)).toBeUndefined();
  });

  it.each([
    ['says otherwise than its log', { stage: '10' }],
    ['knows of something its log does not', { patents: { CN9: { holder: 'Nobody', declaration: 'a' } } }],
  ])('stays as it is where it %s', (_, change) => {
    const { events, now } = story();
    expect(toldAgain({ ...keptBefore(now), ...change }, events)).toBeUndefined();
  });
});
