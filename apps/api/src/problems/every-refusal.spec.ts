import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Facts, refuse, type Refusal } from '#lib/kernel';
import { type Procedure, refusals } from '#lib/lifecycle';
import { readerLanguages } from '#lib/participants';
import { Phrases, readCatalogue } from './phrases.js';

const procedure = parse(readFileSync(join(import.meta.dirname, '../../../../../libs/lifecycle/procedures/gbt.v1.yaml'), 'utf8')) as Procedure;
const phrases = new Phrases(undefined, () => [procedure]);
const of = (code: string, facts: Facts): Refusal => refuse(code, '', '', facts);

const id = '0d9f2b1e-6f0a-4a57-9a43-1d2f7c1b9a11';
const instant = '2026-11-12T02:00:00.000Z';
const edit = { edit: 0, address: '3.1.2' };

/** One of each that carries facts; those of lifecycle as it makes them. */
const examples: readonly Refusal[] = [
  refusals.standardExists(id),
  refusals.stageUnknown('35', ['30', '40']),
  refusals.notObserved('30'),
  refusals.procedureUnknown('gbx'),
  refusals.procedureUnknown(),
  refusals.whatIfPast(instant, instant),
  refusals.procedureInvalid(3),
  of('PROCEDURE_VERSION_UNKNOWN', { procedure: 'gbt', version: 9 }),
  of('STAGE_UNKNOWN', { stages: ['25', '26'] }),
  of('MIGRATION_TOO_EARLY', { validFrom: '2027-01-01' }),
  of('MIGRATION_PLAN_STALE', { moved: 3, unplanned: 1, standards: [id] }),
  of('MIGRATION_PLAN_STALE', { standard: id }),
  of('MIGRATION_STAGE_MISSING', { stage: '20', to: '25', stages: ['00', '10'] }),
  of('MIGRATION_BALLOT_OPEN', { ballot: 'review' }),
  of('MIGRATION_CONSULTATION_OPEN', { consultation: 'draft' }),
  of('MIGRATION_CLOCK_MISSING', { clock: 'plan' }),
  of('MIGRATION_CLOCK_PAST', { clock: 'plan', dueOn: '2026-05-30' }),
  refusals.procedureKept('db4401', 1, 'digest'),
  refusals.staleVersion(3, 5),
  refusals.numberTaken('GB/T 44001—2026'),
  refusals.numberMalformed('12-20', 'GB/T'),
  refusals.replacedNotInForce('GB/T 1234—2020'),
  refusals.replacedTwice('GB/T 1234—2020'),
  refusals.titleMissing('zh-Hans'),
  refusals.notEntitled('AttachDocument MINUTES', ['secretary']),
  refusals.moveUnknown('fly'),
  refusals.moveOutOfOrder('submit', '20', ['40']),
  refusals.gatesShut('submit', [{ code: 'TASK_OPEN', because: '', remedy: '', who: [], facts: {} }]),
  refusals.frozen({ since: instant, clock: 'plan' }),
  refusals.ended('withdrawn'),
  refusals.suspended({ since: instant, on: '2026-11-12', by: id, reason: 'Reason.', standStill: ['clocks'] }),
  refusals.notSuspended(),
  refusals.notEnded('20'),
  refusals.continuedElsewhere([id]),
  refusals.turnUnknown('split'),
  refusals.turnOutOfOrder('suspend', '00', ['20', '30']),
  of('MIGRATION_SUSPENDED', { on: '2026-11-12' }),
  of('ITEM_PUBLISHED', { number: 'GB/T 44001—2026' }),
  of('PARTS_TOO_FEW', { least: 2, count: 1 }),
  refusals.partOpened([{ id, title: { 'zh-Hans': '第1部分：总则' } }], 'zh-Hans'),
  of('UNITS_LEFT_BEHIND', { count: 2, units: ['1', '3.2'] }),
  of('MERGE_TOO_FEW', {}),
  of('REPLACES_SEVERAL', { numbers: ['GB/T 1—2009', 'GB/T 2—2011'] }),
  of('MERGE_DIFFERS', { what: 'stage', values: ['20', '30'] }),
  refusals.documentKindUnknown('POEM', ['MINUTES', 'DRAFT']),
  refusals.countersDoNotAdd('COMMENT_TABLE', 'sent', ['replied', 'noReply'], { sent: 20, replied: 15, noReply: 4 }),
  refusals.countersDoNotAdd('COMMENT_TABLE', 'sent', ['replied', 'noReply'], {}),
  refusals.languageUnknown('fr', ['en', 'pt']),
  refusals.languageUnknown(null, ['en', 'pt']),
  refusals.languagePlannedTwice('en'),
  refusals.languageNotNeeded('MINUTES'),
  refusals.taskUnknown('rest'),
  refusals.notHere('draft', '20', ['30']),
  refusals.exceptionIncomplete('period:draft', [{ code: 'REASON_REQUIRED', because: '', remedy: '', who: [], facts: {} }]),
  refusals.exceptionIncomplete('clock:plan', []),
  refusals.exceptionIncomplete('review:due', []),
  of('EXCEPTION_NOT_RECORDED', { gate: 'period:draft', approvers: ['authority'], missing: ['reason', 'approver', 'evidence'], documents: ['EVIDENCE'] }),
  of('EXCEPTION_NOT_RECORDED', { gate: 'clock:plan', approvers: ['authority'], missing: ['reason', 'approver', 'evidence'] }),
  of('EVIDENCE_MISSING', { gate: 'period:draft', documents: ['EVIDENCE'] }),
  of('EVIDENCE_MISSING', { gate: 'review:due' }),
  of('UNTIL_MISSING', { gate: 'clock:plan', dueOn: '2025-02-07' }),
  of('EVIDENCE_UNKNOWN', { evidence: id }),
  refusals.gateUnknown('period:patent-notice'),
  refusals.textClosed('50'),
  refusals.textLaidOut('draft'),
  refusals.textMoved(4),
  refusals.changeNotEditorial(2, 1, ['3.1.2', '3.1.2/1', '4']),
  refusals.ownChange(6, ['secretary', 'chair']),
  refusals.adoptionOutsideParallel('IDT'),
  refusals.questionUnknown('why'),
  refusals.electorateEmpty('expert-review', 'expert'),
  refusals.weightsMissing('review', ['a', 'b']),
  of('VOTE_BRINGS_UNKNOWN', { ballot: 'review', brings: 'expert', counted: [] }),
  refusals.closesInThePast('review', instant),
  refusals.ballotHeld('proposal'),
  refusals.ballotUnderWay('review', instant),
  refusals.ballotUnderWay('review', null),
  refusals.patentNotInText('CN 101234567 B'),
  refusals.patentStillInText('CN 101234567 B', 4, 5),
  refusals.declarationIrrevocable('CN 101234567 B', 'the holder', 'a', 'c'),
  refusals.alreadyPublished({ number: 'GB/T 44001—2026', announcedOn: '2026-05-30', implementsOn: '2026-12-01' }),
  refusals.alreadyPublished({ number: 'GB/T 44001—2026', announcedOn: '2026-05-30', language: 'en' }),
  refusals.moveMade('issue-plan', ['planNumber'], { planNumber: '20231234-T-469' }),
  refusals.consultationKindUnknown('draft'),
  refusals.consultationHeld('draft'),
  refusals.periodTooShort('draft', '2024-05-09', '2024-05-10', { days: 60 }),
  refusals.periodTooShort('draft', '2024-05-09', '2024-05-10', { workingDays: 15, calendar: 'cn-mainland' }),
  refusals.noClockToPause(),
  refusals.calendarYearUnknown({ calendar: 'cn-mainland', year: 2031 }),
  refusals.extensionTooLate('2025-01-08'),
  refusals.extensionTooLong(9, 6),
  refusals.extensionUsedUp(1),
  refusals.patentUnknown('CN 101234567 B'),
  refusals.datesOutOfOrder('2025-05-30', '2025-05-30'),
  refusals.announcementOutOfRange('2025-05-31', '2025-01-10', '2025-05-30'),
  refusals.implementationPast('2025-05-29', '2025-05-30'),
  refusals.detailsMissing('issue-plan', ['planNumber']),
  refusals.basePublishedFirst(),
  refusals.basePublishedFirst({ revision: 9, publishedRevision: 8, publishedOn: '2025-05-30', announcedOn: '2025-10-31' }),
  refusals.nothingToExcuse('en'),
  refusals.reasonMissing('ExcuseLanguage'),
  of('BALLOT_NOT_HELD', { ballot: 'review', question: 'review', language: null }),
  of('BALLOT_OPEN', { ballot: 'review', cast: 30, entitled: 41, closesAt: instant }),
  of('BALLOT_ON_EARLIER_TEXT', { ballot: 'review', revision: 4, present: 5 }),
  of('CHANGE_UNCONFIRMED', { ballot: 'review', revision: 4, changed: 5 }),
  of('BALLOT_FAILED', { ballot: 'review', counts: { members: 41, cast: 0, for: 0, against: 0, abstaining: 0 }, failed: [] }),
  of('DOCUMENT_MISSING', { document: 'FL_PROPOSAL', language: 'en' }),
  of('TASK_OPEN', { task: 'professional-review', language: null }),
  of('CONSULTATION_NOT_HELD', { consultation: 'draft', minimumDays: 60 }),
  of('CONSULTATION_NOT_HELD', { consultation: 'draft', minimum: { months: 2 } }),
  of('CONSULTATION_RUNNING', { consultation: 'draft', closesOn: '2024-05-10' }),
  of('COMMENTS_WITHOUT_DISPOSITION', { consultation: 'draft', count: 12, received: 20, first: [1, 2, 5] }),
  of('TEXT_NOT_LAID_OUT', { label: 'CD', revision: 0, present: null }),
  of('PATENT_NOT_NOTICED', { consultation: 'patent-notice', patents: ['CN 101234567 B'], opensOn: '2025-02-17', closesOn: '2025-03-19', minimumDays: 30 }),
  of('PATENT_REFUSED', { patent: 'CN 101234567 B', holder: 'the holder' }),
  of('PATENT_UNDECLARED', { patent: 'CN 101234567 B', holder: 'the holder' }),
  of('LANGUAGE_BEHIND', { language: 'en', level: 'complete', needed: 'reviewed', baseRevision: 4, base: 4, missing: 0, stale: 0 }),
  of('LANGUAGE_NOT_SUBMITTED', { language: 'pt' }),
  of('BALLOT_CLOSED', { ballot: 'review', closedAt: instant }),
  of('NOT_IN_ELECTORATE', { ballot: 'review', voter: id }),
  of('BALLOT_UNKNOWN', { ballot: 'language-review:en' }),
  of('REASON_REQUIRED', { ballot: 'review', choice: 'against' }),
  of('REASON_REQUIRED', { comment: 3, disposition: 'noted' }),
  of('CONSULTATION_CLOSED', { kind: 'draft', closesOn: '2024-05-10' }),
  of('CONSULTATION_OPEN', { kind: 'draft', closesOn: '2024-05-10' }),
  of('COMMENT_EMPTY', { kind: 'draft' }),
  of('COMMENT_UNKNOWN', { comment: 99 }),
  of('COMMENT_ANSWERED_TWICE', { comment: 3, dispositions: ['accepted', 'noted'] }),
  of('DISPOSITION_FINAL', { comment: 3, recorded: 'accepted-in-part', consultation: 'draft' }),
  of('DISPOSITIONS_REFUSED', { problems: 2 }),
  of('EDITS_NOT_APPLICABLE', { edits: 5, problems: 1 }),
  of('UNIT_UNKNOWN', edit),
  of('UNIT_UNKNOWN', { address: '3.1.2' }),
  of('UNIT_UNKNOWN', { address: '3.1.2', language: 'en', revision: 2 }),
  of('UNIT_REMOVED', edit),
  of('NOTHING_TO_CONFIRM', edit),
  of('CONTENT_INVALID', { ...edit, problems: ['It has no list of blocks.'] }),
  of('CONTENT_NEEDED', { edit: 1, kind: 'table' }),
  of('TEXT_EMPTY', { edit: 1, kind: 'item' }),
  of('TEXT_EMPTY', edit),
  of('TEXT_EMPTY', { findings: 0 }),
  of('KIND_UNKNOWN', { edit: 1, kind: 'poem' }),
  of('PLACE_NOT_FITTING', { edit: 1, kind: 'clause', above: 'paragraph' }),
  of('UNIT_HAS_CHILDREN', { edit: 1, unit: id, children: 4 }),
  of('FILE_KIND_NOT_READ', { name: 'draft.pdf', kinds: ['.docx', '.md'] }),
  of('PICTURE_UNKNOWN', { hash: 'abc' }),
  of('REVISION_UNKNOWN', { language: 'en', revision: 7 }),
  of('REVISION_UNKNOWN', { revision: 7 }),
  of('NOT_AN_EXCHANGE_FILE', { why: 'its root element is html' }),
  of('EXCHANGE_FILE_MISPLACED', { standard: id, language: 'en' }),
  of('NOT_A_DOCX', { why: 'it is not a ZIP package' }),
  of('FILE_TOO_LARGE', { bytes: 26_000_000, maxBytes: 20_971_520 }),
  of('ZIP_BOMB', { why: 'its parts overlap', packed: 3, fileBytes: 2 }),
  of('XML_ENTITIES_REFUSED', { part: 'word/document.xml' }),
  of('XML_MALFORMED', { part: 'word/document.xml', happened: 'It has no root element.' }),
  of('NESTING_TOO_DEEP', { what: 'word/document.xml', maxNesting: 100 }),
  of('ENCODING_NOT_UTF8', { part: 'The file' }),
  of('NOT_STS', { root: 'article' }),
  of('INCLUDE_OUTSIDE_REFUSED', { target: '../x.adoc' }),
  of('EXPANSION_REFUSED', {}),
  of('TEXT_TOO_LONG', { units: 60_001, maxUnits: 60_000 }),
  of('PUBLICATION_UNKNOWN', { publication: id }),
  of('DOCUMENT_UNKNOWN', { document: id }),
  of('CLOCK_RUNS_FORWARD', { now: instant, to: '2026-11-11T02:00:00.000Z' }),
  of('PERIOD_REVERSED', { from: instant, until: '2026-11-11T02:00:00.000Z' }),
  of('MEMBERSHIP_UNKNOWN', { role: 'translator' }),
  of('LANGUAGES_MISSING', { role: 'translator' }),
  of('TOO_MANY_ATTEMPTS', { retryAfterSeconds: 30 }),
  of('TOO_MANY_REQUESTS', { retryAfterSeconds: 30 }),
  of('VALIDATION', { fields: ['title', 'languages.0.mode'] }),
  of('MALFORMED_ID', { field: 'id' }),
  of('ROUTE_UNKNOWN', { method: 'GET', path: '/api/v1/x' }),
  of('UNSUPPORTED_MEDIA_TYPE', { mediaType: 'text/plain' }),
  of('MEDIA_TYPE_NOT_TAKEN', { mediaType: 'text/html', taken: ['application/pdf'] }),
  of('MEDIA_TYPE_NOT_TRUE', { mediaType: 'application/pdf' }),
  of('METHOD_NOT_ALLOWED', { method: 'PUT', path: '/api/v1/standards', allowed: ['GET', 'HEAD', 'POST'] }),
  of('COMMITTEE_UNKNOWN', { committee: id }),
  of('PERSON_UNKNOWN', { person: id }),
  of('ORGANISATION_UNKNOWN', { organisation: id }),
  of('EMAIL_TAKEN', { email: 'someone@example.org' }),
  of('COMMITTEE_CODE_TAKEN', { code: 'LS/TC 1' }),
  of('WEBHOOK_NEEDS_HTTPS', { host: 'hooks.example.org' }),
  of('WEBHOOK_HOST_NOT_FOUND', { host: 'hooks.example.org' }),
  of('WEBHOOK_ADDRESS_PRIVATE', { host: 'hooks.example.org' }),
  of('WEBHOOK_KINDS_UNUSABLE', { unknown: ['Sunrise'] }),
  of('WEBHOOKS_TOO_MANY', { most: 20 }),
];

