import type { Procedure } from '../procedure.js';
import { gbtWith } from '../spec/gbt.js';
import { readyForPlan, readyToSubmit } from '../spec/pages.js';
import { authority, drafter, secretary } from '../spec/people.js';
import { move, on, type Story, type What } from '../spec/story.js';

const pause = (reason = 'Round robin of eight laboratories.'): What => ({ type: 'PauseClocks', reason });
const resume: What = { type: 'ResumeClocks' };
const paused = { by: ['authority'], source: 'ISO/IEC Directives Part 1 (2020), 2.1.6.1: pauses on request during round-robin testing', mark: 'seen' as const };

/** A track of eighteen months, a limit of six for the first draft; both may stand. A third clock may not. */
const law: Procedure = gbtWith((p) => {
  p.clocks['plan']!.pause = paused;
  p.clocks['draft-limit'] = { ...p.clocks['plan']!, months: 6, warnDays: [30], onLapse: 'escalate' };
  delete p.clocks['draft-limit'].extension;
  p.clocks['accounts'] = { ...p.clocks['draft-limit'], months: 24 };
  delete p.clocks['accounts'].pause;
  p.moves.find(({ id }) => id === 'issue-plan')!.starts = ['plan', 'draft-limit', 'accounts'];
});
const running = (): Story => readyForPlan().withLaw(law).on('2023-08-07').does(authority, move('issue-plan', { planNumber: '1' }));

describe('pausing the clocks, as during a round robin', () => {
  it('lets every clock stand that may be paused, and no other', () => {
    running()
      .on('2023-09-01')
      .when(authority, pause())
      .then({ type: 'ClockPaused', clock: 'plan', on: '2023-09-01', reason: 'Round robin of eight laboratories.' }, { type: 'ClockPaused', clock: 'draft-limit' });
  });

  it('is done once; for another reason, or where nothing may be paused, it is refused', () => {
    running().on('2023-09-01').whenAgain(authority, pause()).thenNothing();
    running().on('2023-09-01').does(authority, pause()).when(authority, pause('Holidays.')).thenRefused('NO_CLOCK_TO_PAUSE', {});
    readyToSubmit().when(authority, pause()).thenRefused('NO_CLOCK_TO_PAUSE', {});
    readyToSubmit().when(authority, resume).thenRefused('NO_CLOCK_TO_PAUSE', {});
    running().when(authority, resume).thenNothing();
  });

  it('is for whom the procedure names, with a reason', () => {
    running().when(secretary, pause()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    running().when(authority, pause(' ')).thenRefused('REASON_REQUIRED', {});
    running().does(authority, pause()).when(drafter, resume).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
  });

  it('warns of nothing and lets nothing lapse meanwhile', () => {
    const story = running().on('2024-01-01').does(authority, pause()).until('2025-07-01');
    expect(story.events.filter(({ type }) => type === 'ClockWarned' || type === 'ClockLapsed')).toEqual([]);
    expect(story.now.frozen).toBeNull();
  });

  it('gives every clock the days it had left', () => {
    // 2024-01-01 to 2024-04-01: ninety-one days later, all of them.
    const story = running().on('2024-01-01').does(authority, pause()).on('2024-04-01').does(authority, resume);
    expect(story.now.clocks).toMatchObject({
      plan: { state: 'running', dueOn: '2025-05-09', lastDayToAsk: '2025-04-09', lapsesAt: on('2025-05-10', '00:00') },
      'draft-limit': { state: 'running', dueOn: '2024-05-08' },
      accounts: { state: 'running', dueOn: '2025-08-07' },
    });
    expect(story.now.clocks['plan']).not.toHaveProperty('pausedFor');
  });

  it('cannot lengthen a clock that has been stopped by its move', () => {
    const submitted = readyToSubmit().withLaw(law).on('2024-12-28').does(authority, pause()).on('2025-01-10').does(secretary, move('submit'));
    expect(submitted.now.clocks['plan']).toMatchObject({ state: 'stopped', stoppedOn: '2024-12-28' });
  });

  it('asks nothing of a frozen item but what lifts the freeze', () => {
    running().until('2025-03-01').when(authority, pause()).thenRefused('STANDARD_FROZEN', { clock: 'plan' });
  });
});

describe('a clock that has run out', () => {
  const ending: Procedure = gbtWith((p) => {
    p.clocks['plan']!.onLapse = 'escalate';
    p.clocks['plan']!.lapseStarts = ['choice'];
    p.clocks['choice'] = { ...p.clocks['plan']!, months: 6, warnDays: [], source: 'ISO/IEC Directives Part 1 (2020), 2.1.6.1: six months to choose, then cancelled', mark: 'seen' };
    delete p.clocks['choice'].lapseStarts;
    delete p.clocks['choice'].extension;
    const terminate = p.moves.find(({ id }) => id === 'terminate')!;
    p.moves.push({ ...terminate, id: 'cancel', by: ['system'], details: [], stops: [], automatic: { lapsed: 'choice' } });
  });
  const planned = readyForPlan().withLaw(ending).on('2023-08-07').does(authority, move('issue-plan', { planNumber: '1' }));

  it('can start another, counted from its last day', () => {
    const story = planned.until('2025-02-08');
    expect(story.now.clocks).toMatchObject({ plan: { state: 'lapsed' }, choice: { state: 'running', startedOn: '2025-02-07', dueOn: '2025-08-07' } });
    expect(story.now.frozen).toBeNull();
  });

  it('can end the item by itself, at its instant, once', () => {
    const story = planned.until('2025-09-01');
    expect(story.now).toMatchObject({ stage: 'terminated', endedOn: '2025-08-08' });
    expect(story.events.slice(-2)).toMatchObject([
      { type: 'ClockLapsed', clock: 'choice', at: on('2025-08-08', '00:00') },
      { type: 'StageEntered', stage: 'terminated', move: 'cancel' },
    ]);
  });

  it('is nobody’s to make', () => {
    planned.when(authority, move('cancel')).thenRefused('MOVE_UNKNOWN', { move: 'cancel' });
  });
});
