import { authority, drafter, reviewBody, secretary } from '../spec/people.js';
import { atConsultation, consulted, filed, inConsultation, inForce, planned, readyForConsultation, readyForPlan, readyForReview, readyToFile, readyToPublish, readyToSubmit, submitted } from '../spec/pages.js';
import { attach, dispose, move, openConsultation, revised, type Story } from '../spec/story.js';
import type { Actor } from '#lib/kernel';

/** Every way on and back: from the page where its gates stand open. */
const moves: readonly [id: string, details: Readonly<Record<string, string>>, by: Actor, ready: () => Story, from: string, to: string][] = [
  ['file', {}, secretary, readyToFile, '00', '10'],
  ['issue-plan', { planNumber: '20231234-T-469' }, authority, readyForPlan, '10', '20'],
  ['return-filing', { reason: 'The scope is not clear.' }, authority, filed, '10', '00'],
  ['reject', { reason: 'There is such a standard.' }, authority, filed, '10', 'rejected'],
  ['open-consultation', {}, secretary, readyForConsultation, '20', '30'],
  ['to-review', {}, secretary, readyForReview, '30', '40'],
  ['back-to-drafting', { reason: 'Too many comments.' }, secretary, consulted, '30', '20'],
  ['submit', {}, secretary, readyToSubmit, '40', '50'],
  ['return-to-review', { defects: 'The minutes are not signed.' }, reviewBody, submitted, '50', '40'],
  ['return-to-drafting', { defects: 'Clause 4 is not verifiable.' }, authority, submitted, '50', '20'],
  ['open-review', {}, secretary, inForce, 'in-force', '90'],
  ['confirm', {}, authority, () => inForce().does(secretary, move('open-review'), attach('REVIEW_REPORT')), '90', 'in-force'],
  ['revise', { revisionProject: '20300007-T-000' }, authority, () => inForce().does(secretary, move('open-review'), attach('REVIEW_REPORT')), '90', 'in-force'],
  ['propose-withdrawal', {}, authority, () => inForce().does(secretary, move('open-review'), attach('REVIEW_REPORT')), '90', '95'],
  ['withdraw', {}, authority, () => inForce().does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('propose-withdrawal'), openConsultation('withdrawal-notice', '2026-02-10')).until('2026-02-11'), '95', 'withdrawn'],
  ['terminate', { reason: 'It cannot be finished.' }, authority, consulted, '30', 'terminated'],
];

describe.each(moves)('the move %s', (id, details, by, ready, from, to) => {
  it('is made once its gates stand open', () => {
    const story = ready();
    expect(story.now.stage).toBe(from);
    const after = story.does(by, move(id, details));
    expect(after.events.slice(story.events.length)).toContainEqual(expect.objectContaining({ type: 'StageEntered', from, stage: to, move: id, details }));
    expect(after.now).toMatchObject({ stage: to, arrivedBy: id, rounds: { [to]: (story.now.rounds[to] ?? 0) + 1 } });
  });

  it('is done once, however often it is asked', () => {
    ready().whenAgain(by, move(id, details)).thenNothing();
  });

  it('is refused where it does not start', () => {
    const elsewhere = ['in-force', '90', '95'].includes(from) ? planned() : inForce();
    elsewhere.when(by, move(id, details)).thenRefused('MOVE_OUT_OF_ORDER', { move: id, stage: elsewhere.now.stage });
  });

  it('is refused to anyone it does not belong to', () => {
    ready().when(drafter, move(id, details)).thenRefused('NOT_ENTITLED', { what: id });
  });

});

describe('a move', () => {
  it('needs the details the procedure names', () => {
    readyForPlan().when(authority, move('issue-plan', { planNumber: ' ' })).thenRefused('DETAILS_MISSING', { move: 'issue-plan', missing: ['planNumber'] });
  });

  it('is refused with other details once it is made: what came with it stands', () => {
    planned().when(authority, move('issue-plan', { planNumber: '20239999-T-469' })).thenRefused('MOVE_MADE', { move: 'issue-plan', details: ['planNumber'], recorded: { planNumber: '20231234-T-469' } });
    planned().when(authority, move('issue-plan', { planNumber: ' 20231234-T-469' })).thenNothing();
  });

  it('is known to the procedure', () => {
    for (const id of ['wish', 'constructor']) filed().when(authority, move(id)).thenRefused('MOVE_UNKNOWN', { move: id });
  });

  it('is not made by a person where it is made by a date', () => {
    readyToPublish().when(authority, move('implement')).thenRefused('MOVE_UNKNOWN', { move: 'implement' });
  });

  it('that leads to where the standard is by another way is out of order, not done', () => {
    planned().when(authority, move('return-to-drafting', { defects: 'All.' })).thenRefused('MOVE_OUT_OF_ORDER', { stage: '20', from: ['50'] });
  });

  it('lists everything that keeps it shut, and who can help', () => {
    planned()
      .when(secretary, move('open-consultation'))
      .thenUnmet(
        { code: 'TEXT_NOT_LAID_OUT', who: ['drafter', 'secretary'], facts: { label: 'CD', revision: 0 } },
        { code: 'DOCUMENT_MISSING', who: ['drafter', 'secretary'], facts: { document: 'EXPLANATION' } },
        { code: 'TASK_OPEN', who: ['secretary'], facts: { task: 'patent-call' } },
        { code: 'LANGUAGE_BEHIND', who: ['translator', 'secretary'], facts: { language: 'en', level: 'none', needed: 'complete' } },
      );
  });
});

