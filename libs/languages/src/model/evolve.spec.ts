import { afterBaseRevision, type ChangeClass, evolveLanguage, type LanguageEvent } from './evolve.js';
import { type LanguageVersion, newLanguageVersion } from './language-version.js';

const at = '2025-07-18T02:00:00.000Z';
const agreed: LanguageVersion = { ...newLanguageVersion('en', 'parallel', true), revision: 4, hash: 'd', baseRevision: 6, reviewed: true, approved: true, submittedOn: '2025-01-10' };
const none = { missing: 0, stale: 0, titlesBehind: 0 };
const revision = (changeClass: ChangeClass): LanguageEvent => ({ type: 'LanguageRevised', language: 'en', revision: 5, hash: 'e', baseRevision: 6, label: null, changeClass, lag: none, at });
const late = (version: LanguageVersion): LanguageVersion =>
  ([
    { type: 'LanguageExcused', language: 'en', reason: 'Ill.', at },
    { type: 'LanguageDue', language: 'en', dueOn: '2025-08-28', warnAt: [{ day: 60, at }, { day: 90, at }], at },
  ] as const).reduce<LanguageVersion>(evolveLanguage, version);

describe('who has to agree again', () => {
  it.each<[string, (version: LanguageVersion) => LanguageVersion, object]>([
    ['nobody, when the language team mends a comma', (version) => evolveLanguage(version, revision('editorial')), { reviewed: true, approved: true, submittedOn: '2025-01-10' }],
    ['everybody, when it changes the substance', (version) => evolveLanguage(version, revision('substantive')), { reviewed: false, approved: false, submittedOn: null }],
    ['nobody, when the base text is edited: it has to be caught up with, that is all', (version) => afterBaseRevision(version, 7, { ...none, stale: 2 }, 'editorial'), { baseRevision: 7, lag: { stale: 2 }, reviewed: true, approved: true, submittedOn: '2025-01-10' }],
    ['everybody, when the substance of the base text changes here', (version) => afterBaseRevision(version, 7, { ...none, stale: 2 }, 'substantive'), { reviewed: false, approved: false, submittedOn: null }],
    ['everybody, when the base text has a new unit', (version) => afterBaseRevision(version, 7, { ...none, missing: 1 }, 'substantive'), { reviewed: false, approved: false, submittedOn: null }],
    ['nobody, when the substance of the base text changes for others', (version) => afterBaseRevision(version, 7, none, 'substantive'), { baseRevision: 7, reviewed: true, approved: true, submittedOn: '2025-01-10' }],
  ])('%s', (_, change, expected) => {
    expect(change(agreed)).toMatchObject(expected);
  });

  it('never gives an agreement that was not there', () => {
    const fresh = { ...agreed, reviewed: false, approved: false };
    expect(evolveLanguage(fresh, revision('editorial'))).toMatchObject({ reviewed: false, approved: false });
    expect(afterBaseRevision(fresh, 7, none, 'editorial')).toMatchObject({ reviewed: false, approved: false });
  });

  it('leaves a late version the day it was handed in on: the ninety days were met', () => {
    expect(evolveLanguage(late(agreed), revision('substantive'))).toMatchObject({ reviewed: false, submittedOn: '2025-01-10' });
  });
});

describe('a language version that comes later', () => {
  it('is excused, has a day, is warned, and is overdue', () => {
    const warned = evolveLanguage(late(agreed), { type: 'LanguageLate', language: 'en', day: 60, dueOn: '2025-08-28', dueAt: at, lateMs: 0, at });
    expect(warned.late).toEqual({ reason: 'Ill.', dueOn: '2025-08-28', warnAt: [{ day: 60, at }, { day: 90, at }], warned: [60], overdue: false });
    expect(evolveLanguage(warned, { type: 'LanguageOverdue', language: 'en', dueOn: '2025-08-28', dueAt: at, lateMs: 0, at }).late).toMatchObject({ warned: [60], overdue: true });
  });

  it('is late no longer once it has appeared', () => {
    const published = evolveLanguage(late(agreed), { type: 'LanguagePublished', language: 'en', revision: 4, baseRevision: 6, number: 'GB/T 1—2025', announcedOn: '2025-10-31', at });
    expect(published).toMatchObject({ late: null, published: { revision: 4, baseRevision: 6, on: '2025-10-31' } });
  });

  it('has no day of its own when it was never excused', () => {
    for (const event of [
      { type: 'LanguageDue', language: 'en', dueOn: '2025-08-28', warnAt: [], at },
      { type: 'LanguageLate', language: 'en', day: 60, dueOn: '2025-08-28', dueAt: at, lateMs: 0, at },
      { type: 'LanguageOverdue', language: 'en', dueOn: '2025-08-28', dueAt: at, lateMs: 0, at },
    ] as const) expect(evolveLanguage(agreed, event)).toEqual(agreed);
  });
});

describe('agreement', () => {
  it('is recorded as it is given', () => {
    const fresh = { ...agreed, reviewed: false, approved: false, submittedOn: null };
    expect(evolveLanguage(fresh, { type: 'LanguageReviewed', language: 'en', baseRevision: 6, at })).toMatchObject({ reviewed: true, approved: false });
    expect(evolveLanguage(fresh, { type: 'LanguageApproved', language: 'en', at })).toMatchObject({ approved: true });
    expect(evolveLanguage(fresh, { type: 'LanguageSubmitted', language: 'en', on: '2025-07-18', at })).toMatchObject({ submittedOn: '2025-07-18' });
  });
});
