import { decide } from '../decide.js';
import { authority, drafter, enterprise, members, secretary, stranger, translatorOf } from '../spec/people.js';
import { tasksOf } from '../next.js';
import { gbt, gbtWith } from '../spec/gbt.js';
import { inConsultation, inReview, planned, proposed, readyForConsultation, readyForPlan, submitted } from '../spec/pages.js';
import { attach, caughtUp, closeBallot, comment, dispose, excuse, move, on, openBallot, openConsultation, pass, revised, type Story, vote, type What } from '../spec/story.js';

const ask = (months = 6, reason = 'The tests take longer.'): What => ({ type: 'RequestExtension', months, reason });
const decision = (granted: boolean, months: number | null = null, reason: string | null = null): What => ({ type: 'DecideExtension', granted, months, reason });
const typesSince = (story: Story, type: string) => story.events.filter((event) => event.type === type);

describe('eighteen months from the plan to the submission', () => {
  const story = planned();

  it('run from 2023-08-07 to 2025-02-07; the last day to ask for more is 2025-01-08', () => {
    expect(story.now.clocks['plan']).toMatchObject({
      startedOn: '2023-08-07',
      dueOn: '2025-02-07',
      lastDayToAsk: '2025-01-08',
      lapsesAt: '2025-02-07T16:00:00.000Z',
      state: 'running',
      warnAt: [
        { daysLeft: 90, at: on('2024-11-09', '00:00') },
        { daysLeft: 60, at: on('2024-12-09', '00:00') },
        { daysLeft: 45, at: on('2024-12-24', '00:00') },
        { daysLeft: 31, at: on('2025-01-07', '00:00') },
      ],
    });
  });

  it('are warned of once each, and lapse once', () => {
    const late = story.until('2025-03-01');
    expect(typesSince(late, 'ClockWarned')).toMatchObject([{ daysLeft: 90 }, { daysLeft: 60 }, { daysLeft: 45 }, { daysLeft: 31 }]);
    expect(typesSince(late, 'ClockLapsed')).toMatchObject([{ clock: 'plan', onLapse: 'freeze', dueOn: '2025-02-07', at: '2025-02-07T16:00:00.000Z', lateMs: 0 }]);
  });

  it('freeze the item from the first instant of 2025-02-08 in Shanghai, not before', () => {
    expect(story.until('2025-02-07', '23:59').now.frozen).toBeNull();
    expect(story.until('2025-02-08', '00:00').now.frozen).toEqual({ since: on('2025-02-08', '00:00'), clock: 'plan' });
  });

  it('stop with the submission', () => {
    expect(submitted().now.clocks['plan']).toMatchObject({ state: 'stopped' });
    expect(submitted().until('2025-03-01').now.frozen).toBeNull();
  });
});

describe('a submission that is returned', () => {
  const returned = (id = 'return-to-drafting') => submitted().on('2025-03-20').does(authority, move(id, { defects: 'Clause 5 is not clear.' }));

  it.each(['return-to-drafting', 'return-to-review'])('lets the clock run on with the days already used (%s)', (id) => {
    // Submitted with 28 days left.
    expect(typesSince(returned(id), 'ClockResumed')).toMatchObject([{ clock: 'plan', stoppedOn: '2025-01-10', resumedOn: '2025-03-20', daysUsed: 522, dueOn: '2025-04-17', lastDayToAsk: '2025-03-18' }]);
    expect(returned(id).now.clocks['plan']).toMatchObject({ state: 'running', startedOn: '2023-08-07', dueOn: '2025-04-17', lapsesAt: on('2025-04-18', '00:00') });
    expect(returned(id).now.clocks['plan']).not.toHaveProperty('stoppedOn');
  });

  it('freezes the item when those days are over, and warns of no day that has passed', () => {
    expect(returned().until('2025-04-17', '23:59').now.frozen).toBeNull();
    const late = returned().until('2025-04-18', '00:00');
    expect(late.now.frozen).toEqual({ since: on('2025-04-18', '00:00'), clock: 'plan' });
    expect(typesSince(late, 'ClockWarned')).toEqual([]);
  });

  it('is returned once, and the clock runs on once', () => {
    submitted().on('2025-03-20').whenAgain(authority, move('return-to-drafting', { defects: 'Clause 5 is not clear.' })).thenNothing();
  });

  it('knows when it was submitted also where the day was not kept with the clock', () => {
    const story = submitted();
    const { stoppedOn: _stoppedOn, ...plan } = story.now.clocks['plan']!;
    const outcome = decide({ ...story.now, clocks: { plan } }, { type: 'MakeMove', move: 'return-to-review', details: { defects: 'Clause 5.' }, by: authority, at: on('2025-03-20') }, story.procedure);
    expect(outcome).toMatchObject([{ type: 'StageEntered' }, { type: 'ClockResumed', stoppedOn: '2025-01-10', dueOn: '2025-04-17' }]);
  });

  it('stops the clock again when it is submitted again', () => {
    expect(returned('return-to-review').now.clocks['plan']!.state).toBe('running');
    const again = returned('return-to-review').after([{ type: 'ClockStopped', clock: 'plan', on: '2025-04-01', at: on('2025-04-01') }]);
    expect(again.now.clocks['plan']).toMatchObject({ state: 'stopped', stoppedOn: '2025-04-01' });
  });
});

