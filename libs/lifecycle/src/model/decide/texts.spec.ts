import { levelOf } from '#lib/languages';
import { chair, drafter, expertsOf, secretary, stranger, translatorOf } from '../spec/people.js';
import { atConsultation, filed, inConsultation, inReview, planned, published, readyForConsultation, readyForReview, readyToSubmit, reviewed, staleIn, submitted, voted } from '../spec/pages.js';
import { caughtUp, closeBallot, move, openBallot, revised } from '../spec/story.js';

describe('revising the base text', () => {
  it('records the revision, and what it leaves behind in each language', () => {
    const story = inReview('en', 'pt');
    const next = revised(story, { label: 'DS2', stale: { en: 2 } });
    story.when(drafter, next).then({ type: 'TextRevised', revision: story.now.text.revision + 1, label: 'DS2', changeClass: 'substantive', lags: { en: { stale: 2 }, pt: { stale: 0 } } });
    const after = story.does(drafter, next).now;
    expect([levelOf(after.languages['en']!), levelOf(after.languages['pt']!)]).toEqual(['titles', 'complete']);
  });

  it('is done once, however often it is asked', () => {
    const story = inReview();
    story.whenAgain(drafter, revised(story, { label: 'DS2' })).thenNothing();
  });

  it('belongs to drafters and the secretariat', () => {
    const story = inReview();
    for (const by of [translatorOf('en'), chair, stranger]) story.when(by, revised(story)).thenRefused('NOT_ENTITLED', { roles: ['drafter', 'secretary'] });
  });

  it.each([
    ['while the project is being approved', () => filed(), '10'],
    ['once it is submitted', () => submitted(), '50'],
    ['between publication and implementation', () => published(), '60'],
  ])('is refused %s', (_, page, stage) => {
    const story = page();
    story.when(drafter, revised(story)).thenRefused('TEXT_CLOSED', { stage });
  });

  it('is refused while the text is laid out for comment, and open again afterwards', () => {
    const story = inConsultation();
    story.when(drafter, revised(story)).thenRefused('TEXT_LAID_OUT', { what: 'draft' });
    const over = story.until('2024-05-11', '00:00');
    over.when(drafter, revised(over)).then({ type: 'TextRevised' });
  });

  it.each(['review', 'expert-review'])('is refused while the vote "%s" is under way', (question) => {
    const story = inReview().does(secretary, openBallot(question));
    story.when(drafter, revised(story)).thenRefused('TEXT_LAID_OUT', { what: question });
  });

  it('is refused when someone else was quicker', () => {
    const story = inReview();
    const mine = revised(story, { hash: 'mine' });
    story.does(drafter, revised(story, { hash: 'theirs' })).when(drafter, mine).thenRefused('TEXT_MOVED', { revision: story.now.text.revision + 1 });
  });

  it('changes nothing for anyone by another label alone', () => {
    const story = reviewed();
    const labelled = story.does(drafter, revised(story, { label: 'FDS', hash: story.now.text.hash, changeClass: 'substantive' }));
    expect(labelled.now.text).toMatchObject({ label: 'FDS', lastSubstantive: story.now.text.lastSubstantive });
    expect(levelOf(labelled.now.languages['en']!)).toBe('reviewed');
  });
});

describe('a language version whose base text moved on', () => {
  it('keeps its experts’ agreement through an editorial change, once it has caught up', () => {
    const story = reviewed();
    const behind = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial', stale: { en: 2 } }));
    expect(levelOf(behind.now.languages['en']!)).toBe('titles');
    expect(levelOf(behind.does(translatorOf('en'), caughtUp(behind, 'en', { changeClass: 'editorial' })).now.languages['en']!)).toBe('reviewed');
  });

  it('loses it, and its submission, by a change of substance that touches it', () => {
    const story = readyToSubmit();
    const behind = story.does(drafter, revised(story, { label: 'FDS2', stale: { en: 2 } }));
    expect(behind.now.languages['en']).toMatchObject({ reviewed: false, submittedOn: null });
    expect(levelOf(behind.does(translatorOf('en'), caughtUp(behind, 'en', { changeClass: 'editorial' })).now.languages['en']!)).toBe('complete');
  });

  it('keeps it through a change of substance that leaves it untouched', () => {
    const story = readyToSubmit('en', 'pt');
    const behind = story.does(drafter, revised(story, { label: 'FDS2', stale: { pt: 1 } }));
    expect(behind.now.languages).toMatchObject({ en: { reviewed: true, submittedOn: '2024-12-20' }, pt: { reviewed: false, submittedOn: null } });
  });
});

