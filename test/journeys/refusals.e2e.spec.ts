import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { zipOf } from '../../libs/texts/src/adapters/import/zip.fixture.js';
import { RunningSystem } from './running.js';

/** Bad input, over HTTP, against the real process: a clear problem, nothing changed, the process alive. */
let system: RunningSystem;
let id: string;

beforeAll(async () => {
  system = await RunningSystem.start(['api']);
  id = await system.propose();
}, 60_000);

afterAll(() => system?.stop());

const file = (name: string, bytes: Uint8Array | string, fields: Record<string, string> = {}): FormData => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
  return form;
};
const importing = (form: FormData, headers: Record<string, string> = {}) => system.ask('POST', `/standards/${id}/texts/zh-Hans/imports`, { as: 'drafter', form, headers });
const draft = (text: string) => `# 1 范围\n\n${text}\n`;

/** Asks what must be refused, and sees to it that nothing came of it. */
async function refused(asking: () => Promise<{ status: number; body: Record<string, any> }>, status: number, code: string): Promise<Record<string, any>> {
  const before = await system.traces();
  const answer = await asking();
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  expect(answer.body['detail']).toBeTruthy();
  expect(answer.body['remedy']).toBeTruthy();
  expect(await system.traces()).toEqual(before);
  expect((await fetch(`${system.address}/health/live`)).status).toBe(200);
  return answer.body;
}

describe('an unknown standard', () => {
  const nowhere = randomUUID();
  it.each([
    ['GET', `/standards/${nowhere}`, undefined],
    ['GET', `/standards/${nowhere}/next`, undefined],
    ['GET', `/standards/${nowhere}/texts/zh-Hans`, undefined],
    ['POST', `/standards/${nowhere}/moves`, { move: 'file' }],
    ['POST', `/standards/${nowhere}/publication`, { announcedOn: '2025-05-30', implementsOn: '2025-12-01' }],
    ['POST', `/standards/${nowhere}/ballots`, { question: 'proposal' }],
  ])('is unknown: %s %s', async (method, path, body) => {
    await refused(() => system.ask(method, path, { as: 'secretary', body }), 404, 'STANDARD_UNKNOWN');
  });
});

describe('unknown names', () => {
  it.each([
    ['/moves', { move: 'jump' }, 'MOVE_UNKNOWN'],
    ['/ballots', { question: 'lunch' }, 'QUESTION_UNKNOWN'],
    ['/ballots/lunch/votes', { vote: 'approve' }, 'BALLOT_UNKNOWN'],
    ['/consultations', { kind: 'lunch', closesOn: '2030-01-01' }, 'CONSULTATION_UNKNOWN'],
    ['/documents', { kind: 'LUNCH', title: 'x', mediaType: 'text/plain', content: 'eA==' }, 'DOCUMENT_KIND_UNKNOWN'],
    ['/languages/xx/submissions', undefined, 'LANGUAGE_UNKNOWN'],
    ['/texts/xx/revisions', { edits: [] }, 'LANGUAGE_UNKNOWN'],
    ['/tasks/lunch/decisions', { verdict: 'pass' }, 'TASK_UNKNOWN'],
    ['/patents/CN-1/declarations', { choice: 'a' }, 'PATENT_UNKNOWN'],
  ])('are named: %s %j', async (path, body, code) => {
    await refused(() => system.ask('POST', `/standards/${id}${path}`, { as: 'secretary', body }), 404, code);
  });
});

describe('the wrong role', () => {
  it.each([
    ['enterprise-01', '/moves', { move: 'file' }],
    ['secretary', '/publication', { announcedOn: '2025-05-30', implementsOn: '2025-12-01' }],
    ['member-01', '/ballots', { question: 'proposal' }],
    ['translator-pt', '/languages/en/submissions', undefined],
    ['translator-en', '/texts/zh-Hans/revisions', { label: 'WD1' }],
    ['secretary', '/languages/en/excuses', { reason: 'No translator was found.' }],
  ])('%s may not POST %s', async (as, path, body) => {
    const problem = await refused(() => system.ask('POST', `/standards/${id}${path}`, { as, body }), 403, 'NOT_ENTITLED');
    expect(problem['facts'].roles.length).toBeGreaterThan(0);
  });
});