describe('a frozen item', () => {
  const frozen = inReview().does(secretary, openBallot('review')).until('2025-02-10');

  it.each<[string, Parameters<Story['when']>[0], What]>([
    ['a move', secretary, move('submit')],
    ['a document', drafter, attach('EXPLANATION', null, {}, 'another')],
    ['a task', secretary, pass('patent-call')],
    ['an exception', authority, { type: 'OverrideGate', gate: 'period:draft', reason: 'Urgent.', evidence: 'x' }],
    ['a new wording', drafter, revised(frozen)],
    ['a new wording of a language version', translatorOf('en'), caughtUp(frozen, 'en')],
    ['a consultation', secretary, openConsultation('draft', '2025-05-01')],
    ['a comment', stranger, comment('draft', 'Say who.')],
    ['an answer to comments', drafter, dispose(3)],
    ['a ballot', secretary, openBallot('expert-review')],
    ['a vote', members[0]!, vote('review', 'approve')],
    ['a count', secretary, closeBallot('review')],
    ['a request for more time', secretary, ask()],
    ['a patent', enterprise, { type: 'DisclosePatent', patent: 'CN1', holder: 'A patentee', claims: 'Clause 6' }],
    ['a declaration', secretary, { type: 'DeclarePatent', patent: 'CN1', choice: 'a' }],
    ['a waiver', authority, excuse('en')],
    ['a language version handed in', secretary, { type: 'SubmitLanguage', language: 'en' }],
    ['an approval', authority, { type: 'ApproveLanguage', language: 'en' }],
    ['a publication', authority, { type: 'PublishLanguage', language: 'en', announcedOn: '2025-02-10' }],
  ])('takes no %s', (_, by, what) => {
    frozen.when(by, what).thenRefused('STANDARD_FROZEN', { since: on('2025-02-08', '00:00'), clock: 'plan' });
  });

  it('may be terminated', () => {
    frozen.when(authority, move('terminate', { reason: 'It cannot be finished.' })).then({ type: 'StageEntered', stage: 'terminated', ends: '2025-02-10' });
  });

  it('is thawed by the authority, with a reason, for months counted from that day', () => {
    frozen.when(authority, decision(true, 3)).thenRefused('REASON_REQUIRED', { what: 'DecideExtension' });
    frozen.when(secretary, decision(true, 3, 'It is nearly done.')).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    const thawed = frozen.does(authority, decision(true, 3, 'It is nearly done.'));
    expect(thawed.now).toMatchObject({ frozen: null, clocks: { plan: { state: 'running', dueOn: '2025-05-10', lapsesAt: on('2025-05-11', '00:00') } } });
    thawed.when(members[0]!, vote('review', 'approve')).then({ type: 'VoteCast' });
    expect(thawed.until('2025-05-11', '00:00').now.frozen).toEqual({ since: on('2025-05-11', '00:00'), clock: 'plan' });
  });

  it('is thawed once', () => {
    frozen.whenAgain(authority, decision(true, 3, 'It is nearly done.')).thenRefused('EXTENSION_NOT_ASKED', {});
  });

  it('is not thawed when the extensions the law allows are used up: it may be terminated', () => {
    const again = frozen.does(authority, decision(true, 3, 'It is nearly done.')).until('2025-05-12');
    again.when(authority, decision(true, 3, 'It is still nearly done.')).thenRefused('EXTENSION_USED_UP', { times: 1 });
    again.when(authority, move('terminate', { reason: 'It cannot be finished.' })).then({ type: 'StageEntered', stage: 'terminated' });
    const extended = inConsultation().until('2024-12-20').does(secretary, ask()).does(authority, decision(true)).until('2025-08-09');
    expect(extended.now.frozen).not.toBeNull();
    extended.when(authority, decision(true, 1, 'Nearly.')).thenRefused('EXTENSION_USED_UP', { times: 1 });
  });
});

