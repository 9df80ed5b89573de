import { authority, drafter, enterprise, secretary } from '../spec/people.js';
import { announcement, inForce, published, publishedWithoutEnglish, readyToPublish, submitted } from '../spec/pages.js';
import { comment, dispose, move, on, openConsultation, publish, type What } from '../spec/story.js';

describe('publishing a standard', () => {
  it('is one moment for the base text and every language version that moves with it', () => {
    readyToPublish('en', 'pt')
      .on('2025-05-30')
      .when(authority, announcement)
      .then(
        { type: 'StandardPublished', number: 'GB/T 50001—2025', languages: ['en', 'pt'], amendment: 0, takesEffectAt: on('2025-12-01', '00:00') },
        { type: 'LanguagePublished', language: 'en', number: 'GB/T 50001—2025', announcedOn: '2025-05-30' },
        { type: 'LanguagePublished', language: 'pt', number: 'GB/T 50001—2025', announcedOn: '2025-05-30' },
        { type: 'ReviewScheduled', dueOn: '2030-05-30', warnAt: [{ daysLeft: 180 }, { daysLeft: 90 }, { daysLeft: 30 }] },
        { type: 'StageEntered', stage: '60' },
      );
  });

  it('leaves out a version that was excused, and gives it its ninety days', () => {
    expect(publishedWithoutEnglish().events.slice(-4)).toMatchObject([{ type: 'StandardPublished', languages: [] }, { type: 'LanguageDue', language: 'en', dueOn: '2025-08-28' }, { type: 'ReviewScheduled' }, { type: 'StageEntered' }]);
  });

  it('is done once, however often it is asked', () => {
    readyToPublish().on('2025-05-30').whenAgain(authority, announcement).thenNothing();
  });

  it('is refused with other dates once it is done: what was announced stands', () => {
    const recorded = { number: 'GB/T 50001—2025', announcedOn: '2025-05-30', implementsOn: '2025-12-01' };
    published().when(authority, publish('GB/T 50001—2025', '2025-05-30', '2026-01-01')).thenRefused('ALREADY_PUBLISHED', recorded);
    published().when(authority, publish('GB/T 50001—2025', '2025-06-01', '2025-12-01')).thenRefused('ALREADY_PUBLISHED', recorded);
  });

  it('needs its number and its days, in order', () => {
    readyToPublish().when(authority, move('publish')).thenRefused('DETAILS_MISSING', { missing: ['number', 'announcedOn', 'implementsOn'] });
    readyToPublish().on('2025-05-30').when(authority, publish('GB/T 50001—2025', '2025-05-30', '2025-05-30')).thenRefused('DATES_OUT_OF_ORDER', { announcedOn: '2025-05-30', implementsOn: '2025-05-30' });
  });

  it('was announced between the day it was submitted and today, in the zone of the procedure', () => {
    const story = readyToPublish().on('2025-05-30', '23:30');
    const range = { earliest: '2025-01-10', latest: '2025-05-30' };
    for (const announcedOn of ['2025-01-09', '2025-05-31', '1949-10-01', '2099-01-01']) story.when(authority, publish('-', announcedOn, '2100-01-01')).thenRefused('ANNOUNCEMENT_OUT_OF_RANGE', { announcedOn, ...range });
    for (const announcedOn of [range.earliest, range.latest]) expect(story.does(authority, publish('-', announcedOn, '2025-12-01')).now.publication).toMatchObject({ announcedOn });
    story.whenAgain(authority, publish('-', range.earliest, '2025-12-01')).thenNothing();
  });

  it('takes effect after the announcement, on no day that has passed', () => {
    const story = readyToPublish().on('2025-05-30');
    story.when(authority, publish('-', '2025-02-01', '2025-05-29')).thenRefused('IMPLEMENTATION_IN_THE_PAST', { implementsOn: '2025-05-29', earliest: '2025-05-30' });
    expect(story.does(authority, publish('-', '2025-02-01', '2025-05-30')).now.publication).toMatchObject({ implementsOn: '2025-05-30' });
    story.when(authority, publish('-', '2025-05-30', '2025-05-29')).thenRefused('DATES_OUT_OF_ORDER', {});
  });

  it('is the authority’s', () => {
    readyToPublish().when(secretary, announcement).thenRefused('NOT_ENTITLED', { roles: ['authority'] });
  });

  it('waits for the professional review', () => {
    submitted().when(authority, announcement).thenUnmet({ code: 'TASK_OPEN', facts: { task: 'professional-review' }, who: ['review-body'] });
  });

  it('waits for thirty days of notice where patents are known', () => {
    const known = readyToPublish().does(enterprise, { type: 'DisclosePatent', patent: 'CN1', holder: 'A patentee', claims: 'Clause 6' });
    known.when(authority, announcement).thenUnmet({ code: 'CONSULTATION_NOT_HELD', facts: { consultation: 'patent-notice', minimumDays: 30 }, who: ['authority'] }, { code: 'PATENT_UNDECLARED', facts: { patent: 'CN1' } });
    const noticed = known.does(secretary, { type: 'DeclarePatent', patent: 'CN1', choice: 'b' }).does(authority, openConsultation('patent-notice', '2025-04-19'));
    noticed.when(authority, announcement).thenUnmet({ code: 'CONSULTATION_RUNNING', facts: { closesOn: '2025-04-19' } });
    noticed.until('2025-04-20', '00:00').on('2025-05-30').when(authority, announcement).then({ type: 'StandardPublished' }, { type: 'LanguagePublished' }, { type: 'ReviewScheduled' }, { type: 'StageEntered' });
  });

  const disclose = (claims = 'Clause 6', patent = 'CN1'): What => ({ type: 'DisclosePatent', patent, holder: 'A patentee', claims });
  const declare = (choice: 'b' | 'removed', patent = 'CN1'): What => ({ type: 'DeclarePatent', patent, choice });
  const noticed = () => readyToPublish().does(enterprise, disclose()).does(secretary, declare('b')).does(authority, openConsultation('patent-notice', '2025-04-19'));

  it.each([
    ['another patent, after the notice ended', () => noticed().until('2025-05-02').does(enterprise, disclose('Clause 9', 'CN2')).does(secretary, declare('b', 'CN2')), 'CN2'],
    ['another patent, while the notice ran', () => noticed().does(enterprise, disclose('Clause 9', 'CN2')).does(secretary, declare('b', 'CN2')).until('2025-05-02'), 'CN2'],
    ['other claims of one that was in it', () => noticed().until('2025-05-02').does(enterprise, disclose('Clause 9')), 'CN1'],
  ])('needs the notice once more for %s', (_, page, patent) => {
    const story = page();
    story.when(authority, announcement).thenUnmet({ code: 'PATENT_NOT_NOTICED', facts: { consultation: 'patent-notice', patents: [patent], opensOn: '2025-03-20', closesOn: '2025-04-19', minimumDays: 30 }, who: ['authority'] });
    story.when(authority, openConsultation('patent-notice', '2025-05-31')).thenRefused('PERIOD_TOO_SHORT', { earliest: '2025-06-01' });
    story.whenAgain(authority, openConsultation('patent-notice', '2025-06-01')).thenNothing();
    const again = story.does(authority, openConsultation('patent-notice', '2025-06-01'));
    again.when(authority, announcement).thenUnmet({ code: 'CONSULTATION_RUNNING', facts: { closesOn: '2025-06-01' } });
    again.until('2025-06-02').when(authority, announcement).then({ type: 'StandardPublished' }, { type: 'LanguagePublished' }, { type: 'ReviewScheduled' }, { type: 'StageEntered' });
  });

  it('says so while the notice still runs, and lets it run to its end', () => {
    const late = noticed().does(enterprise, disclose('Clause 9'));
    late.when(authority, announcement).thenUnmet({ code: 'PATENT_NOT_NOTICED' }, { code: 'CONSULTATION_RUNNING' });
    late.when(authority, openConsultation('patent-notice', '2025-05-31')).thenRefused('CONSULTATION_HELD', { kind: 'patent-notice' });
  });

  it('needs no second notice where nothing new was disclosed', () => {
    const ended = noticed().until('2025-05-02');
    ended.does(secretary, { type: 'DeclarePatent', patent: 'CN1', choice: 'a' }).when(authority, openConsultation('patent-notice', '2025-06-01')).thenRefused('CONSULTATION_HELD', { kind: 'patent-notice' });
    ended.when(enterprise, disclose()).thenNothing();
  });

  it('answers what a notice brought in, even one that did not have to be held', () => {
    const noticed = readyToPublish().does(authority, openConsultation('patent-notice', '2025-04-19')).does(enterprise, comment('patent-notice', 'There may be a patent.'));
    noticed.when(authority, announcement).thenUnmet({ code: 'CONSULTATION_RUNNING' }, { code: 'COMMENTS_WITHOUT_DISPOSITION', facts: { first: [5] } });
    noticed.until('2025-04-20').does(drafter, dispose(5)).on('2025-05-30').when(authority, announcement).then({ type: 'StandardPublished' }, { type: 'LanguagePublished' }, { type: 'ReviewScheduled' }, { type: 'StageEntered' });
  });
});

describe('taking effect', () => {
  it('says what it replaces, and how late it was told', () => {
    const told = published().on('2025-12-01', '06:00');
    told.when({ id: 'system', roles: ['system'], languages: [] }, { type: 'ReachDueDate', key: 'implementation', dueAt: on('2025-12-01', '00:00') }).then({ type: 'EnteredIntoForce', number: 'GB/T 50001—2025', replaces: null, lateMs: 6 * 3_600_000 }, { type: 'StageEntered', stage: 'in-force', move: 'implement' });
  });

  it('leaves no milestone on the text: the next amendment is laid out anew', () => {
    expect(inForce().now.text.label).toBeNull();
  });
});
