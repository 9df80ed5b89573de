import fc from 'fast-check';
import { daysBetween, plusDays } from '#lib/kernel';
import { dueDates } from '../due-dates.js';
import { explain } from '../explain.js';
import { nextFor, tasksOf } from '../next.js';
import { gbtWith } from '../spec/gbt.js';
import { atConsultation, inReview, planned } from '../spec/pages.js';
import { authority, chair, drafter, enterprise, members, secretary, translatorOf } from '../spec/people.js';
import { attach, caughtUp, comment, move, on, openBallot, openConsultation, revised, type Story, vote, type What } from '../spec/story.js';

const suspend = (reason = 'The law it rests on is being changed.'): What => ({ type: 'SuspendStandard', reason });
const resume: What = { type: 'ResumeStandard' };
const lawWith = (...standStill: ('clocks' | 'consultations' | 'ballots' | 'languages')[]) => gbtWith((p) => (p.turns!.suspend!.standStill = standStill));
/** The draft is laid out for comment from 2024-03-12 to 2024-05-20. */
const commented = (story = atConsultation()): Story => story.on('2024-03-12').does(secretary, openConsultation('draft', '2024-05-20'));

describe('suspending an item', () => {
  it('says since when, by whom and why, and lets the clocks stand', () => {
    planned()
      .on('2023-10-01')
      .when(authority, suspend())
      .then({ type: 'StandardSuspended', reason: 'The law it rests on is being changed.', by: authority.id, on: '2023-10-01', standStill: ['clocks', 'ballots'], clocks: { plan: '2023-10-01' } });
  });

  it('is for whom the procedure names, where it names it, with a reason', () => {
    planned().when(drafter, suspend()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    planned().when(authority, suspend('  ')).thenRefused('REASON_REQUIRED', {});
    planned().withLaw(gbtWith((p) => (p.turns!.suspend!.from = ['30']))).when(authority, suspend()).thenRefused('TURN_OUT_OF_ORDER', { turn: 'suspend', stage: '20', from: ['30'] });
    const silent = gbtWith((p) => {
      delete p.turns;
      for (const one of p.moves) delete one.evenSuspended;
    });
    planned().withLaw(silent).when(authority, suspend()).thenRefused('TURN_UNKNOWN', { turn: 'suspend' });
    planned().until('2025-03-01').when(authority, suspend()).thenRefused('STANDARD_FROZEN', { clock: 'plan' });
  });

  it('asks the gates that the law gives it', () => {
    const asking = gbtWith((p) => (p.turns!.suspend!.gates = [{ document: { kind: 'MINUTES' } }]));
    planned().withLaw(asking).when(authority, suspend()).thenRefused('GATES_SHUT', { move: 'suspend', count: 1 });
  });

  it('is done once; for another reason it is refused with the one recorded', () => {
    planned().whenAgain(authority, suspend()).thenNothing();
    planned().does(authority, suspend()).when(authority, suspend('Holidays.')).thenRefused('STANDARD_SUSPENDED', { reason: 'The law it rests on is being changed.' });
  });

  it('leaves only the moves that are open even then', () => {
    const held = planned().does(authority, suspend());
    held.when(secretary, move('open-consultation')).thenRefused('STANDARD_SUSPENDED', { by: authority.id });
    held.when(drafter, revised(held)).thenRefused('STANDARD_SUSPENDED', {});
    held.does(authority, move('terminate', { reason: 'Not needed.' }));
    held.does(drafter, attach('DRAFT', null, {}, 'as evidence'));
    expect(held.does(authority, move('terminate', { reason: 'Not needed.' })).now).toMatchObject({ suspended: null, endedOn: '2023-08-07', clocks: { plan: { state: 'stopped' } } });
  });

  it('warns of nothing and lets nothing lapse meanwhile', () => {
    const story = planned().on('2024-01-01').does(authority, suspend()).until('2027-01-01');
    expect(story.events.at(-1)).toMatchObject({ type: 'StandardSuspended' });
    expect(story.now.frozen).toBeNull();
  });

  it('lets what the law does not name run on', () => {
    const story = planned().withLaw(lawWith('ballots')).on('2024-01-01').does(authority, suspend());
    expect(story.now.clocks['plan']).toMatchObject({ state: 'running' });
    const frozen = story.until('2025-03-01');
    expect(frozen.now).toMatchObject({ frozen: { clock: 'plan' }, suspended: { on: '2024-01-01' } });
    expect(frozen.does(authority, resume).now).toMatchObject({ frozen: { clock: 'plan' }, suspended: null });
  });

  it('is explained: what it is, who lets it go on, what is open', () => {
    const held = planned().on('2023-10-01').does(authority, suspend());
    const next = nextFor(held.now, held.procedure);
    expect(next.suspended).toMatchObject({ on: '2023-10-01', by: authority.id, reason: 'The law it rests on is being changed.', standStill: ['clocks', 'ballots'], resumedBy: ['authority'] });
    expect(next.moves.filter(({ open }) => open).map((one) => one.move)).toEqual(['terminate']);
    expect(next.turns).toMatchObject([{ turn: 'resume', open: true, by: ['authority'] }]);
    expect(next.holders).toEqual(['authority']);
    expect(tasksOf(held.now, held.procedure)).toMatchObject([{ key: 'suspended', role: 'authority', facts: { code: 'STANDARD_SUSPENDED', on: '2023-10-01' } }]);
    expect(explain(held.now, held.procedure, held.at).clocks).toMatchObject([{ clock: 'plan', state: 'paused' }]);
  });
});

describe('while an item is suspended', () => {
  it('a consultation that was announced runs to its end, and takes comments', () => {
    const held = commented().on('2024-04-01').does(authority, suspend()).does(enterprise, comment('draft', 'Say who.'));
    expect(held.until('2024-06-01').now.consultations['draft']).toMatchObject({ closed: true, received: 1, closesOn: '2024-05-20' });
  });

  it('or waits, where the law lets it: no comment is taken, and it closes later by as long as it stood', () => {
    const held = commented().withLaw(lawWith('clocks', 'consultations')).on('2024-04-01').does(authority, suspend());
    held.when(enterprise, comment('draft', 'Say who.')).thenRefused('STANDARD_SUSPENDED', {});
    const after = held.until('2024-06-10').does(authority, resume);
    expect(after.now.consultations['draft']).toMatchObject({ closed: false, closesOn: plusDays('2024-05-20', daysBetween('2024-04-01', '2024-06-10')) });
    expect(after.does(enterprise, comment('draft', 'Say who.')).until('2024-08-01').now.consultations['draft']).toMatchObject({ closed: true, received: 1 });
  });

  it('a vote waits, with as long to vote as there was left, to the hour', () => {
    const open = inReview('en').on('2025-01-03').does(secretary, openBallot('expert-review', null, on('2025-01-10', '18:00')));
    const at = open.on('2025-01-05', '10:00');
    const held = at.does(authority, suspend());
    held.when(members[3]!, vote('expert-review', 'approve')).thenRefused('STANDARD_SUSPENDED', {});
    const after = held.until('2025-02-05', '12:30').does(authority, resume);
    expect(after.now.ballots['expert-review']).toMatchObject({ tally: null, closesAt: on('2025-02-10', '20:30') });
  });

  it('language versions go on, or wait', () => {
    const held = (story: Story) => story.on('2024-03-05').does(drafter, revised(story)).does(authority, suspend());
    const going = held(planned('en'));
    going.does(translatorOf('en'), caughtUp(going, 'en'));
    const waiting = held(planned('en').withLaw(lawWith('languages')));
    waiting.when(translatorOf('en'), caughtUp(waiting, 'en')).thenRefused('STANDARD_SUSPENDED', {});
  });
});

describe('letting it go on', () => {
  it('gives every clock the days it had left', () => {
    const story = planned().on('2024-01-01').does(authority, suspend()).on('2024-04-01').does(authority, resume);
    expect(story.events.at(-1)).toMatchObject({ type: 'StandardResumed', days: 91, clocks: { plan: { dueOn: '2025-05-09' } } });
    expect(story.now.clocks['plan']).toMatchObject({ state: 'running', dueOn: '2025-05-09', lapsesAt: on('2025-05-10', '00:00') });
    expect(story.now.clocks['plan']).not.toHaveProperty('heldUp');
    expect(story.now.suspended).toBeNull();
  });

  it('leaves standing what stood before for another reason', () => {
    const pausing = gbtWith((p) => (p.clocks['plan']!.pause = { by: ['authority'], source: 'none', mark: 'design' }));
    const paused = planned().withLaw(pausing).on('2024-01-01').does(authority, { type: 'PauseClocks', reason: 'Round robin.' });
    const story = paused.on('2024-02-01').does(authority, suspend()).on('2024-03-01').does(authority, resume);
    expect(story.now.clocks['plan']).toMatchObject({ state: 'paused', pausedFor: 'Round robin.', stoppedOn: '2024-01-01' });
  });

  it('is for whom the procedure names; what was never suspended has nothing to resume; asked twice, done once', () => {
    const named = gbtWith((p) => (p.turns!.suspend!.resumedBy = ['chair']));
    planned().withLaw(named).does(authority, suspend()).when(authority, resume).thenRefused('NOT_ENTITLED', { roles: ['chair'] });
    planned().withLaw(named).does(authority, suspend()).does(chair, resume);
    planned().when(authority, resume).thenRefused('NOT_SUSPENDED', {});
    planned().does(authority, suspend()).on('2023-12-01').whenAgain(authority, resume).thenNothing();
  });

  it('never loses a day of a clock, however often and however long it stood', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pauses, (stands) => {
        let story = planned();
        let day = '2023-08-07';
        for (const [runs, stood] of stands) {
          day = plusDays(day, runs);
          const before = story.now.clocks['plan']!;
          story = story.until(day);
          const left = daysBetween(day, before.dueOn);
          story = story.does(authority, suspend());
          expect(dueDates(story.now).filter(({ key }) => key.startsWith('clock:'))).toEqual([]);
          day = plusDays(day, stood);
          story = story.until(day).does(authority, resume);
          expect(daysBetween(day, story.now.clocks['plan']!.dueOn)).toBe(left);
        }
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});