describe('asking for more time', () => {
  const running = () => inConsultation().until('2025-01-08');

  it('is possible to the end of the last day, and not after', () => {
    running().when(secretary, ask()).then({ type: 'ExtensionRequested', clock: 'plan', months: 6, on: '2025-01-08' });
    inConsultation().until('2025-01-08', '23:59').when(secretary, ask()).then({ type: 'ExtensionRequested', on: '2025-01-08' });
    inConsultation().until('2025-01-09', '00:00').when(secretary, ask()).thenRefused('EXTENSION_TOO_LATE', { lastDay: '2025-01-08' });
  });

  it('is the secretariat’s, for one to six months, with a reason', () => {
    running().when(drafter, ask()).thenRefused('NOT_ENTITLED', { roles: ['secretary'] });
    for (const months of [0, 7, 1.5]) running().when(secretary, ask(months)).thenRefused('EXTENSION_TOO_LONG', { months, maxMonths: 6 });
    running().when(secretary, ask(6, ' ')).thenRefused('REASON_REQUIRED', { what: 'RequestExtension' });
    proposed().when(secretary, ask()).thenRefused('NO_CLOCK_RUNS', {});
  });

  it('is done once, however often it is asked', () => {
    running().whenAgain(secretary, ask()).thenNothing();
    running().does(secretary, ask()).when(secretary, ask(6, 'A laboratory has burnt down.')).then({ type: 'ExtensionRequested', months: 6, reason: 'A laboratory has burnt down.' });
  });
});

describe('a limit that leaves months to choose in', () => {
  const law = gbtWith((p) => {
    const plan = p.clocks['plan']!;
    p.clocks['plan'] = { ...plan, onLapse: 'escalate', lapseStarts: ['choice'], extension: { ...plan.extension!, afterLapse: true } };
    p.clocks['choice'] = { source: 'made for this spec', mark: 'design', name: plan.name, months: 6, warnDays: [], onLapse: 'escalate' };
  });
  const exceeded = () => readyForPlan().withLaw(law).on('2023-08-07').does(authority, move('issue-plan', { planNumber: '20231234-T-469' })).until('2025-05-20');

  it('lets more be asked for in them, and counts it from the limit', () => {
    expect(exceeded().now).toMatchObject({ frozen: null, clocks: { plan: { state: 'lapsed', dueOn: '2025-02-07' }, choice: { state: 'running', startedOn: '2025-02-07', dueOn: '2025-08-07' } } });
    const asked = exceeded().does(secretary, ask());
    expect(tasksOf(asked.now, law)).toContainEqual(expect.objectContaining({ role: 'authority', facts: expect.objectContaining({ code: 'EXTENSION_ASKED', clock: 'plan', months: 6 }) }));
    const longer = asked.does(authority, decision(true));
    expect(longer.now.clocks).toMatchObject({ plan: { state: 'running', dueOn: '2025-08-07', extensions: 1 }, choice: { state: 'stopped', stoppedOn: '2025-05-20' } });
  });

  it('leaves them again when that is over, and gives no more', () => {
    const again = exceeded().does(secretary, ask()).does(authority, decision(true)).until('2025-08-08', '00:00');
    expect(again.now.clocks).toMatchObject({ plan: { state: 'lapsed' }, choice: { state: 'running', startedOn: '2025-08-07', dueOn: '2026-02-07' } });
    again.when(secretary, ask()).thenRefused('EXTENSION_USED_UP', { times: 1 });
  });

  it('takes no request once they are over, nor where the law does not know of any', () => {
    exceeded().until('2025-08-08', '00:00').when(secretary, ask()).thenRefused('NO_CLOCK_RUNS', {});
    const silent = gbtWith((p) => Object.assign(p.clocks, law.clocks, { plan: { ...law.clocks['plan'], extension: gbt.clocks['plan']!.extension } }));
    exceeded().withLaw(silent).when(secretary, ask()).thenRefused('NO_CLOCK_RUNS', {});
  });

  it('is granted once', () => {
    exceeded().does(secretary, ask()).whenAgain(authority, decision(true)).thenRefused('EXTENSION_NOT_ASKED', {});
  });
});

