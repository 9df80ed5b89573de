import { eventTypes } from './event-types.js';
import type { StandardEvent } from './events.js';
import { evolve } from './evolve.js';
import { published } from './spec/pages.js';

describe('what is so, once something has happened', () => {
  it('is nothing where nothing was proposed', () => {
    for (const type of eventTypes.filter((type) => type !== 'StandardProposed' && type !== 'StandardObserved')) expect(evolve({ is: 'unproposed' }, { type } as StandardEvent)).toEqual({ is: 'unproposed' });
    expect(eventTypes).toHaveLength(49);
  });

  it('does not choke on a fact about something it does not hold', () => {
    const { now } = published();
    const strange: readonly StandardEvent[] = [
      { type: 'LanguageReviewed', language: 'fr', baseRevision: 1, at: '' },
      { type: 'LanguageDue', language: 'en', dueOn: '2025-01-01', warnAt: [], at: '' },
      { type: 'VoteCast', ballot: 'straw', voter: 'ann', choice: 'approve', reason: null, changed: false, at: '' },
      { type: 'ConsultationClosed', kind: 'survey', received: 0, at: '' },
      { type: 'ClockStopped', clock: 'sand', at: '' },
    ];
    expect(strange.reduce<ReturnType<typeof evolve>>(evolve, now)).toEqual(now);
  });

  it('is a new state each time: the one before stays as it was', () => {
    const { events } = published();
    const states = events.map((_, i) => JSON.stringify(events.slice(0, i + 1).reduce<ReturnType<typeof evolve>>(evolve, { is: 'unproposed' })));
    let state: ReturnType<typeof evolve> = { is: 'unproposed' };
    const seen = events.map((event) => (state = evolve(state, event)));
    expect(seen.map((one) => JSON.stringify(one))).toEqual(states);
  });
});
