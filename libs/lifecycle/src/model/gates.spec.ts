import type { Actor } from '#lib/kernel';
import { authority, chair, drafter, members, secretary, translatorOf } from './spec/people.js';
import { announcement, consulted, inConsultation, inForce, inReview, languageReviewed, languageSubmitted, planned, proposed, readyForConsultation, readyForReview, readyToFile, readyToPublish, readyToSubmit, reviewed, submitted, voted } from './spec/pages.js';
import { gbt } from './spec/gbt.js';
import { attach, caughtUp, closeBallot, confirmed, dispose, excuse, move, openBallot, pass, publish, revised, type Story, vote, type What } from './spec/story.js';
import { unmetBy } from './gates.js';
import { type Gate, gateKey } from './procedure.js';

const codesOf = (gate: Gate, story: Story) => unmetBy(gate, story.now, gbt).map(({ code }) => code);

describe('a language version that is behind keeps shut every gate it has a say in', () => {
  /** The base text moves under it just before the move is asked. */
  const behind = (story: Story, label: string): Story => story.does(drafter, revised(story, { label, changeClass: 'editorial', stale: { en: 2 } }));
  const behindConfirmed = (story: Story, label: string): Story => behind(story, label).does(secretary, confirmed(behind(story, label)));
  const amending = (): Story => {
    let story = inForce();
    story = story.does(drafter, revised(story, { label: 'AMD' }));
    return voted(story.does(secretary, openBallot('amendment'), attach('AMENDMENT_SLIP')), 'amendment', 33, 0, 0).does(secretary, closeBallot('amendment'));
  };

  it.each<[string, Actor, What, () => Story, string, readonly string[]]>([
    ['consultation', secretary, move('open-consultation'), () => behind(readyForConsultation('en', 'pt'), 'CD'), 'complete', []],
    ['review', secretary, move('to-review'), () => behind(readyForReview('en', 'pt'), 'DS'), 'complete', []],
    ['submission', secretary, move('submit'), () => behindConfirmed(readyToSubmit('en', 'pt'), 'FDS'), 'reviewed', []],
    ['an amendment', authority, publish('-', '2028-01-01', '2028-06-01', 'amend'), () => behindConfirmed(amending(), 'AMD'), 'reviewed', []],
  ])('%s', (_, by, what, page, needed) => {
    const [only, ...others] = page().when(by, what).thenRefused('GATES_SHUT', {}).unmet;
    expect(only).toMatchObject({ code: 'LANGUAGE_BEHIND', because: expect.stringContaining('en is titles') as string, who: ['translator', 'secretary'], facts: { language: 'en', level: 'titles', needed, stale: 2 } });
    expect(others).toEqual([]);
  });

  it('publication, where it was reworded after the submission', () => {
    const story = readyToPublish();
    story
      .does(translatorOf('en'), caughtUp(story, 'en'))
      .when(authority, announcement)
      .thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { language: 'en', level: 'complete', needed: 'reviewed' }, who: ['secretary', 'chair'] }, { code: 'LANGUAGE_NOT_SUBMITTED', facts: { language: 'en' } });
  });

  it('names every one of them', () => {
    const story = readyForReview('en', 'pt', 'zh-Hant');
    story.does(drafter, revised(story, { label: 'DS', stale: { pt: 1, 'zh-Hant': 4 } })).when(secretary, move('to-review')).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { language: 'pt', stale: 1 } }, { code: 'LANGUAGE_BEHIND', facts: { language: 'zh-Hant', stale: 4 } });
  });

  it('but not one that was planned for later', () => {
    const story = readyForReview('en', 'later:pt');
    story.does(drafter, revised(story, { label: 'DS', stale: { pt: 9 } })).when(secretary, move('to-review')).then({ type: 'StageEntered', stage: '40' });
  });

  it('nor, at the end, one that was excused', () => {
    const story = readyToSubmit('en', 'pt');
    const edited = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial', stale: { pt: 9 } }));
    const late = edited.does(secretary, confirmed(edited));
    late.when(secretary, move('submit')).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { language: 'pt' } });
    late.does(authority, excuse('pt')).when(secretary, move('submit')).then({ type: 'StageEntered', stage: '50' }, { type: 'ClockStopped' });
  });
});

