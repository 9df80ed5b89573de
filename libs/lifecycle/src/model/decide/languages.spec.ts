import { levelOf } from '#lib/languages';
import { authority, drafter, secretary, translatorOf } from '../spec/people.js';
import { inForce, inReview, languageReviewed, languageSubmitted, planned, published, publishedWithoutEnglish, reviewed, reviewedWithoutEnglish } from '../spec/pages.js';
import { attach, caughtUp, excuse, move, openBallot, revised, type Story, type What } from '../spec/story.js';

const submit = (language = 'en'): What => ({ type: 'SubmitLanguage', language });
const approve = (language = 'en'): What => ({ type: 'ApproveLanguage', language });
const publishIt = (announcedOn: string, language = 'en'): What => ({ type: 'PublishLanguage', language, announcedOn });

describe('excusing a language version (for special reasons it comes later)', () => {
  it('is the authority’s, with a written reason', () => {
    inReview().when(authority, excuse('en')).then({ type: 'LanguageExcused', language: 'en', reason: 'The translators are ill.' });
    inReview().when(secretary, excuse('en')).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    inReview().when(authority, excuse('en', ' ')).thenRefused('REASON_REQUIRED', { what: 'ExcuseLanguage' });
  });

  it('is done once, however often it is asked', () => {
    inReview().whenAgain(authority, excuse('en')).thenNothing();
  });

  it('for another reason is recorded, and leaves the ninety days as they run', () => {
    const other = excuse('en', 'The term base is being revised.');
    inReview().does(authority, excuse('en')).when(authority, other).then({ type: 'LanguageExcused', reason: 'The term base is being revised.' });
    inReview().does(authority, excuse('en')).whenAgain(authority, other).thenNothing();
    const late = publishedWithoutEnglish();
    expect(late.does(authority, other).now.languages['en']!.late).toEqual({ ...late.now.languages['en']!.late, reason: 'The term base is being revised.' });
  });

  it('is for versions that would move with the base text, and have not appeared', () => {
    inReview('en', 'later:pt').when(authority, excuse('pt')).thenRefused('NOT_PARALLEL', { language: 'pt' });
    published().when(authority, excuse('en')).thenRefused('NOT_PARALLEL', { language: 'en' });
    inReview().when(authority, excuse('fr')).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr' });
  });

  it('lets the base text go ahead alone at the end, but opens no earlier stage', () => {
    const story = reviewedWithoutEnglish();
    story.when(secretary, move('submit')).then({ type: 'StageEntered', stage: '50' }, { type: 'ClockStopped' });
    const early = planned().does(authority, excuse('en'));
    const unmet = early.when(secretary, move('open-consultation')).thenRefused('GATES_SHUT', { move: 'open-consultation' }).unmet;
    expect(unmet).toContainEqual(expect.objectContaining({ code: 'LANGUAGE_BEHIND', facts: expect.objectContaining({ language: 'en' }) }));
  });
});

describe('handing in a language version', () => {
  const ready = () => reviewed().does(secretary, attach('FL_SET', 'en'));

  it('needs its experts’ agreement to the text as it is, and its set', () => {
    ready().when(translatorOf('en'), submit()).then({ type: 'LanguageSubmitted', language: 'en', on: '2024-08-14' });
    inReview().when(translatorOf('en'), submit()).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { level: 'complete', needed: 'reviewed' }, who: ['secretary', 'chair'] }, { code: 'DOCUMENT_MISSING', facts: { document: 'FL_SET', language: 'en' } });
    const behind = ready().does(drafter, revised(ready(), { stale: { en: 2 } }));
    behind.when(translatorOf('en'), submit()).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { level: 'titles', stale: 2 }, who: ['translator', 'secretary'] });
  });

  it('is its translators’ and the secretariat’s', () => {
    ready().when(secretary, submit()).then({ type: 'LanguageSubmitted' });
    ready().when(translatorOf('pt'), submit()).thenRefused('NOT_ENTITLED', { what: 'SubmitLanguage' });
    ready().when(drafter, submit()).thenRefused('NOT_ENTITLED', { roles: ['secretary', 'translator'] });
    ready().when(secretary, submit('fr')).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr' });
  });

  it('is done once, however often it is asked', () => {
    ready().whenAgain(secretary, submit()).thenNothing();
  });
});

