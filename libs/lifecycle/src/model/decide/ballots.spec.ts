import { levelOf } from '#lib/languages';
import { chair, drafter, experts, expertsOf, members, memberWhoDrafts, secretary, stranger, translatorOf } from '../spec/people.js';
import { gbtWith } from '../spec/gbt.js';
import { inReview, languageReviewed, languageSubmitted, readyToFile, reviewed, staleIn, voted } from '../spec/pages.js';
import { attach, caughtUp, closeBallot, confirmed, move, on, openBallot, revised, vote } from '../spec/story.js';

describe('opening a ballot', () => {
  it('fixes the electorate: every member but those who drafted, while all members count', () => {
    const [opened] = inReview().when(secretary, openBallot('review')).then({ type: 'BallotOpened', key: 'review', stage: '40', round: 1, members: 41, rule: { id: 'V-TC', mayNotVote: ['drafter'] } });
    expect((opened as { electorate: readonly string[] }).electorate).toEqual(members.slice(0, 40).map(({ id }) => id));
  });

  it('counts a member once, however often the list names one', () => {
    const twice = { ...openBallot('review'), holders: { member: ['ann', 'ben', 'ann'], drafter: [] } } as ReturnType<typeof openBallot>;
    inReview().when(secretary, twice).then({ type: 'BallotOpened', members: 2, electorate: ['ann', 'ben'] });
  });

  it('is done once, however often it is asked', () => {
    inReview().whenAgain(secretary, openBallot('review')).thenNothing();
  });

  it('waits for the text the stage was entered with: laid out so, and every language version in step', () => {
    const story = inReview('en', 'pt');
    const changed = story.does(drafter, revised(story, { label: 'WD9', stale: { en: 2 } }));
    for (const question of ['review', 'expert-review']) {
      changed.when(secretary, openBallot(question)).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'DS', present: 'WD9' }, who: ['drafter', 'secretary'] }, { code: 'LANGUAGE_BEHIND', facts: { language: 'en', stale: 2, needed: 'complete' }, who: ['translator', 'secretary'] });
    }
    const mended = changed.does(translatorOf('en'), caughtUp(changed, 'en')).does(drafter, revised(changed, { label: 'DS2', hash: changed.now.text.hash }));
    mended.whenAgain(secretary, openBallot('review')).thenNothing();
  });

  it('asks nothing of the text where the question is not about it', () => {
    const story = inReview();
    const changed = story.does(drafter, revised(story));
    changed.when(secretary, openBallot('language-review', 'en')).then({ type: 'BallotOpened', texts: { 'zh-Hans': changed.now.text.revision, en: 2 } });
  });

  it('is refused with another end while it runs', () => {
    const open = inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00')));
    open.when(secretary, openBallot('review', null, on('2024-08-20', '00:00'))).thenRefused('BALLOT_UNDER_WAY', { ballot: 'review', closesAt: on('2024-08-15', '00:00') });
    open.when(secretary, openBallot('review')).thenRefused('BALLOT_UNDER_WAY', { ballot: 'review' });
  });

  it.each([
    ['for a question nobody knows', secretary, openBallot('idea'), 'QUESTION_UNKNOWN', { question: 'idea' }],
    ['for a question that is only a word of the machine', secretary, openBallot('valueOf'), 'QUESTION_UNKNOWN', { question: 'valueOf' }],
    ['by someone else', drafter, openBallot('review'), 'NOT_ENTITLED', { roles: ['secretary', 'chair'] }],
    ['at another stage', secretary, openBallot('amendment'), 'NOT_AT_THIS_STAGE', { stage: '40', stages: ['in-force'] }],
    ['about a language where it is about the base text', secretary, openBallot('review', 'en'), 'LANGUAGE_NOT_NEEDED', { what: 'review' }],
    ['about no language where it is about one', secretary, openBallot('language-review'), 'LANGUAGE_UNKNOWN', { language: null }],
    ['that would be over at once', secretary, openBallot('review', null, on('2024-07-05', '10:00')), 'CLOSES_IN_THE_PAST', { closesAt: on('2024-07-05', '10:00') }],
    ['when nobody is left to vote', secretary, { ...openBallot('review'), holders: { member: ['ann'], drafter: ['ann'] } } as ReturnType<typeof openBallot>, 'ELECTORATE_EMPTY', { role: 'member' }],
  ])('is refused %s', (_, by, what, code, facts) => {
    inReview().when(by, what).thenRefused(code, facts);
  });

  it('puts no language version to its experts that is behind', () => {
    const story = inReview();
    story.does(drafter, revised(story, { stale: { en: 3 } })).when(chair, openBallot('language-review', 'en')).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { language: 'en', stale: 3, needed: 'complete' }, who: ['translator', 'secretary'] });
  });
});