describe('a file that is not what it should be', () => {
  it.each([
    ['a DOCX that is not one', 'draft.docx', Buffer.from('%PDF-1.7 not a Word document'), 'NOT_A_DOCX'],
    ['a ZIP without a document in it', 'draft.docx', zipOf([{ name: 'hello.txt', data: 'hello' }]), 'NOT_A_DOCX'],
    ['a zip bomb', 'draft.docx', zipOf([{ name: 'word/document.xml', data: Buffer.alloc(300_000_000, 0x20) }]), 'ZIP_BOMB'],
    ['a zip bomb that declares itself small', 'draft.docx', zipOf([{ name: 'word/document.xml', data: Buffer.alloc(300_000_000, 0x20), lie: { size: 1000 } }]), 'ZIP_BOMB'],
    ['a kind nobody reads', 'draft.exe', Buffer.from('MZ'), 'FILE_KIND_NOT_READ'],
    ['a text without words', 'draft.md', Buffer.from('\n\n'), 'TEXT_EMPTY'],
    ['bytes that are no text', 'draft.md', deflateRawSync(Buffer.alloc(5000, 'x')), 'ENCODING_NOT_UTF8'],
  ])('%s', async (_, name, bytes, code) => {
    await refused(() => importing(file(name, bytes)), 409, code);
  });

  it('a document that brings its own entities', async () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY lol "lol">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&lol;</w:t></w:r></w:p></w:body></w:document>';
    await refused(() => importing(file('draft.docx', zipOf([{ name: 'word/document.xml', data: xml }]))), 409, 'XML_ENTITIES_REFUSED');
  });

  it('more than twenty megabytes', async () => {
    await refused(() => importing(file('draft.md', Buffer.alloc(21 * 1024 * 1024, 'x'))), 413, 'PAYLOAD_TOO_LARGE');
  });
});

describe('a document that cannot be attached', () => {
  const attaching = (form: FormData) => system.ask('POST', `/standards/${id}/documents/files`, { as: 'secretary', form });
  const pdf = Buffer.from('%PDF-1.7 the proposal');

  it('because it is empty, of a kind nobody takes, or not what it is said to be', async () => {
    const fields = { kind: 'PROPOSAL' };
    await refused(() => attaching(file('proposal.pdf', '', fields)), 400, 'DOCUMENT_EMPTY');
    await refused(() => attaching(file('proposal.exe', Buffer.from('MZ'), fields)), 415, 'MEDIA_TYPE_NOT_TAKEN');
    await refused(() => attaching(file('proposal.pdf', Buffer.from('MZ'), fields)), 415, 'MEDIA_TYPE_NOT_TRUE');
    const body = { kind: 'PROPOSAL', title: 'Proposal' };
    await refused(() => system.ask('POST', `/standards/${id}/documents`, { as: 'secretary', body: { ...body, mediaType: 'text/html', content: 'eA==' } }), 415, 'MEDIA_TYPE_NOT_TAKEN');
    await refused(() => system.ask('POST', `/standards/${id}/documents`, { as: 'secretary', body: { ...body, mediaType: 'text/plain', content: 'A' } }), 400, 'DOCUMENT_EMPTY');
  });

  it('because there are two of them, or none', async () => {
    const two = file('one.pdf', pdf, { kind: 'PROPOSAL' });
    two.append('file', new Blob([new Uint8Array(pdf)]), 'two.pdf');
    await refused(() => attaching(two), 400, 'ONE_FILE_ONLY');
    const none = new FormData();
    none.append('kind', 'PROPOSAL');
    await refused(() => attaching(none), 400, 'VALIDATION');
  });

  it('and one that can is given back as a file under a harmless name, never shown', async () => {
    const { status, body } = await attaching(file('proposal.pdf', pdf, { kind: 'PROPOSAL', title: '../建议书"\u202E' }));
    expect(status).toBe(200);
    const given = await fetch(`${system.address}/api/v1/standards/${id}/documents/${body['document']}`, { headers: await system.as('secretary') });
    expect(Buffer.from(await given.arrayBuffer())).toEqual(pdf);
    expect(given.headers.get('content-disposition')).toBe(`attachment; filename="___.pdf"; filename*=UTF-8''${encodeURIComponent('建议书')}.pdf`);
    expect([given.headers.get('content-type'), given.headers.get('x-content-type-options')]).toEqual(['application/octet-stream', 'nosniff']);
  });
});

