import { nextFor } from '../next.js';
import { gbtWith } from '../spec/gbt.js';
import { atConsultation, planned, published } from '../spec/pages.js';
import { authority, secretary } from '../spec/people.js';
import { move, type Story, type What } from '../spec/story.js';

const reinstate = (reason = 'The sector asked for it again.'): What => ({ type: 'ReinstateStandard', reason });
const terminated = (story: Story): Story => story.does(authority, move('terminate', { reason: 'Nobody drafts it.' }));

describe('reinstating what has ended', () => {
  it('brings it back to the stage it left, with the days its clocks had left', () => {
    const story = terminated(planned().on('2023-10-01')).on('2024-01-01').does(authority, reinstate());
    expect(story.events.slice(-2)).toMatchObject([{ type: 'StandardReinstated', from: 'terminated', stage: '20', frozenBy: null }, { type: 'ClockResumed', clock: 'plan', stoppedOn: '2023-10-01' }]);
    // Ninety-two days later than 2025-02-07: all of those it was terminated.
    expect(story.now).toMatchObject({ stage: '20', endedOn: null, rounds: { '20': 2 }, clocks: { plan: { state: 'running', dueOn: '2025-05-10' } } });
    expect(story.now).not.toHaveProperty('left');
    story.does(authority, move('terminate', { reason: 'Again.' })).does(authority, reinstate('And again.'));
  });

  it('or to the stage the procedure names, with clocks anew or none', () => {
    const law = gbtWith((p) => Object.assign(p.turns!.reinstate![0]!, { to: '20', clocks: 'anew' }));
    const story = terminated(atConsultation().withLaw(law)).on('2024-09-01').does(authority, reinstate());
    expect(story.now).toMatchObject({ stage: '20', clocks: { plan: { state: 'running', startedOn: '2024-09-01', dueOn: '2026-03-01' } } });
    const none = gbtWith((p) => Object.assign(p.turns!.reinstate![0]!, { clocks: 'none' }));
    expect(terminated(atConsultation().withLaw(none)).does(authority, reinstate()).now.clocks['plan']).toMatchObject({ state: 'stopped' });
  });

  it('does not give back a period that had run out: it comes back frozen', () => {
    const story = terminated(planned().until('2025-03-01')).on('2025-06-01').does(authority, reinstate());
    expect(story.now.frozen).toMatchObject({ clock: 'plan' });
    story.does(authority, { type: 'DecideExtension', granted: true, months: 3, reason: 'Needed after all.' });
  });

  it('does not count the days since it ended, also where the way out stopped no clock', () => {
    const unstopped = (clocks: 'carried' | 'anew' | 'none') =>
      gbtWith((p) => {
        delete p.moves.find(({ id }) => id === 'terminate')!.stops;
        Object.assign(p.turns!.reinstate![0]!, { clocks });
      });
    const back = (clocks: 'carried' | 'anew' | 'none') => terminated(planned().withLaw(unstopped(clocks)).on('2023-10-01')).on('2024-01-01').does(authority, reinstate()).now.clocks['plan'];
    expect(terminated(planned().withLaw(unstopped('carried'))).now.clocks['plan']).toMatchObject({ state: 'running' });
    expect(back('carried')).toMatchObject({ state: 'running', dueOn: '2025-05-10' });
    expect(back('anew')).toMatchObject({ state: 'running', startedOn: '2024-01-01', dueOn: '2025-07-01' });
    expect(back('none')).toMatchObject({ state: 'stopped', stoppedOn: '2023-10-01' });
  });

  it('nor those before, while it was suspended: its clock runs again', () => {
    const law = gbtWith((p) => {
      const terminate = p.moves.find(({ id }) => id === 'terminate')!;
      delete terminate.stops;
      terminate.evenSuspended = true;
    });
    const held = planned().withLaw(law).on('2023-10-01').does(authority, { type: 'SuspendStandard', reason: 'The law is changing.' }).on('2023-12-01');
    const story = terminated(held).on('2024-01-01').does(authority, reinstate());
    expect(story.now).toMatchObject({ suspended: null, clocks: { plan: { state: 'running', dueOn: '2025-05-10' } } });
    expect(story.now.clocks['plan']).not.toHaveProperty('heldUp');
  });

  it('is for whom the procedure names, from where it names, with a reason', () => {
    const ended = terminated(planned());
    ended.when(secretary, reinstate()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    ended.when(authority, reinstate(' ')).thenRefused('REASON_REQUIRED', {});
    planned().when(authority, reinstate()).thenRefused('NOT_ENDED', { stage: '20' });
    const elsewhere = gbtWith((p) => (p.turns!.reinstate![0]!.from = ['rejected']));
    ended.withLaw(elsewhere).when(authority, reinstate()).thenRefused('TURN_OUT_OF_ORDER', { turn: 'reinstate', stage: 'terminated' });
    ended.withLaw(gbtWith((p) => delete p.turns!.reinstate)).when(authority, reinstate()).thenRefused('TURN_UNKNOWN', { turn: 'reinstate' });
  });

  it('is done once', () => {
    terminated(planned()).whenAgain(authority, reinstate()).thenNothing();
  });

  it('leaves alone what goes on in its successor', () => {
    const law = gbtWith((p) => (p.turns!.reinstate![0]!.from = ['withdrawn']));
    const replaced = published().until('2025-12-01').withLaw(law).does({ id: 'system', roles: ['system'], languages: [] }, { type: 'Supersede', successor: 'the-next', number: 'GB/T 2' });
    replaced.when(authority, reinstate()).thenRefused('CONTINUED_ELSEWHERE', { standards: ['the-next'] });
  });

  it('leaves alone what another standard in force has taken the place of meanwhile', () => {
    const ended = terminated(planned());
    ended.when(authority, { ...reinstate(), successor: 'the-next' } as What).thenRefused('CONTINUED_ELSEWHERE', { standards: ['the-next'] });
    ended.does(authority, reinstate()).when(authority, { ...reinstate(), successor: 'the-next' } as What).thenNothing();
  });

  it('is what next says of it, and nothing else is', () => {
    const ended = terminated(planned());
    expect(nextFor(ended.now, ended.procedure)).toMatchObject({ ended: true, moves: [], turns: [{ turn: 'reinstate', to: '20', open: true, by: ['authority'] }] });
  });
});
