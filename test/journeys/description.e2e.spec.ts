import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { demonstrationCommittee } from '#lib/participants';
import { RunningSystem } from './running.js';

/** The description of the API against the API: everything is described, and what is answered is what is described. */
interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

let system: RunningSystem;
let paths: Paths;
let ajv: Ajv2020;
/** Operations that were asked, as `get /path`. */
const asked = new Set<string>();
const checks = new Map<string, ValidateFunction>();

beforeAll(async () => {
  system = await RunningSystem.start(['api']);
  const description = (await (await fetch(`${system.address}/api/openapi.json`)).json()) as { paths: Paths; components: object };
  ({ paths } = description);
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', ...description });
}, 60_000);
afterAll(() => system?.stop());

const operations = () => Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));
const isSuccess = (status: string) => status.startsWith('2');
const BODYLESS = ['202', '204'];

describe('every operation', () => {
  it('says what its success looks like', () => {
    const silent = operations().filter(({ operation: { responses } }) => {
      const successes = Object.entries(responses).filter(([status]) => isSuccess(status));
      return successes.length === 0 || successes.some(([status, { content }]) => !BODYLESS.includes(status) && !Object.values(content ?? {}).some(({ schema }) => schema && Object.keys(schema).length > 0));
    });
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('says how it can be refused and that it can break, as problem+json', () => {
    const wanting = operations().flatMap(({ method, path, operation: { responses, security } }) => {
      const needsSession = security === undefined && path.startsWith('/api/v1');
      const takesBody = method === 'post';
      const needed = ['500', '429', ...(needsSession ? ['401'] : []), ...(needsSession && method !== 'get' ? ['403'] : []), ...(takesBody && !path.endsWith('/retry') ? ['400', '413', '415'] : [])];
      const problems = Object.entries(responses).filter(([, { content }]) => content?.['application/problem+json']?.schema).map(([status]) => status);
      return needed.filter((status) => !problems.includes(status)).map((status) => `${method} ${path}: ${status}`);
    });
    expect(wanting).toEqual([]);
    expect(Object.keys(paths['/api/v1/clock']!['post']!.responses)).toEqual(expect.arrayContaining(['409', '413', '415', '500']));
  });

  it('that is public is described as such: a session is optional, and none is asked for', async () => {
    const publicReads = operations().filter(({ method, operation: { security } }) => method === 'get' && security !== undefined);
    expect(publicReads.map(({ path }) => path)).toEqual(expect.arrayContaining(['/api/v1/standards', '/api/v1/standards/{id}/verification', '/api/v1/publications/{publication}', '/api/v1/procedures', '/health/live']));
    for (const { path, operation } of publicReads) {
      expect([path, operation.responses['401']]).toEqual([path, undefined]);
      const { status } = await fetch(system.address + path.replace(/\{\w+\}/g, demonstrationCommittee.id));
      expect([path, status === 401]).toEqual([path, false]);
    }
    for (const { path, operation } of operations().filter(({ method }) => method === 'get')) {
      if (operation.security !== undefined) continue;
      const { status } = await fetch(system.address + path.replace(/\{\w+\}/g, demonstrationCommittee.id));
      expect([path, status]).toEqual([path, 401]);
    }
  });
});

/** Asks, and holds the answer to what is described of it. */
async function ask(method: string, path: string, { as, body, form }: { as?: string; body?: unknown; form?: FormData } = {}): Promise<{ status: number; body: any }> {
  const response = await fetch(system.address + path, {
    method,
    headers: { ...(as ? await system.as(as) : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const template = templateOf(path.split('?')[0]!, method.toLowerCase());
  const operation = paths[template]![method.toLowerCase()]!;
  asked.add(`${method.toLowerCase()} ${template}`);
  const described = operation.responses[String(response.status)];
  const text = await response.text();
  expect([method, path, response.status, described !== undefined, described ? '' : text]).toEqual([method, path, response.status, true, '']);
  if (BODYLESS.includes(String(response.status))) return { status: response.status, body: undefined };
  const mediaType = response.headers.get('content-type')!.split(';')[0]!;
  expect([method, path, mediaType, Object.keys(described!.content ?? {})]).toEqual([method, path, mediaType, expect.arrayContaining([mediaType])]);
  const answered: unknown = mediaType.endsWith('json') ? JSON.parse(text) : text;
  const validate = checkFor(template, method.toLowerCase(), String(response.status), mediaType);
  validate(answered);
  expect({ method, path, wrong: validate.errors ?? [] }).toEqual({ method, path, wrong: [] });
  return { status: response.status, body: answered };
}

function templateOf(path: string, method: string): string {
  if (paths[path]?.[method]) return path;
  const found = Object.keys(paths).find((template) => paths[template]![method] && new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path));
  if (!found) throw new Error(`${method} ${path} is not described.`);
  return found;
}

function checkFor(...[template, method, status, mediaType]: readonly [string, string, string, string]): ValidateFunction {
  const pointer = ['paths', template, method, 'responses', status, 'content', mediaType, 'schema'].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const known = checks.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
  checks.set(pointer, known);
  return known;
}

const fileForm = (name: string, bytes: string, fields: Record<string, string> = {}): FormData => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes]), name);
  return form;
};

it('what is answered on a standard’s way is what is described', async () => {
  const api = '/api/v1';
  for (const path of ['/health/live', '/health/ready', '/metrics', `${api}/clock`, `${api}/sessions/current`, `${api}/committees`, `${api}/committees/${demonstrationCommittee.id}`, `${api}/procedures`, `${api}/procedures/gbt`, `${api}/procedures/gbt/versions`, `${api}/standards`]) {
    expect((await ask('GET', path)).status).toBe(200);
  }
  await ask('GET', `${api}/me`);
  await ask('POST', `${api}/sessions`, { body: { email: 'no address', password: 'x' } });
  for (const path of ['/me', '/sessions/current', '/tasks', '/inbox', '/webhooks', '/deliveries', `/committees/${demonstrationCommittee.id}`]) expect((await ask('GET', api + path, { as: 'secretary' })).status).toBe(200);

  const title = { 'zh-Hans': '信息技术 开源许可证合规计划要求', en: 'Requirements for open source licence compliance programmes' };
  const proposed = await ask('POST', `${api}/standards`, { as: 'secretary', body: { procedure: 'gbt', committee: demonstrationCommittee.id, title, baseLanguage: 'zh-Hans', languages: [{ language: 'en', mode: 'parallel', required: true }] } });
  const at = `${api}/standards/${proposed.body.id}`;
  expect((await ask('POST', `${at}/texts/zh-Hans/imports`, { as: 'drafter', form: fileForm('draft.md', '# 1 范围\n\n本文件规定了要求。\n\n# 2 要求\n\n应符合 3.1。\n') })).status).toBe(201);
  expect((await ask('POST', `${at}/texts/en/imports`, { as: 'translator-en', form: fileForm('draft.md', '# 1 Scope\n\nThis document specifies requirements.\n') })).status).toBe(201);
  const attached = await ask('POST', `${at}/documents`, { as: 'secretary', body: { kind: 'PROPOSAL', title: 'Proposal', mediaType: 'text/plain', content: 'eA==' } });
  expect(attached.status).toBe(200);
  await ask('POST', `${at}/documents/files`, { as: 'secretary', form: fileForm('draft.txt', 'words', { kind: 'DRAFT' }) });
  expect((await ask('POST', `${at}/moves`, { as: 'secretary', body: { move: 'file' } })).status).toBe(409);
  expect((await ask('POST', `${at}/ballots`, { as: 'secretary', body: { question: 'proposal' } })).status).toBe(201);
  expect((await ask('POST', `${at}/ballots/proposal/votes`, { as: 'member-01', body: { vote: 'approve' } })).status).toBe(200);
  await ask('POST', `${at}/patents`, { as: 'enterprise-01', body: { patent: 'CN-1', holder: 'A holder', claims: 'Claim 1.' } });
  for (const path of ['', '/next', '/verification', '/publications']) expect((await ask('GET', at + path)).status).toBe(200);
  for (const path of ['/events?limit=5', '/ballots', '/documents', `/documents/${attached.body.document}`, '/texts/zh-Hans', '/texts/en', '/texts/en/state', '/texts/en/findings', '/lockstep', '/lockstep?clause=1', '/texts/zh-Hans/revision-list', '/texts/zh-Hans/redline?from=1', '/texts/en/exchange', '/consultations/draft/comments']) {
    expect([path, (await ask('GET', at + path, { as: 'secretary' })).status]).toEqual([path, 200]);
  }
  expect((await ask('GET', `${api}/publications/${proposed.body.id}`)).status).toBe(404);
  for (const path of ['', '/standards']) expect((await ask('GET', `${api}/migrations/${proposed.body.id}${path}`, { as: 'authority' })).status).toBe(404);
  await ask('POST', `${api}/webhooks`, { as: 'secretary', body: { url: 'http://127.0.0.1:1/' } });
  await ask('POST', `${api}/inbox/read`, { as: 'secretary', body: { upTo: '1' } });
  await ask('POST', `${api}/clock`, { as: 'secretary', body: { to: 'yesterday' } });

  expect((await ask('GET', `${at}/pictures/${'0'.repeat(64)}`, { as: 'secretary' })).body).toMatchObject({ code: 'PICTURE_UNKNOWN' });
  const streams = ['get /api/v1/inbox/stream'];
  const unasked = operations().filter(({ method }) => method === 'get').map(({ method, path }) => `${method} ${path}`).filter((one) => !asked.has(one) && !streams.includes(one));
  expect(unasked).toEqual([]);
}, 60_000);

it('a language version goes to a translator and comes back: once, whole, over nobody’s work', async () => {
  const title = { 'zh-Hans': '竹脚手架', en: 'Bamboo scaffolding' };
  const proposed = await ask('POST', '/api/v1/standards', { as: 'secretary', body: { procedure: 'gbt', committee: demonstrationCommittee.id, title, baseLanguage: 'zh-Hans', languages: [{ language: 'en', mode: 'parallel', required: true }] } });
  const texts = `/api/v1/standards/${proposed.body.id}/texts`;
  expect((await ask('GET', `${texts}/en/exchange`, { as: 'translator-en' })).body).toMatchObject({ code: 'BASE_TEXT_UNKNOWN' });
  await ask('POST', `${texts}/zh-Hans/imports`, { as: 'drafter', form: fileForm('draft.md', '# 1 范围\n\n本文件规定了**要求**。\n\n# 2 要求\n\n应符合 3.1。\n') });
  const given = (await ask('GET', `${texts}/en/exchange`, { as: 'translator-en' })).body as string;
  const words = ['Scope', 'This document specifies <pc id="1">requirements</pc>.', 'Requirements', 'It shall conform to 3.1.'];
  let at = 0;
  const done = given.replaceAll(/<source>.*<\/source>/gu, (source) => `${source}<target>${words[at++]}</target>`);
  const takeBack = (file: string, language = 'en', as = 'translator-en') => ask('POST', `${texts}/${language}/exchange`, { as, form: fileForm('en.xlf', file) });

  expect((await takeBack(done, 'en', 'member-01')).body).toMatchObject({ code: 'NOT_ENTITLED' });
  expect((await takeBack(done, 'pt')).status).toBe(409);
  expect((await takeBack('<html/>')).body).toMatchObject({ code: 'NOT_AN_EXCHANGE_FILE' });
  expect((await takeBack(done)).body).toMatchObject({ events: [{ type: 'LanguageRevised' }], exchange: { taken: 4, unchanged: 0, conflicts: [] } });
  // Again, and as it goes out now: nothing happens.
  expect((await takeBack(done)).body).toMatchObject({ events: [], exchange: { taken: 0, unchanged: 4, conflicts: [] } });
  const now = (await ask('GET', `${texts}/en/exchange`, { as: 'translator-en' })).body as string;
  expect((await takeBack(now)).body).toMatchObject({ events: [], exchange: { unchanged: 4 } });
  const older = (await ask('GET', `${texts}/en/exchange?xliff=1.2`, { as: 'translator-en' })).body as string;
  expect(older.match(/<trans-unit /gu)).toHaveLength(now.match(/<unit /gu)!.length);
  expect((await takeBack(older)).body).toMatchObject({ events: [], exchange: { unchanged: 4 } });
  expect((await ask('GET', `${texts}/en/exchange?xliff=3`, { as: 'translator-en' })).body).toMatchObject({ status: 400, errors: [{ field: 'xliff' }] });
  // Two at once on the same unit: the second is told, the first stays.
  const mine = now.replace('<target>Scope</target>', '<target>Field of application</target>');
  const theirs = now.replace('<target>Scope</target>', '<target>The scope</target>');
  const both = await Promise.all([takeBack(mine), takeBack(theirs)]);
  expect(both.map(({ body }) => body.exchange.taken).sort()).toEqual([0, 1]);
  expect(both.flatMap(({ body }) => body.exchange.conflicts)).toMatchObject([{ code: 'CHANGED_MEANWHILE', address: '1' }]);
  const { body: text } = await ask('GET', `${texts}/en`, { as: 'translator-en' });
  expect(text.units.map((unit: { text: string }) => unit.text).slice(1)).toEqual(['This document specifies requirements.', 'Requirements', 'It shall conform to 3.1.']);
  expect((await ask('GET', `/api/v1/standards/${proposed.body.id}/verification`)).body).toMatchObject({ brokenAt: null, contents: { texts: { checked: 3, mismatched: 0 } } });
}, 60_000);