const sentences = readerLanguages.flatMap((language) =>
  examples.flatMap(({ refused, facts }) =>
    (['title', 'detail', 'remedy'] as const).map((part) => ({ language, refused, part, sentence: phrases.phrase(`problems.${refused}.${part}`, facts, language, 'NOT SAID') })),
  ),
);

describe('every refusal', () => {
  it('that names facts has an example here', () => {
    const naming = Object.entries(readCatalogue('en').problems).filter(([, entry]) => JSON.stringify(entry).includes('{{'));
    expect(naming.map(([code]) => code).filter((code) => !examples.some(({ refused }) => refused === code))).toEqual([]);
  });

  it('is said in full from its facts in every language', () => {
    expect(sentences.filter(({ sentence }) => sentence === 'NOT SAID' || /\{\{|undefined|\[object|NaN|[:：]\s*[.。]/.test(sentence))).toEqual([]);
  });

  it('is said without ids, where the procedure or the catalogue has a name', () => {
    const ids = [...Object.keys(procedure.documents), ...Object.keys(procedure.milestones), 'language-review', 'expert-review', 'professional-review', 'issue-plan', 'patent-notice', 'acceptedInPart', 'not-accepted'];
    const leaking = sentences.filter(({ sentence }) => ids.some((one) => new RegExp(`(?<![\\w-])${one}(?![\\w-])`).test(sentence)));
    expect(leaking).toEqual([]);
  });

  it('ends as a sentence does, and keeps to full-width punctuation in Chinese', () => {
    const full = sentences.filter(({ part }) => part !== 'title');
    expect(full.filter(({ language, sentence }) => !sentence.endsWith(language.startsWith('zh') ? '。' : '.'))).toEqual([]);
    expect(full.filter(({ language, sentence }) => language.startsWith('zh') && /[一-鿿][,;:!?.()]|[,;:!?()][一-鿿]/.test(sentence))).toEqual([]);
  });
});