describe('casting a vote', () => {
  const open = () => inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00')));

  it('is recorded, may be changed until the end, and counts once', () => {
    open().when(members[0]!, vote('review', 'approve')).then({ type: 'VoteCast', voter: 'member-1', choice: 'approve', changed: false });
    const changed = open().does(members[0]!, vote('review', 'approve'), vote('review', 'against')).on('2024-08-15');
    expect(changed.events.at(-1)).toMatchObject({ changed: true });
    changed.when(secretary, closeBallot('review')).then({ type: 'BallotClosed', tally: { counts: { cast: 1, against: 1 } } }, { type: 'StageReturned' });
  });

  it('is done once, however often it is asked', () => {
    open().whenAgain(members[0]!, vote('review', 'approve')).thenNothing();
  });

  it.each([
    ['from a member who drafts', memberWhoDrafts, 'NOT_IN_ELECTORATE', { voter: 'member-who-drafts' }],
    ['from the secretary', secretary, 'NOT_IN_ELECTORATE', { voter: 'secretary' }],
    ['from outside', stranger, 'NOT_IN_ELECTORATE', { voter: 'stranger' }],
    ['from a member who has left since', { ...members[0]!, roles: [] }, 'NOT_ENTITLED', { what: 'CastVote review', roles: ['member'] }],
  ])('is refused %s', (_, by, code, facts) => {
    open().when(by, vote('review', 'approve')).thenRefused(code, facts);
  });

  it('is refused from the instant of closing, and after the count', () => {
    open().on('2024-08-14', '23:59').when(members[0]!, vote('review', 'approve')).then({ type: 'VoteCast' });
    open().on('2024-08-15', '00:00').when(members[0]!, vote('review', 'approve')).thenRefused('BALLOT_CLOSED', { closedAt: on('2024-08-15', '00:00') });
    open().on('2024-08-16').does(secretary, closeBallot('review')).when(members[0]!, vote('review', 'approve')).thenRefused('BALLOT_CLOSED', { closedAt: on('2024-08-16') });
  });

  it('is refused in a ballot that is none', () => {
    for (const ballot of ['proposal-2', 'constructor']) open().when(members[0]!, vote(ballot, 'approve')).thenRefused('BALLOT_UNKNOWN', { ballot });
  });
});

describe('closing a ballot', () => {
  const open = () => inReview().does(secretary, openBallot('review'));

  it('counts with the arithmetic in the open', () => {
    voted(open(), 'review', 30, 3, 2)
      .when(secretary, closeBallot('review'))
      .then({
        type: 'BallotClosed',
        tally: {
          passed: true,
          arithmetic: [
            { name: 'quorum', leftValue: 140, is: '>=', rightValue: 123, met: true },
            { name: 'approval', leftValue: 90, is: '>=', rightValue: 70, met: true },
            { name: 'opposition', leftValue: 12, is: '<=', rightValue: 35, met: true },
          ],
        },
      });
  });

  it('takes the standard back for rework in the same moment when it failed', () => {
    const failed = voted(open(), 'review', 21, 9, 2).when(secretary, closeBallot('review')).then({ type: 'BallotClosed', tally: { passed: false } }, { type: 'StageReturned', from: '40', stage: '20', because: 'ballot:review', failures: 1 });
    expect(failed).toHaveLength(2);
  });

  it('cuts nobody off: a dated ballot ends early only with the last vote', () => {
    const dated = inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00')));
    voted(dated, 'review', 39, 0, 0).when(secretary, closeBallot('review')).thenRefused('BALLOT_OPEN', { cast: 39, entitled: 40, closesAt: on('2024-08-15', '00:00') });
    voted(dated, 'review', 40, 0, 0).when(secretary, closeBallot('review')).then({ type: 'BallotClosed', tally: { passed: true } });
  });

  it('is done once, however often it is asked: a tally never changes', () => {
    voted(open(), 'review', 30, 3, 2).whenAgain(secretary, closeBallot('review')).thenNothing();
    voted(open(), 'review', 21, 9, 2).whenAgain(secretary, closeBallot('review')).thenNothing();
  });

  it('is refused to others, and where there is none', () => {
    open().when(members[0]!, closeBallot('review')).thenRefused('NOT_ENTITLED', { roles: ['secretary', 'chair', 'system'] });
    inReview().when(secretary, closeBallot('review')).thenRefused('BALLOT_UNKNOWN', { ballot: 'review' });
  });

  it('happens by itself at its instant, with nobody’s hand in it', () => {
    const story = voted(inReview().does(secretary, openBallot('review', null, on('2024-08-15', '00:00'))), 'review', 30, 3, 2);
    expect(story.until('2024-08-14', '23:59').now.ballots['review']!.tally).toBeNull();
    expect(story.until('2024-08-15', '00:00').now.ballots['review']).toMatchObject({ tally: { passed: true }, closedAt: on('2024-08-15', '00:00') });
  });
});