/** Each kind of gate: shut, with what it says; open; and open only for what it asked. */
describe('the gate', () => {
  it('ballotPassed: not held, open, failed, passed', () => {
    const gate: Gate = { ballotPassed: { question: 'proposal' } };
    const opened = proposed().does(secretary, openBallot('proposal'));
    expect(unmetBy(gate, proposed().now, gbt)).toMatchObject([{ code: 'BALLOT_NOT_HELD', who: ['secretary', 'chair'], facts: { ballot: 'proposal' } }]);
    expect(unmetBy(gate, opened.does(members[0]!, vote('proposal', 'approve')).now, gbt)).toMatchObject([{ code: 'BALLOT_OPEN', who: ['member', 'secretary', 'chair'], facts: { cast: 1, entitled: 40, closesAt: null } }]);
    const failed = voted(opened, 'proposal', 20, 8, 2).does(secretary, closeBallot('proposal'));
    expect(unmetBy(gate, failed.now, gbt)).toMatchObject([
      {
        code: 'BALLOT_FAILED',
        because: '"proposal" did not pass: quorum 120 >= 123 does not hold; opposition 32 <= 30 does not hold.',
        facts: { failed: [{ name: 'quorum', leftValue: 120, rightValue: 123 }, { name: 'opposition', leftValue: 32, rightValue: 30 }] },
      },
    ]);
    expect(unmetBy(gate, readyToFile().now, gbt)).toEqual([]);
  });

  it('ballotPassed, one for each language', () => {
    const gate: Gate = { ballotPassed: { question: 'language-review', each: 'parallel' } };
    const story = languageReviewed(inReview('en', 'pt'), 'pt');
    expect(unmetBy(gate, story.now, gbt)).toMatchObject([{ code: 'BALLOT_NOT_HELD', facts: { ballot: 'language-review:en', language: 'en' } }]);
    expect(codesOf(gate, languageReviewed(story, 'en'))).toEqual([]);
  });

  it('document: missing, attached; one for each parallel language that was not excused', () => {
    const gate: Gate = { document: { kind: 'FL_PROPOSAL', each: 'parallel' } };
    expect(unmetBy(gate, proposed('en', 'pt', 'later:zh-Hant').now, gbt)).toMatchObject([
      { code: 'DOCUMENT_MISSING', remedy: 'Attach FL_PROPOSAL:en.', facts: { document: 'FL_PROPOSAL', language: 'en' } },
      { code: 'DOCUMENT_MISSING', facts: { language: 'pt' } },
    ]);
    expect(unmetBy(gate, proposed('en', 'pt').does(authority, excuse('pt')).now, gbt)).toMatchObject([{ facts: { language: 'en' } }]);
    expect(codesOf(gate, readyToFile('en', 'pt'))).toEqual([]);
  });

  it('taskPassed: open, passed, asked anew', () => {
    const gate: Gate = { taskPassed: { task: 'minutes-signed' } };
    expect(unmetBy(gate, inReview().now, gbt)).toMatchObject([{ code: 'TASK_OPEN', who: ['chair'], facts: { task: 'minutes-signed' } }]);
    expect(codesOf(gate, reviewed())).toEqual([]);
    expect(codesOf(gate, submitted().does(authority, move('return-to-review', { defects: 'Sign them.' })))).toEqual(['TASK_OPEN']);
    expect(codesOf(gate, inReview().does(chair, pass('minutes-signed')))).toEqual([]);
  });

  it('consultationClosed: not held, running, over', () => {
    const gate: Gate = { consultationClosed: { kind: 'draft' } };
    expect(unmetBy(gate, planned().now, gbt)).toMatchObject([{ code: 'CONSULTATION_NOT_HELD', remedy: 'Open it for at least 60 days.', who: ['secretary'] }]);
    expect(unmetBy(gate, inConsultation().now, gbt)).toMatchObject([{ code: 'CONSULTATION_RUNNING', facts: { closesOn: '2024-05-10' } }]);
    expect(codesOf(gate, consulted())).toEqual([]);
  });

  it('commentsDisposed: some without an answer, none', () => {
    const gate: Gate = { commentsDisposed: { kind: 'draft' } };
    expect(unmetBy(gate, consulted().now, gbt)).toMatchObject([{ code: 'COMMENTS_WITHOUT_DISPOSITION', because: '2 comments have no answer yet.', facts: { count: 2, received: 2, first: [3, 4] } }]);
    expect(unmetBy(gate, consulted().does(drafter, dispose(3)).now, gbt)).toMatchObject([{ because: '1 comment has no answer yet.', facts: { count: 1, first: [4] } }]);
    expect(codesOf(gate, consulted().does(drafter, dispose(3, 4)))).toEqual([]);
  });

  it('textLabelled: no text, another milestone, the milestone, its second attempt', () => {
    const gate: Gate = { textLabelled: { label: 'CD' } };
    expect(unmetBy(gate, planned().now, gbt)).toMatchObject([{ code: 'TEXT_NOT_LAID_OUT', because: 'There is no base text yet.' }]);
    const labelled = (label: string | null) => codesOf(gate, planned().does(drafter, revised(planned(), { label })));
    expect([labelled(null), labelled('WD1'), labelled('CD-final'), labelled('CD'), labelled('CD2')]).toEqual([['TEXT_NOT_LAID_OUT'], ['TEXT_NOT_LAID_OUT'], ['TEXT_NOT_LAID_OUT'], [], []]);
  });

  it('languagesInStep: as far as it asks, and who can bring it there', () => {
    const at = (story: Story, level: 'titles' | 'complete' | 'reviewed' | 'approved') => unmetBy({ languagesInStep: { level } }, story.now, gbt).map(({ who }) => who);
    expect([at(planned(), 'titles'), at(inReview(), 'complete'), at(inReview(), 'reviewed'), at(reviewed(), 'approved')]).toEqual([[['translator', 'secretary']], [], [['secretary', 'chair']], [['authority']]]);
    expect(codesOf({ languagesInStep: { level: 'reviewed' } }, inReview().does(authority, excuse('en')))).toEqual(['LANGUAGE_BEHIND']);
    expect(codesOf({ languagesInStep: { level: 'reviewed', orExcused: true } }, inReview().does(authority, excuse('en')))).toEqual([]);
  });

  it('languagesInStep: waits for required versions only', () => {
    const { now } = planned();
    const optional = { ...now, languages: { en: { ...now.languages['en']!, required: false } } };
    expect(unmetBy({ languagesInStep: { level: 'complete' } }, now, gbt).map(({ facts }) => facts['language'])).toEqual(['en']);
    expect(unmetBy({ languagesInStep: { level: 'complete' } }, optional, gbt)).toEqual([]);
    expect(unmetBy({ languagesSubmitted: { orExcused: false } }, optional, gbt)).toEqual([]);
  });

  it('languagesSubmitted: not yet, handed in, excused', () => {
    const gate: Gate = { languagesSubmitted: { orExcused: true } };
    expect(unmetBy(gate, reviewed().now, gbt)).toMatchObject([{ code: 'LANGUAGE_NOT_SUBMITTED', remedy: 'Hand it in, or record why it comes later.', facts: { language: 'en' } }]);
    expect(codesOf(gate, languageSubmitted(reviewed(), 'en'))).toEqual([]);
    expect(codesOf(gate, reviewed().does(authority, excuse('en')))).toEqual([]);
    expect(codesOf({ languagesSubmitted: { orExcused: false } }, reviewed().does(authority, excuse('en')))).toEqual(['LANGUAGE_NOT_SUBMITTED']);
  });

  it('is named by what it asks for', () => {
    expect([gateKey({ ballotPassed: { question: 'review' } }), gateKey({ languagesInStep: { level: 'complete' } }), gateKey({ patentsDeclared: {} })]).toEqual(['ballotPassed:review', 'languagesInStep:complete', 'patentsDeclared']);
  });
});