describe('a clock that excuses what is late', () => {
  const law = gbtWith((p) => void (p.clocks['plan'] = { ...p.clocks['plan']!, onLapse: 'escalate', lapseExcuses: 'languages' }));

  it('excuses the version that is not complete when it runs out, and says so', () => {
    const lapsed = planned().withLaw(law).until('2025-02-08', '00:00');
    expect(typesSince(lapsed, 'LanguageExcused')).toMatchObject([{ language: 'en', reason: law.clocks['plan']!.name['zh-Hans'], at: on('2025-02-08', '00:00') }]);
    expect(lapsed.now.languages['en']!.late).not.toBeNull();
  });

  it('excuses nothing that is there, nor twice', () => {
    expect(typesSince(readyForConsultation().withLaw(law).until('2025-02-08', '00:00'), 'LanguageExcused')).toEqual([]);
    const waived = planned().withLaw(law).does(authority, excuse('en')).until('2025-02-08', '00:00');
    expect(typesSince(waived, 'LanguageExcused')).toHaveLength(1);
  });
});

describe('deciding about more time', () => {
  const asked = () => inConsultation().until('2024-12-20').does(secretary, ask());

  it('moves the end, the last day to ask and the warnings still to come', () => {
    asked()
      .when(authority, decision(true))
      .then({ type: 'ExtensionDecided', clock: 'plan', granted: true, until: { dueOn: '2025-08-07', lastDayToAsk: '2025-07-08', warnAt: [{ daysLeft: 90 }, { daysLeft: 60 }, { daysLeft: 45 }, { daysLeft: 31 }] } });
    const story = asked().does(authority, decision(true, 1));
    expect(story.now.clocks['plan']).toMatchObject({ dueOn: '2025-03-07', extensions: 1, asked: null, warnAt: [{ daysLeft: 60, at: on('2025-01-06', '00:00') }, { daysLeft: 45 }, { daysLeft: 31 }] });
    expect(story.until('2025-03-07', '23:59').now.frozen).toBeNull();
    expect(story.until('2025-03-08', '00:00').now.frozen).not.toBeNull();
  });

  it('may decline, with a reason', () => {
    asked().when(authority, decision(false)).thenRefused('REASON_REQUIRED', { what: 'DecideExtension' });
    const declined = asked().does(authority, decision(false, null, 'Enough time was given.'));
    expect(declined.now.clocks['plan']).toMatchObject({ dueOn: '2025-02-07', extensions: 0, asked: null });
  });

  it('answers a request, within the limits, once', () => {
    inConsultation().when(authority, decision(true, 6)).thenRefused('EXTENSION_NOT_ASKED', {});
    asked().when(authority, decision(true, 9)).thenRefused('EXTENSION_TOO_LONG', { months: 9, maxMonths: 6 });
    asked().when(secretary, decision(true)).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    asked().whenAgain(authority, decision(true)).thenRefused('EXTENSION_NOT_ASKED', {});
    asked().does(authority, decision(true)).when(secretary, ask()).thenRefused('EXTENSION_USED_UP', { times: 1 });
  });

  it('is refused of an item that was terminated while it was asked', () => {
    asked().does(authority, move('terminate', { reason: 'It cannot be finished.' })).when(authority, decision(true)).thenRefused('STANDARD_ENDED', { stage: 'terminated' });
  });
});