describe('asking the committee once more', () => {
  it('is refused while its answer stands', () => {
    reviewed().when(secretary, openBallot('review')).thenRefused('BALLOT_HELD', { ballot: 'review' });
  });

  it('is due when the substance changed after the vote, and said so', () => {
    const story = reviewed().on('2024-12-20');
    let changed = story.does(drafter, revised(story, { label: 'FDS' }));
    changed = changed.does(secretary, attach('APPROVAL_SET'));
    changed.when(secretary, move('submit')).thenUnmet({ code: 'BALLOT_ON_EARLIER_TEXT', facts: { ballot: 'review', revision: story.now.text.revision, present: changed.now.text.revision }, who: ['secretary', 'chair'] }, { code: 'LANGUAGE_NOT_SUBMITTED' });
    changed.when(secretary, openBallot('review')).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'DS', present: 'FDS' } });
    const laidOut = changed.does(drafter, revised(changed, { label: 'DS2' }));
    laidOut.when(secretary, openBallot('review')).then({ type: 'BallotOpened', revision: laidOut.now.text.revision, texts: { 'zh-Hans': laidOut.now.text.revision, en: laidOut.now.languages['en']!.revision } });
  });

  it('is not due after an editorial change that was confirmed', () => {
    const story = reviewed();
    const edited = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial' }));
    edited.does(chair, confirmed(edited)).when(secretary, openBallot('review')).thenRefused('BALLOT_HELD', { ballot: 'review' });
  });

  it('is due in every round of a stage', () => {
    const failed = voted(inReview().does(secretary, openBallot('review')), 'review', 21, 9, 2).does(secretary, closeBallot('review'));
    const again = failed.does(drafter, revised(failed, { label: 'DS2', stale: staleIn(failed, 1) }));
    const back = again.does(translatorOf('en'), caughtUp(again, 'en')).does(secretary, move('review-again'));
    back.when(secretary, openBallot('review')).then({ type: 'BallotOpened', round: 2 });
    expect(voted(back.does(secretary, openBallot('review')), 'review', 21, 9, 2).does(secretary, closeBallot('review')).now.failures).toEqual({ 40: 2 });
  });

  it('about the proposal is refused, whatever was edited since', () => {
    const story = readyToFile();
    story.does(drafter, revised(story)).when(secretary, openBallot('proposal')).thenRefused('BALLOT_HELD', { ballot: 'proposal' });
  });
});

describe('where an expert group decides in place of a committee', () => {
  const byExperts = (approve: number, against: number) => voted(inReview().does(secretary, openBallot('expert-review')), 'expert-review', approve, against, 0, experts).does(secretary, closeBallot('expert-review'));

  it('fifteen experts and three quarters are enough for submission', () => {
    byExperts(12, 4).when(secretary, move('submit')).thenUnmet({ code: 'DOCUMENT_MISSING' }, { code: 'TASK_OPEN' }, { code: 'TEXT_NOT_LAID_OUT' }, { code: 'LANGUAGE_BEHIND' }, { code: 'LANGUAGE_NOT_SUBMITTED' }, { code: 'DOCUMENT_MISSING' });
  });

  it('fourteen are not, and the standard is back in drafting', () => {
    expect(byExperts(14, 0).now.stage).toBe('20');
  });

  it('is spoken of as the ballot that is under way', () => {
    const [ballot] = inReview().does(secretary, openBallot('expert-review')).when(secretary, move('submit')).thenRefused('GATES_SHUT', { move: 'submit' }).unmet;
    expect(ballot).toMatchObject({ code: 'BALLOT_OPEN', facts: { ballot: 'expert-review', cast: 0, entitled: 16 } });
  });

  it('a failure of one body undoes nothing that the other has carried', () => {
    const both = voted(inReview().does(secretary, openBallot('review'), openBallot('expert-review')), 'review', 30, 3, 2).does(secretary, closeBallot('review'));
    both.when(secretary, closeBallot('expert-review')).then({ type: 'BallotClosed', question: 'expert-review', tally: { passed: false } });
  });

  it('a ballot that outlives its stage sends nothing back', () => {
    const opened = inReview().does(secretary, openBallot('expert-review'));
    const back = voted(opened.does(secretary, openBallot('review')), 'review', 21, 9, 2).does(secretary, closeBallot('review'));
    expect(back.now.stage).toBe('20');
    back.when(secretary, closeBallot('expert-review')).then({ type: 'BallotClosed', tally: { passed: false } });
    // Neither where the law knows of no other body that has carried the question.
    const alone = gbtWith((p) => {
      const { gates } = p.moves.find(({ id }) => id === 'submit')!;
      gates.splice(0, 1, { ballotPassed: { question: 'review' } });
      gates.splice(gates.findIndex((gate) => 'textLabelled' in gate), 1, { textLabelled: { label: 'DS' } });
    });
    const gone = languageSubmitted(reviewed(), 'en').does(secretary, attach('APPROVAL_SET'), openBallot('expert-review')).withLaw(alone).does(secretary, move('submit'));
    gone.when(secretary, closeBallot('expert-review')).then({ type: 'BallotClosed', tally: { passed: false } });
  });
});

