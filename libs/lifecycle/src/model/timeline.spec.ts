import { levelOf } from '#lib/languages';
import { evolve } from './evolve.js';
import { authority, chair, drafter, members, reviewBody, secretary, translatorOf } from './spec/people.js';
import { announcement, inForce, inReview, languageReviewed, languageSubmitted, publishedWithoutEnglish, readyToSubmit, staleIn, voted } from './spec/pages.js';
import { attach, caughtUp, closeBallot, confirmed, comment, dispose, move, on, openBallot, openConsultation, pass, publish, revised, type Story } from './spec/story.js';
import type { Standard } from './standard.js';

const typesOf = (story: Story, after = 0) => story.events.slice(after).map(({ type }) => type);

describe('a GB/T with an English edition in parallel, as it was worked out day by day', () => {
  /** Row 12: 63 < 64 and 36 > 32. */
  const failed = voted(inReview().on('2024-08-14').does(secretary, openBallot('review')), 'review', 21, 9, 2).does(secretary, closeBallot('review'));

  it('fails its first review and is back in drafting in the same moment', () => {
    expect(typesOf(failed).slice(-2)).toEqual(['BallotClosed', 'StageReturned']);
    expect(failed.now).toMatchObject({ stage: '20', failures: { 40: 1 } });
    expect(failed.now.ballots['review']!.tally!.arithmetic.filter(({ met }) => !met).map(({ name, leftValue, rightValue }) => [name, leftValue, rightValue])).toEqual([
      ['approval', 63, 64],
      ['opposition', 36, 32],
    ]);
  });

  /** Row 13 and 14: DS2 in both languages, passed in the second meeting; English in the same one. */
  const second = (() => {
    let story = failed.on('2024-10-21');
    story = story.does(drafter, revised(story, { label: 'DS2', stale: staleIn(story, 3) }));
    story = story.does(translatorOf('en'), caughtUp(story, 'en')).does(secretary, move('review-again')).on('2024-11-22').does(secretary, openBallot('review'));
    story = voted(story, 'review', 30, 3, 2).does(secretary, closeBallot('review'), attach('MINUTES')).does(chair, pass('minutes-signed'));
    return languageReviewed(story, 'en');
  })();

  it('passes the second, and its English edition in the same meeting', () => {
    expect(second.now).toMatchObject({ stage: '40', rounds: { 40: 2 } });
    expect(second.now.ballots['review']!.tally!.passed).toBe(true);
    expect(levelOf(second.now.languages['en']!)).toBe('reviewed');
  });

  /** Rows 15 to 17: approval draft, a patentee who licenses for a fee, submission in time, thirty days of patent notice. */
  const noticed = (() => {
    let story = second.on('2024-12-20').does(drafter, { type: 'DisclosePatent', patent: 'CN1', holder: 'A patentee', claims: 'Clause 6' }).does(secretary, { type: 'DeclarePatent', patent: 'CN1', choice: 'b' });
    story = story.does(drafter, revised(story, { label: 'FDS', changeClass: 'editorial', stale: staleIn(story, 1) }));
    story = story.does(secretary, confirmed(story));
    story = languageSubmitted(story.does(translatorOf('en'), caughtUp(story, 'en', { changeClass: 'editorial' })), 'en');
    story = story.does(secretary, attach('APPROVAL_SET')).on('2025-01-10').does(secretary, move('submit'));
    return story.on('2025-02-17').does(authority, openConsultation('patent-notice', '2025-03-19')).does(reviewBody, pass('professional-review')).until('2025-03-20');
  })();

  it('is handed in within eighteen months, which stops the clock', () => {
    expect(noticed.now.clocks['plan']).toMatchObject({ dueOn: '2025-02-07', state: 'stopped' });
    expect(noticed.now.frozen).toBeNull();
  });

  const out = noticed.on('2025-05-30').does(authority, announcement);

  it('appears in both languages under one number on one day', () => {
    expect(typesOf(out).slice(-4)).toEqual(['StandardPublished', 'LanguagePublished', 'ReviewScheduled', 'StageEntered']);
    expect(out.events.at(-4)).toMatchObject({ number: 'GB/T 50001—2025', languages: ['en'], implementsOn: '2025-12-01', takesEffectAt: on('2025-12-01', '00:00') });
    expect(out.events.at(-3)).toMatchObject({ language: 'en', number: 'GB/T 50001—2025', announcedOn: '2025-05-30', baseRevision: out.now.text.revision });
  });

  it('takes effect on its day, to the instant', () => {
    expect(out.until('2025-11-30', '23:59').now.stage).toBe('60');
    expect(out.until('2025-12-01', '00:00').now).toMatchObject({ stage: 'in-force', publication: { inForce: true } });
  });

  it('is to be reviewed within five years', () => {
    expect(out.now.review).toMatchObject({ dueOn: '2030-05-30', dueAt: on('2030-05-31', '00:00') });
  });

  it('is rebuilt from its log, and the log survives being written down', () => {
    const story = out.until('2031-01-01');
    const again = (JSON.parse(JSON.stringify(story.events)) as typeof story.events).reduce<Standard>(evolve, { is: 'unproposed' });
    expect(again).toEqual(story.standard);
    expect(story.events.length).toBeGreaterThan(150);
  });
});

