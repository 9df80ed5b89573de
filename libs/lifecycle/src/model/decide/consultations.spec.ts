import { authority, drafter, enterprise, members, secretary, stranger, translatorOf } from '../spec/people.js';
import type { Procedure } from '../procedure.js';
import { gbtWith } from '../spec/gbt.js';
import { atConsultation, consulted, filed, inConsultation, inForce, inReview, readyForConsultation, submitted } from '../spec/pages.js';
import { attach, caughtUp, comment, dispose, move, on, openConsultation, propose, revised, Story, type What } from '../spec/story.js';

describe('the length of a consultation: calendar days, the day of opening not among them, to the end of the last', () => {
  const notice = () => inForce().on('2030-03-29').does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('propose-withdrawal'));

  it.each([
    ['the draft', 'draft', () => atConsultation(), '2024-03-11', secretary, '2024-05-10', on('2024-05-11', '00:00')],
    ['a withdrawal', 'withdrawal-notice', notice, '2030-03-30', authority, '2030-05-29', on('2030-05-30', '00:00')],
    ['a project', 'project-notice', () => filed(), '2023-06-05', authority, '2023-07-05', on('2023-07-06', '00:00')],
    ['patents', 'patent-notice', () => submitted(), '2025-02-17', authority, '2025-03-19', on('2025-03-20', '00:00')],
  ])('of %s: the shortest one is allowed, one day less is not', (_, kind, page, opensOn, by, closesOn, closesAt) => {
    const dayBefore = new Date(Date.parse(closesOn) - 86_400_000).toISOString().slice(0, 10);
    const story = page().on(opensOn);
    story.when(by, openConsultation(kind, dayBefore)).thenRefused('PERIOD_TOO_SHORT', { kind, closesOn: dayBefore, earliest: closesOn });
    story.when(by, openConsultation(kind, closesOn)).then({ type: 'ConsultationOpened', kind, opensOn, closesOn, closesAt });
  });

  it.each(['00:05', '23:55'])('counts the day of opening in the zone of the procedure, at %s', (time) => {
    expect([on('2024-03-11', '00:05').slice(0, 10), on('2024-03-11', '23:55').slice(0, 10)]).toEqual(['2024-03-10', '2024-03-11']);
    atConsultation().on('2024-03-11', time).when(secretary, openConsultation('draft', '2024-05-10')).then({ type: 'ConsultationOpened', opensOn: '2024-03-11' });
  });

  it('never ends on the day it begins, whatever was set aside', () => {
    const story = atConsultation().does(authority, attach('EVIDENCE'), { type: 'OverrideGate', gate: 'period:draft', reason: 'Urgent.', evidence: 'document-EVIDENCE-null-EVIDENCE' });
    story.when(secretary, openConsultation('draft', '2024-03-11')).thenRefused('PERIOD_TOO_SHORT', {});
    story.when(secretary, openConsultation('draft', '2024-03-12')).then({ type: 'ConsultationOpened' });
  });
});

describe('opening a consultation', () => {
  it('lays the draft out in every language, and reminds seven days and one day before the end', () => {
    atConsultation('en', 'pt')
      .when(secretary, openConsultation('draft', '2024-05-10'))
      .then({
        type: 'ConsultationOpened',
        languages: ['zh-Hans', 'en', 'pt'],
        revision: 1,
        round: 1,
        warnAt: [
          { daysLeft: 7, at: on('2024-05-04', '00:00') },
          { daysLeft: 1, at: on('2024-05-10', '00:00') },
        ],
      });
  });

  it('waits for a language version that fell behind after the stage was entered', () => {
    const story = atConsultation();
    story.does(drafter, revised(story, { label: 'CD', stale: { en: 1 } })).when(secretary, openConsultation('draft', '2024-05-10')).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { language: 'en', stale: 1, needed: 'complete' } });
  });

  it('waits for the milestone the stage was entered with, and lists all that is not so any more', () => {
    const story = atConsultation();
    story.does(drafter, revised(story, { label: 'WD9', stale: { en: 1 } })).when(secretary, openConsultation('draft', '2024-05-10')).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'CD', present: 'WD9', revision: 2 } }, { code: 'LANGUAGE_BEHIND', facts: { language: 'en' } });
    const again = inConsultation().until('2024-05-11').does(secretary, move('consult-again', { reason: 'Much has changed.' }));
    again.does(drafter, revised(again, { label: 'CD2' })).when(secretary, openConsultation('draft', '2024-07-30')).then({ type: 'ConsultationOpened', round: 2, revision: 2 });
    again.does(drafter, revised(again, { label: 'DS' })).when(secretary, openConsultation('draft', '2024-07-30')).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'CD', present: 'DS' } });
  });

  it('says which revision of each text is laid out', () => {
    const story = atConsultation('en', 'pt');
    const later = story.does(translatorOf('en'), caughtUp(story, 'en'));
    later.when(secretary, openConsultation('draft', '2024-05-10')).then({ type: 'ConsultationOpened', revision: 1, texts: { 'zh-Hans': 1, en: 2, pt: 1 } });
    filed().when(authority, openConsultation('project-notice', '2024-05-10')).then({ type: 'ConsultationOpened', revision: 0 });
  });

  it('is done once; another end would need another round', () => {
    atConsultation().whenAgain(secretary, openConsultation('draft', '2024-05-10')).thenNothing();
    inConsultation().when(secretary, openConsultation('draft', '2024-05-20')).thenRefused('CONSULTATION_HELD', { kind: 'draft' });
  });

  it.each([
    ['of a kind nobody knows', secretary, openConsultation('survey', '2024-06-01'), 'CONSULTATION_UNKNOWN', { kind: 'survey' }],
    ['of a kind that is only a word of the machine', secretary, openConsultation('toString', '2024-06-01'), 'CONSULTATION_UNKNOWN', { kind: 'toString' }],
    ['by someone else', drafter, openConsultation('draft', '2024-06-01'), 'NOT_ENTITLED', { roles: ['secretary'] }],
    ['before its stage', secretary, openConsultation('draft', '2024-06-01'), 'NOT_AT_THIS_STAGE', { stage: '20', stages: ['30'] }],
  ])('is refused %s', (_, by, what, code, facts) => {
    readyForConsultation().when(by, what).thenRefused(code, facts);
  });
});