describe('consulting again', () => {
  const again = move('consult-again', { reason: 'Much has changed.' });
  const answered = () => consulted().does(drafter, dispose(3, 4));

  it('needs the first round to be over and answered', () => {
    inConsultation().when(secretary, again).thenUnmet({ code: 'CONSULTATION_RUNNING', facts: { closesOn: '2024-05-10' } });
    consulted().when(secretary, again).thenUnmet({ code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { count: 2, first: [3, 4] }, who: ['drafter', 'secretary'] });
  });

  it('asks for a period of its own: what was heard before does not count', () => {
    const story = answered().does(secretary, again);
    expect(story.now.rounds['30']).toBe(2);
    story.when(secretary, move('to-review')).thenUnmet({ code: 'CONSULTATION_NOT_HELD', facts: { consultation: 'draft', minimumDays: 60 } }, { code: 'DOCUMENT_MISSING', facts: { document: 'COMMENT_TABLE' } }, { code: 'TEXT_NOT_LAID_OUT' });
    story.when(secretary, openConsultation('draft', '2024-08-20')).then({ type: 'ConsultationOpened', round: 2, closesOn: '2024-08-20' });
  });

  it('is not done twice by one consultation', () => {
    answered().whenAgain(secretary, again).thenUnmet({ code: 'CONSULTATION_NOT_HELD' });
  });
});

describe('going back while a consultation runs', () => {
  const back = inConsultation().on('2024-04-01').does(secretary, move('back-to-drafting', { reason: 'A flaw was found.' }));

  it('lets it run to its end: people were promised so many days', () => {
    back.when(drafter, revised(back)).thenRefused('TEXT_LAID_OUT', { what: 'draft' });
    back.on('2024-05-01').when(secretary, { type: 'LodgeComment', kind: 'draft', language: 'en', unit: null, commentType: 'ge', text: 'Late, but in time.', proposedChange: null }).then({ type: 'CommentReceived', number: 3 });
    expect(back.until('2024-05-11').now.consultations['draft']).toMatchObject({ closed: true });
  });

  it('loses no comment when the next round is opened: it is still waiting for its answer', () => {
    let story = back.on('2024-05-01').does(secretary, { type: 'LodgeComment', kind: 'draft', language: 'en', unit: null, commentType: 'ge', text: 'Late, but in time.', proposedChange: null }).until('2024-05-11');
    story = story.does(secretary, move('open-consultation'), openConsultation('draft', '2024-07-20')).until('2024-07-21');
    story.when(secretary, move('to-review')).thenUnmet({ code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { first: [3] } }, { code: 'DOCUMENT_MISSING' }, { code: 'TEXT_NOT_LAID_OUT' });
    story.when(drafter, dispose(3)).then({ type: 'CommentsDisposed', kind: 'draft', dispositions: [{ comment: 3 }] });
  });
});

describe('a round of a stage', () => {
  it('asks for minutes, signatures and approval set anew, and for nothing else', () => {
    const back = submitted().does(reviewBody, move('return-to-review', { defects: 'Sign the minutes.' }));
    expect(Object.keys(submitted().now.documents)).toEqual(expect.arrayContaining(['MINUTES', 'APPROVAL_SET', 'EXPLANATION', 'COMMENT_TABLE']));
    expect(Object.keys(back.now.documents)).toEqual(expect.arrayContaining(['EXPLANATION', 'COMMENT_TABLE', 'FL_SET:en']));
    expect(Object.keys(back.now.documents)).not.toEqual(expect.arrayContaining(['MINUTES']));
    expect(Object.keys(back.now.documents)).not.toEqual(expect.arrayContaining(['APPROVAL_SET']));
    expect(back.now.tasks).not.toHaveProperty('minutes-signed');
    expect(back.now.ballots).not.toHaveProperty('review');
  });
});

describe('an item that has ended', () => {
  const ended = atConsultation().does(secretary, openConsultation('draft', '2024-05-10')).does(authority, move('terminate', { reason: 'It cannot be finished.' }));

  it('waits for nothing: its clock is stopped and no date falls due', () => {
    expect(ended.now).toMatchObject({ stage: 'terminated', endedOn: '2024-03-11', withdrawnOn: null, clocks: { plan: { state: 'stopped' } } });
    expect(ended.until('2027-01-01').events).toHaveLength(ended.events.length);
  });

  it('answers nothing but that', () => {
    for (const what of [attach('DRAFT'), revised(ended), dispose(3)]) ended.when(drafter, what).thenRefused('STANDARD_ENDED', { stage: 'terminated' });
  });
});