describe('a standard in force', () => {
  const amending = (story: Story): Story => {
    let told = story.on('2028-03-01');
    told = told.does(drafter, revised(told, { label: 'AMD', stale: staleIn(told, 1) }));
    told = told.does(translatorOf('en'), caughtUp(told, 'en')).does(secretary, openBallot('amendment'), attach('AMENDMENT_SLIP'));
    return languageReviewed(voted(told, 'amendment', 33, 0, 0).does(secretary, closeBallot('amendment')), 'en').on('2028-04-18');
  };
  const amend = publish('another number', '2028-04-18', '2028-10-01', 'amend');

  it('is amended under the number it has, together with its English edition', () => {
    const before = amending(inForce());
    before
      .when(authority, amend)
      .then(
        { type: 'StandardPublished', number: 'GB/T 50001—2025', amendment: 1, announcedOn: '2028-04-18', implementsOn: '2028-10-01', languages: ['en'], revision: before.now.text.revision },
        { type: 'LanguagePublished', language: 'en', number: 'GB/T 50001—2025' },
        { type: 'StageEntered', from: 'in-force', stage: 'in-force', anew: ['AMENDMENT_SLIP'] },
      );
    expect(before.does(authority, amend).now.publication).toMatchObject({ inForce: true, amendment: 1, implementsOn: '2025-12-01' });
  });

  it('is not amended twice by one vote', () => {
    amending(inForce()).does(authority, amend).when(authority, amend).thenUnmet({ code: 'BALLOT_NOT_HELD' }, { code: 'DOCUMENT_MISSING' }, { code: 'TEXT_NOT_LAID_OUT', facts: { present: null } });
  });

  it('leaves a version planned for later behind when it has not caught up, rather than publish what is stale', () => {
    const later = inForce('en', 'later:pt')
      .on('2026-01-10')
      .does(authority, { type: 'ApproveLanguage', language: 'pt' }, { type: 'PublishLanguage', language: 'pt', announcedOn: '2026-01-10' });
    const told = amending(later);
    expect(told.now.languages['pt']).toMatchObject({ published: { on: '2026-01-10' }, lag: { stale: 1 } });
    const [standardPublished, ...others] = told.when(authority, amend).then({ type: 'StandardPublished' }, { type: 'LanguagePublished', language: 'en' }, { type: 'StageEntered' });
    expect(standardPublished).toMatchObject({ languages: ['en'] });
    expect(others).toHaveLength(2);
  });

  it('is withdrawn only after sixty days of notice with every comment answered', () => {
    const noticed = inForce().on('2030-03-29').does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('propose-withdrawal')).on('2030-03-30').does(authority, openConsultation('withdrawal-notice', '2030-05-29')).does(members[3]!, comment('withdrawal-notice', 'We still use it.'));
    noticed.when(authority, move('withdraw')).thenUnmet({ code: 'CONSULTATION_RUNNING' }, { code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { count: 1, first: [5] } });
    const withdrawn = noticed.until('2030-05-30', '00:00').does(secretary, dispose(5)).does(authority, move('withdraw'));
    expect(withdrawn.now).toMatchObject({ stage: 'withdrawn', withdrawnOn: '2030-05-30', endedOn: '2030-05-30' });
    expect(withdrawn.until('2035-01-01').events).toHaveLength(withdrawn.events.length);
  });

  it('goes back to periodic review when the dissent is upheld, once it has been answered', () => {
    const noticed = inForce().on('2030-03-29').does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('propose-withdrawal')).on('2030-03-30').does(authority, openConsultation('withdrawal-notice', '2030-05-29')).does(members[3]!, comment('withdrawal-notice', 'We still use it.'));
    const keep = move('keep', { reason: 'It is in use.' });
    noticed.until('2030-06-01').when(authority, keep).thenUnmet({ code: 'COMMENTS_WITHOUT_DISPOSITION' });
    expect(noticed.until('2030-06-01').does(secretary, dispose(5)).does(authority, keep).now.stage).toBe('90');
  });

  it('confirmed, it is reviewed again five years on', () => {
    const confirmed = inForce().on('2030-05-20').does(secretary, move('open-review'), attach('REVIEW_REPORT')).does(authority, move('confirm'));
    expect(confirmed.now).toMatchObject({ stage: 'in-force', review: { dueOn: '2035-05-20', warned: [] } });
  });
});