describe('approving a language version', () => {
  const ready = () => languageSubmitted(reviewed(), 'en');

  it('is the authority’s, once it is reviewed and handed in', () => {
    expect(levelOf(ready().does(authority, approve()).now.languages['en']!)).toBe('approved');
    ready().when(secretary, approve()).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    ready().when(authority, approve('fr')).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr' });
    inReview().when(authority, approve()).thenUnmet({ code: 'LANGUAGE_BEHIND' }, { code: 'LANGUAGE_NOT_SUBMITTED', who: ['secretary', 'translator'] });
  });

  it('is done once, and falls with the wording it was given for', () => {
    ready().whenAgain(authority, approve()).thenNothing();
    const approved = ready().does(authority, approve());
    const changed = approved.does(translatorOf('en'), caughtUp(approved, 'en'));
    expect(changed.now.languages['en']).toMatchObject({ approved: false, reviewed: false });
  });
});

describe('publishing a language version on its own', () => {
  const ready = (): Story => {
    const story = publishedWithoutEnglish().on('2025-07-01');
    return languageSubmitted(languageReviewed(story.does(translatorOf('en'), caughtUp(story, 'en')), 'en').on('2025-07-18'), 'en').on('2025-10-31').does(authority, approve());
  };

  it('happens under the number of the base text', () => {
    ready().when(authority, publishIt('2025-10-31')).then({ type: 'LanguagePublished', language: 'en', number: 'GB/T 50001—2025', announcedOn: '2025-10-31' });
    expect(ready().does(authority, publishIt('2025-10-31')).now.languages['en']).toMatchObject({ late: null, published: { on: '2025-10-31' } });
  });

  it('is done once, however often it is asked', () => {
    ready().whenAgain(authority, publishIt('2025-10-31')).thenNothing();
  });

  it('is refused before the base text, and for a day before it', () => {
    languageSubmitted(reviewed(), 'en').does(authority, approve()).when(authority, publishIt('2024-08-14')).thenRefused('BASE_NOT_PUBLISHED', {});
    ready().when(authority, publishIt('2025-05-29')).thenRefused('ANNOUNCEMENT_OUT_OF_RANGE', { announcedOn: '2025-05-29', earliest: '2025-05-30', latest: '2025-10-31' });
  });

  it('is announced from the day of the base text to today', () => {
    ready().when(authority, publishIt('2025-11-01')).thenRefused('ANNOUNCEMENT_OUT_OF_RANGE', { announcedOn: '2025-11-01', earliest: '2025-05-30', latest: '2025-10-31' });
    ready().when(authority, publishIt('2025-05-30')).then({ type: 'LanguagePublished', announcedOn: '2025-05-30' });
  });

  it('is refused for a wording of the base text that is not published yet', () => {
    let story = ready().until('2025-12-02');
    story = story.does(drafter, revised(story, { label: 'AMD', changeClass: 'editorial' }));
    story.when(authority, publishIt('2025-12-02')).thenRefused('BASE_NOT_PUBLISHED', { revision: story.now.text.revision, publishedRevision: story.now.text.revision - 1 });
  });

  it('is the authority’s, for a version there is', () => {
    ready().when(translatorOf('en'), publishIt('2025-10-31')).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
    ready().when(authority, publishIt('2025-10-31', 'fr')).thenRefused('LANGUAGE_UNKNOWN', { language: 'fr' });
  });
});

describe('a language version of a standard in force', () => {
  it('can be reviewed again after the base text was amended in drafts', () => {
    let story = inForce().on('2026-05-01');
    story = story.does(drafter, revised(story, { label: 'AMD', stale: { en: 1 } }));
    story = story.does(translatorOf('en'), caughtUp(story, 'en'));
    story.when(secretary, openBallot('language-review', 'en')).then({ type: 'BallotOpened', key: 'language-review:en', stage: 'in-force' });
  });
});