describe('revising a language version', () => {
  it('measures it against the base text as it is', () => {
    const story = readyForReview().does(drafter, revised(readyForReview(), { label: 'DS2', stale: { en: 2 } }));
    story.when(translatorOf('en'), caughtUp(story, 'en')).then({ type: 'LanguageRevised', language: 'en', baseRevision: story.now.text.revision, lag: { stale: 0 } });
  });

  it('is done once, however often it is asked', () => {
    const story = planned().does(drafter, revised(planned(), { label: 'WD1' }));
    story.whenAgain(translatorOf('en'), caughtUp(story, 'en')).thenNothing();
  });

  it.each([
    ['by a translator of another language', translatorOf('pt'), 'NOT_ENTITLED', { what: 'ReviseLanguage' }],
    ['by a drafter: nobody edits a translation who was not appointed for it', drafter, 'NOT_ENTITLED', { roles: ['translator', 'secretary'] }],
  ])('is refused %s', (_, by, code, facts) => {
    const story = inReview();
    story.when(by, caughtUp(story, 'en')).thenRefused(code, facts);
  });

  it('is refused for a language nobody planned', () => {
    const story = inReview();
    story.when(secretary, { ...caughtUp(story, 'en'), language: 'fr' } as ReturnType<typeof caughtUp>).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr', languages: ['en'] });
  });

  it('is refused when it was made from an earlier base text, or someone else was quicker', () => {
    const story = inReview();
    const mine = caughtUp(story, 'en', { hash: 'mine' });
    const moved = story.does(drafter, revised(story, { label: 'DS2', stale: staleIn(story, 1) }));
    moved.when(translatorOf('en'), mine).thenRefused('TEXT_MOVED', { revision: moved.now.text.revision });
    story.does(translatorOf('en'), caughtUp(story, 'en', { hash: 'theirs' })).when(translatorOf('en'), mine).thenRefused('TEXT_MOVED', { revision: story.now.languages['en']!.revision + 1 });
  });

  it('is refused while it is laid out beside the base text', () => {
    const story = inConsultation();
    story.when(translatorOf('en'), caughtUp(story, 'en')).thenRefused('TEXT_LAID_OUT', { what: 'draft' });
  });

  it('is refused while its experts vote on it, and only then', () => {
    const story = inReview('en', 'pt').does(secretary, openBallot('language-review', 'en'));
    story.when(translatorOf('en'), caughtUp(story, 'en')).thenRefused('TEXT_LAID_OUT', { what: 'language-review:en' });
    story.when(translatorOf('pt'), caughtUp(story, 'pt')).then({ type: 'LanguageRevised', language: 'pt' });
  });
});

describe('the text at the start', () => {
  it('is laid out as a second attempt under the same milestone', () => {
    const story = readyForConsultation();
    const second = story.does(drafter, revised(story, { label: 'CD2', changeClass: 'editorial' }));
    second.when(secretary, move('open-consultation')).then({ type: 'StageEntered', stage: '30' });
    const other = story.does(drafter, revised(story, { label: 'CDX', changeClass: 'editorial' }));
    other.when(secretary, move('open-consultation')).thenUnmet({ code: 'TEXT_NOT_LAID_OUT', facts: { label: 'CD', present: 'CDX' } });
  });

  it('may be revised at the stage of consultation before it is laid out', () => {
    const story = atConsultation();
    story.when(drafter, revised(story)).then({ type: 'TextRevised' });
  });
});

describe('a vote by experts under whose hands the base text changed', () => {
  it('settles nothing when what they saw no longer stands', () => {
    let story = inReview().does(secretary, openBallot('language-review', 'en'));
    story = voted(story, 'language-review:en', 5, 0, 0, expertsOf('en'));
    const changed = story.does(drafter, revised(story, { label: 'DS2', stale: { en: 1 } }));
    changed.when(secretary, closeBallot('language-review:en')).then({ type: 'BallotClosed', tally: { passed: true } });
    story.when(secretary, closeBallot('language-review:en')).then({ type: 'BallotClosed' }, { type: 'LanguageReviewed', language: 'en' });
  });
});