describe('commenting', () => {
  it('is open to anyone signed in, in every language laid out; numbers run through all consultations', () => {
    inConsultation().when(stranger, comment('draft', 'Say who.', 'en')).then({ type: 'CommentReceived', number: 3, language: 'en', author: 'stranger' });
  });

  it('ends with the last day, to the instant', () => {
    inConsultation().on('2024-05-10', '23:59').when(stranger, comment('draft', 'In time.')).then({ type: 'CommentReceived' });
    inConsultation().on('2024-05-11', '00:00').when(stranger, comment('draft', 'Too late.')).thenRefused('CONSULTATION_CLOSED', { closesOn: '2024-05-10' });
  });

  it.each([
    ['where nothing was opened', comment('patent-notice', 'A patent.'), 'CONSULTATION_UNKNOWN', { kind: 'patent-notice' }],
    ['in a language that is not laid out', comment('draft', 'Qui ?', 'fr'), 'LANGUAGE_UNKNOWN', { language: 'fr', languages: ['zh-Hans', 'en'] }],
    ['without a word', comment('draft', ' '), 'COMMENT_EMPTY', { kind: 'draft' }],
  ])('is refused %s', (_, what, code, facts) => {
    inConsultation().when(stranger, what).thenRefused(code, facts);
  });

  it('is for a circle where the law names one', () => {
    const law = gbtWith((p) => void (p.consultations['project-notice']!.commentBy = ['member']));
    const story = announcedUnder(law);
    story.when(stranger, comment('project-notice', 'Why?')).thenRefused('NOT_ENTITLED', { roles: ['member'] });
    story.when(members[0]!, comment('project-notice', 'Why?')).then({ type: 'CommentReceived', number: 1 });
  });
});

/** An item at project approval, under a law that asks for nothing before. */
function announcedUnder(law: Procedure): Story {
  const atOnce = { ...law, moves: law.moves.map((one) => (one.id === 'file' ? { ...one, gates: [] } : one)) };
  return Story.under(atOnce).does(secretary, propose('en'), move('file')).does(authority, openConsultation('project-notice', '2023-04-01'));
}

describe('answering comments', () => {
  it('is the drafters’ and the secretariat’s', () => {
    consulted().when(drafter, dispose(3, 4)).then({ type: 'CommentsDisposed', kind: 'draft', dispositions: [{ comment: 3 }, { comment: 4 }] });
    consulted().when(enterprise, dispose(3)).thenRefused('NOT_ENTITLED', { roles: ['drafter', 'secretary', 'authority'] });
  });

  it('gives a reason for whatever is not simply accepted, or changes nothing', () => {
    consulted()
      .when(drafter, { type: 'DisposeComments', dispositions: [{ comment: 3, disposition: 'accepted', reason: null }, { comment: 4, disposition: 'not-accepted', reason: ' ' }, { comment: 9, disposition: 'accepted', reason: null }, { comment: 3.5, disposition: 'accepted', reason: null }] })
      .thenUnmet({ code: 'REASON_REQUIRED', facts: { comment: 4 } }, { code: 'COMMENT_UNKNOWN', facts: { comment: 9 } }, { code: 'COMMENT_UNKNOWN', facts: { comment: 3.5 } });
  });

  it('is done once, however often it is asked', () => {
    consulted().whenAgain(drafter, dispose(3, 4)).thenNothing();
  });

  const outOfScope: What = { type: 'DisposeComments', dispositions: [{ comment: 3, disposition: 'not-accepted', reason: 'Out of scope.' }] };

  it('may be corrected by whoever may answer, until a step was taken on the answers', () => {
    const answered = consulted().does(drafter, dispose(3, 4));
    answered.when(secretary, outOfScope).then({ type: 'CommentsDisposed', corrected: true, by: 'secretary', dispositions: [{ comment: 3, disposition: 'not-accepted' }] });
    answered.whenAgain(secretary, outOfScope).thenNothing();
    answered.does(secretary, move('back-to-drafting', { reason: 'Much to do.' })).when(secretary, outOfScope).then({ type: 'CommentsDisposed', corrected: true });
    inReview().when(secretary, outOfScope).thenUnmet({ code: 'DISPOSITION_FINAL', facts: { comment: 3, recorded: 'accepted', consultation: 'draft' } });
    inReview().when(secretary, dispose(3, 4)).thenNothing();
  });

  it('gives one answer to each comment of a table', () => {
    consulted().when(drafter, { type: 'DisposeComments', dispositions: [{ comment: 3, disposition: 'accepted', reason: null }, { comment: 3, disposition: 'noted', reason: 'Known.' }] }).thenUnmet({ code: 'COMMENT_ANSWERED_TWICE', facts: { comment: 3, dispositions: ['accepted', 'noted'] } });
  });
});

describe('language versions beside the draft', () => {
  it('are laid out only where they move with the base text', () => {
    atConsultation('en', 'later:pt').when(secretary, openConsultation('draft', '2024-05-10')).then({ type: 'ConsultationOpened', languages: ['zh-Hans', 'en'] });
  });
});