describe('the review of a language version', () => {
  it('is settled by its experts: at least five, three quarters of them for it', () => {
    const story = languageReviewed(inReview(), 'en');
    expect(story.events.slice(-2)).toMatchObject([{ type: 'BallotClosed', question: 'language-review', language: 'en' }, { type: 'LanguageReviewed', language: 'en' }]);
    expect(levelOf(story.now.languages['en']!)).toBe('reviewed');
  });

  it('that fails leaves the standard where it is, and may be asked again', () => {
    const failed = voted(inReview().does(secretary, openBallot('language-review', 'en')), 'language-review:en', 3, 2, 0, expertsOf('en')).does(secretary, closeBallot('language-review:en'));
    expect(failed.now.stage).toBe('40');
    expect(levelOf(failed.now.languages['en']!)).toBe('complete');
    failed.when(secretary, openBallot('language-review', 'en')).then({ type: 'BallotOpened', key: 'language-review:en' });
  });

  it('is refused again while it stands, and due again once its own wording changed', () => {
    const story = languageReviewed(inReview(), 'en');
    story.when(secretary, openBallot('language-review', 'en')).thenRefused('BALLOT_HELD', { ballot: 'language-review:en' });
    const reworded = story.does(translatorOf('en'), caughtUp(story, 'en'));
    expect(levelOf(reworded.now.languages['en']!)).toBe('complete');
    reworded.when(secretary, openBallot('language-review', 'en')).then({ type: 'BallotOpened', key: 'language-review:en' });
  });
});

describe('a rule that counts a role apart, or weighs', () => {
  const holds = [{ name: 'approval', left: { times: 3, of: 'for' as const, among: 'chair' }, is: '>=' as const, right: { times: 2, of: 'deciding' as const, among: 'chair' } }];
  const law = gbtWith((p) => void (p.rules['V-TC']!.holds = holds));
  const heavy = gbtWith((p) => void (p.rules['V-TC']!.holds = [{ name: 'population', left: { times: 100, of: 'for', weighed: true }, is: '>=', right: { times: 65, of: 'deciding', weighed: true } }]));
  const put = openBallot('review');

  it('fixes with the electorate who of it holds the role', () => {
    const asked = { ...put, holders: { member: ['ann', 'ben'], chair: ['ann', 'the-chair'] } } as typeof put;
    inReview().withLaw(law).when(secretary, asked).then({ type: 'BallotOpened', electorate: ['ann', 'ben'], groups: { chair: ['ann'] } });
  });

  it('asks for the weight of everyone entitled, as a whole number', () => {
    const asked = (weights?: Record<string, number>) => ({ ...put, holders: { member: ['ann', 'ben', 'cyd'] }, weights }) as typeof put;
    const story = inReview().withLaw(heavy);
    story.when(secretary, asked()).thenRefused('WEIGHTS_MISSING', { count: 3 });
    story.when(secretary, asked({ ann: 83, ben: 0, cyd: 0.5 })).thenRefused('WEIGHTS_MISSING', { voters: ['ben', 'cyd'] });
    story.when(secretary, asked({ ann: 83, ben: 11, cyd: 9, dan: 7 })).then({ type: 'BallotOpened', weights: { ann: 83, ben: 11, cyd: 9 } });
  });
});