describe('a language version that comes later than the base text (ninety days)', () => {
  const story = publishedWithoutEnglish();

  it('has until 2025-08-28 when the base text is announced on 2025-05-30', () => {
    expect(story.events.filter(({ type }) => type === 'LanguageDue')).toMatchObject([{ language: 'en', dueOn: '2025-08-28' }]);
    expect(story.now.languages['en']!.late!.warnAt).toEqual([
      { day: 60, at: on('2025-07-29', '00:00') },
      { day: 75, at: on('2025-08-13', '00:00') },
      { day: 85, at: on('2025-08-23', '00:00') },
      { day: 90, at: on('2025-08-29', '00:00') },
    ]);
  });

  it('is warned of on days 60, 75 and 85, and overdue when day 90 is over', () => {
    const late = story.until('2025-09-30').events.filter(({ type }) => type === 'LanguageLate' || type === 'LanguageOverdue');
    expect(late).toMatchObject([
      { type: 'LanguageLate', day: 60, lateMs: 0 },
      { type: 'LanguageLate', day: 75 },
      { type: 'LanguageLate', day: 85 },
      { type: 'LanguageOverdue', dueOn: '2025-08-28', at: on('2025-08-29', '00:00') },
    ]);
  });

  it('is waited for no longer once it has been handed in, and appears alone after its approval', () => {
    let told = story.on('2025-07-01');
    told = languageReviewed(told.does(translatorOf('en'), caughtUp(told, 'en')), 'en').on('2025-07-18');
    told = languageSubmitted(told, 'en').until('2025-10-31');
    expect(told.events.filter(({ type }) => type === 'LanguageLate' || type === 'LanguageOverdue')).toEqual([]);
    const publishIt = { type: 'PublishLanguage', language: 'en', announcedOn: '2025-10-31' } as const;
    told.when(authority, publishIt).thenUnmet({ code: 'LANGUAGE_BEHIND', facts: { needed: 'approved', level: 'reviewed' }, who: ['authority'] });
    told
      .does(authority, { type: 'ApproveLanguage', language: 'en' })
      .when(authority, publishIt)
      .then({ type: 'LanguagePublished', language: 'en', number: 'GB/T 50001—2025', announcedOn: '2025-10-31' });
  });
});

describe('handing in without English', () => {
  it('needs the waiver', () => {
    const story = readyToSubmit();
    const behind = story.does(drafter, revised(story, { label: 'FDS2', stale: { en: 2 } }));
    expect(behind.now.languages['en']!.submittedOn).toBeNull();
    behind
      .on('2025-01-10')
      .when(secretary, move('submit'))
      .thenUnmet({ code: 'BALLOT_ON_EARLIER_TEXT' }, { code: 'LANGUAGE_BEHIND', facts: { language: 'en', stale: 2, needed: 'reviewed', level: 'titles' } }, { code: 'LANGUAGE_NOT_SUBMITTED', facts: { language: 'en' } });
  });
});