describe('edits', () => {
  it('are all refused when one cannot be applied, and every problem is listed', async () => {
    expect((await importing(file('draft.md', draft('本文件规定了要求。')))).status).toBe(201);
    const problem = await refused(
      () => system.ask('POST', `/standards/${id}/texts/zh-Hans/revisions`, { as: 'drafter', body: { edits: [{ unit: '1/1', text: '本文件规定了总体要求。' }, { unit: '9.9', text: '无' }, { unit: '1', text: ' ' }] } }),
      409,
      'EDITS_NOT_APPLICABLE',
    );
    expect(problem['unmet'].map(({ code }: { code: string }) => code)).toEqual(['UNIT_UNKNOWN', 'TEXT_EMPTY']);
  });

  it('of a shape nobody knows are named by their place', async () => {
    const problem = await refused(() => system.ask('POST', `/standards/${id}/texts/zh-Hans/revisions`, { as: 'drafter', body: { edits: [{ unit: '1', text: 'x', html: '<b>' }] } }), 400, 'VALIDATION');
    expect(problem['errors'][0].field).toBe('edits.0');
  });
});

describe('a stale ETag', () => {
  it('is refused, and the present one is named', async () => {
    const { etag } = await system.ask('GET', `/standards/${id}`);
    const stale = { 'if-match': '"1"' };
    const problem = await refused(() => system.ask('POST', `/standards/${id}/texts/zh-Hans/revisions`, { as: 'drafter', headers: stale, body: { label: 'WD1' } }), 412, 'STALE_ETAG');
    expect(`"${problem['facts'].present}"`).toBe(etag);
    expect((await importing(file('draft.md', draft('本文件规定了全部要求。')), { 'if-match': etag! })).status).toBe(201);
  });
});

describe('an idempotency key', () => {
  const headers = { 'idempotency-key': 'the-same-key-again' };
  const ask = (patent: string) => system.ask('POST', `/standards/${id}/patents`, { as: 'enterprise-01', headers, body: { patent, holder: 'A holder', claims: 'Claim 1 and clause 1.' } });

  it('answers the same request with the first answer, and does it once', async () => {
    const first = await ask('CN-101');
    const before = await system.traces();
    const second = await ask('CN-101');
    expect(second.body).toMatchObject({ version: first.body['version'], replayed: true });
    expect(second.body['events'].map((e: { position: number }) => e.position)).toEqual(first.body['events'].map((e: { position: number }) => e.position));
    expect(await system.traces()).toEqual(before);
  });

  it('is refused for another request', () => refused(() => ask('CN-102'), 422, 'IDEMPOTENCY_KEY_REUSED'));

  it('used by twenty requests at once is done once', async () => {
    const together = { 'idempotency-key': 'twenty-at-once', ...(await system.as('enterprise-02')) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => system.ask('POST', `/standards/${id}/patents`, { headers: together, body: { patent: 'CN-200', holder: 'B', claims: 'Claim 2.' } })));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map(({ body }) => body['events'][0]?.position)).size).toBe(1);
    const { body } = await system.ask('GET', `/standards/${id}/events?limit=1000`, { as: 'secretary' });
    expect(body['events'].filter((e: any) => e.type === 'PatentDisclosed' && e.body.patent === 'CN-200')).toHaveLength(1);
  });
});

it('after all that, the log still tells the state', async () => {
  expect((await system.ask('GET', `/standards/${id}/verification`)).body).toMatchObject({ ok: true });
});

