import { type ChildProcess, fork } from 'node:child_process';
import { request as rawRequest } from 'node:http';
import { createConnection } from 'node:net';
import { fileURLToPath } from 'node:url';
import { demonstrationCommittee, demonstrationEmail, seedDemonstration } from '#lib/participants';
import { dataSourceFor, migrate } from '#lib/platform';
import { freshDatabase } from '../servers/database.js';

const main = fileURLToPath(new URL('../../apps/api/src/main.js', import.meta.url));
const json = { 'content-type': 'application/json' };

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let api: ChildProcess;
let at: string;
let token: string;

/** Starts the API as a process of its own and waits for what it says first. */
function start(env: Record<string, string>): Promise<{ child: ChildProcess; said: { ready?: boolean; port?: number; failed?: string } }> {
  const child = fork(main, [], { env: { PATH: process.env['PATH'], LOCKSTEP_LOG_LEVEL: 'silent', ...env }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve({ child, said: said as never }));
    child.once('exit', (code) => reject(new Error(`The API ended with ${code} before it said anything.`)));
  });
}
const ended = (child: ChildProcess): Promise<number | null> => (child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve)));

async function ask(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const response = await fetch(at + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as Record<string, unknown> };
}
const post = (path: string, value: unknown, headers: Record<string, string> = {}) => ask(path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(value) });
const signIn = (slug: string, password: string) => post('/api/v1/sessions', { email: demonstrationEmail(slug), password });
const signedIn = () => ({ authorization: `Bearer ${token}` });

/** Sends bytes as they are: what fetch would tidy up or refuse to send. A reset connection is an answer, too. */
function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(at);
    const socket = createConnection(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk) => (answer += chunk)).on('close', () => resolve(answer)).on('error', () => resolve(answer));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

beforeAll(async () => {
  fresh = await freshDatabase();
  await migrate(fresh.url);
  const source = await dataSourceFor(fresh.url).initialize();
  await seedDemonstration(source, { password: 'shared' });
  await source.destroy();
  const { child, said } = await start({ DATABASE_URL: fresh.url, PORT: '0' });
  api = child;
  at = `http://127.0.0.1:${said.port}`;
  token = (await signIn('secretary', 'shared')).body['token'] as string;
}, 60_000);

afterAll(async () => {
  api?.kill('SIGTERM');
  if (api) await ended(api);
  await fresh?.drop();
});

afterEach(async () => {
  expect((await ask('/health/live')).body).toEqual({ status: 'live' });
});

describe('a session', () => {
  it('is opened, says who I am and what I am, and ends', async () => {
    const opened = await signIn('translator-pt', 'shared');
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ person: { name: 'Translator, Portuguese / 葡文译者', language: 'pt' } });
    expect(opened.headers.get('set-cookie')).toMatch(/^lockstep_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const bearer = { authorization: `Bearer ${opened.body['token']}` };

    const me = await ask('/api/v1/me', { headers: bearer });
    expect((await ask('/api/v1/sessions/current', { headers: bearer })).body).toEqual(me.body);
    const nobody = await ask('/api/v1/sessions/current');
    expect([nobody.status, nobody.body]).toEqual([200, { person: null, memberships: [] }]);
    expect(me.body).toMatchObject({ person: { language: 'pt' }, memberships: [{ committee: demonstrationCommittee.id, role: 'translator', languages: ['pt'] }] });
    expect((await ask('/api/v1/sessions/current', { method: 'DELETE', headers: bearer })).status).toBe(204);
    expect((await ask('/api/v1/me', { headers: bearer })).body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
  });

  it('travels in a cookie, which is believed for writing only from our own pages', async () => {
    const cookie = `lockstep_session=${(await signIn('chair', 'shared')).body['token']}`;
    const leave = (headers: Record<string, string>) => ask('/api/v1/sessions/current', { method: 'DELETE', headers: { cookie, ...headers } });
    expect((await ask('/api/v1/me', { headers: { cookie } })).status).toBe(200);
    for (const headers of [{}, { origin: 'https://evil.example' }] as Record<string, string>[]) expect((await leave(headers)).body).toMatchObject({ status: 403, code: 'CROSS_SITE' });
    expect((await leave({ origin: at })).status).toBe(204);
  });

  it('is refused in the same words for a wrong password and an unknown address, in the reader’s language', async () => {
    const headers = { 'accept-language': 'zh-CN' };
    const wrong = await post('/api/v1/sessions', { email: demonstrationEmail('secretary'), password: 'wrong' }, headers);
    const unknown = await post('/api/v1/sessions', { email: 'nobody@example.org', password: 'wrong' }, headers);
    expect(wrong.body).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED', title: '登录未成功' });
    expect(wrong.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(wrong.headers.get('content-language')).toBe('zh-Hans');
    expect(unknown.body).toEqual(wrong.body);
  });

  it('is opened for twenty at once who know the password', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('chair', 'shared')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  });

  it('is not offered without end to someone who guesses', async () => {
    for (let n = 0; n < 10; n++) expect((await signIn('authority', `guess ${n}`)).status).toBe(401);
    const stopped = await signIn('authority', 'shared');
    expect(stopped.body).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS' });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn('drafter', 'shared')).status).toBe(201);
  });
});

describe('committees', () => {
  const path = `/api/v1/committees/${demonstrationCommittee.id}`;

  it('are public; their members are for those signed in', async () => {
    expect((await ask('/api/v1/committees')).body).toEqual({ committees: [demonstrationCommittee] });
    expect((await ask(path)).body).toEqual({ ...demonstrationCommittee });
    const { members } = (await ask(path, { headers: signedIn() })).body as { members: { role: string }[] };
    expect(members.filter(({ role }) => role === 'member')).toHaveLength(41);
    expect(JSON.stringify(members)).not.toMatch(/@|argon2/);
  });

  it('that do not exist are 404, identifiers that are none are 400', async () => {
    expect((await ask('/api/v1/committees/00000000-0000-4000-8000-000000000000')).body).toMatchObject({ status: 404, code: 'COMMITTEE_UNKNOWN' });
    expect((await ask('/api/v1/committees/1%20OR%201=1')).body).toMatchObject({ status: 400, code: 'MALFORMED_ID', facts: { field: 'id' } });
  });
});

describe('what cannot be used', () => {
  it('malformed JSON', async () => {
    for (const body of ['{bad', '', '"\\', '{"a":1}}', '{"__proto__":{"isAdmin":true},"email":"a@example.org","password":"x"}']) {
      expect((await ask('/api/v1/sessions', { method: 'POST', headers: json, body })).body).toMatchObject({ status: 400, code: 'MALFORMED_JSON' });
    }
  });

  it('fields that are wrong, and fields nobody asked for', async () => {
    const { body } = await post('/api/v1/sessions', { email: 'no address', password: 7, admin: true });
    expect(body).toMatchObject({ status: 400, code: 'VALIDATION' });
    expect((body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual(expect.arrayContaining(['email', 'password', 'admin']));
    for (const value of [[], 'text', 7, null, [{ email: 'a@example.org', password: 'x' }]]) expect((await post('/api/v1/sessions', value)).status).toBe(400);
  });

  it('JSON nested a hundred thousand times', async () => {
    const deep = `{"email":${'['.repeat(100_000)}${']'.repeat(100_000)},"password":"x"}`;
    expect((await ask('/api/v1/sessions', { method: 'POST', headers: json, body: deep })).status).toBe(400);
  });

  it('media types that are not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense', 'multipart/form-data; boundary=x']) {
      expect((await ask('/api/v1/sessions', { method: 'POST', headers: { 'content-type': type }, body: 'a=b' })).body).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    }
  });

  it('ten megabytes of JSON, announced or not', async () => {
    const body = JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(10 * 1024 * 1024) });
    for (const headers of [{ ...json, 'content-length': String(body.length) }, { ...json, 'transfer-encoding': 'chunked' }]) {
      const status = await new Promise<number | string>((resolve) => {
        const sending = rawRequest(`${at}/api/v1/sessions`, { method: 'POST', headers }, (response) => {
          resolve(response.statusCode ?? 0);
          response.resume();
        });
        // The server may close while we still send: that, too, is a no.
        sending.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
        sending.end(body);
      });
      expect([413, 'EPIPE', 'ECONNRESET']).toContain(status);
    }
  });

  it('addresses nothing answers, and addresses that are none', async () => {
    const unknown = await ask('/api/v1/standardz?x=1', { headers: { 'accept-language': 'pt' } });
    expect(unknown.body).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN', detail: 'Nada responde a GET /api/v1/standardz.' });
    for (const path of ['/healthz', '/health', '/health/nothing', '/api/nothing']) expect((await ask(path)).body).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' });
    const malformed = await sendRaw('GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(malformed).toMatch(/^HTTP\/1.1 400[^]*application\/problem\+json[^]*MALFORMED_URL/);
  });

  it('methods an address does not answer, with those it does', async () => {
    const wrong = async (method: string, path: string) => {
      const { status, headers, body } = await ask(path, { method, headers: signedIn() });
      return [status, body?.['code'], headers.get('allow')];
    };
    expect(await wrong('PUT', '/api/v1/committees')).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD']);
    expect(await wrong('PATCH', `/api/v1/standards/${demonstrationCommittee.id}/documents`)).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, POST']);
    expect(await wrong('GET', '/api/v1/deliveries/1/retry')).toEqual([405, 'METHOD_NOT_ALLOWED', 'POST']);
    expect(await wrong('DELETE', '/health/live')).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, HEAD']);
    expect(await wrong('PUT', '/api/v1/standardz')).toEqual([404, 'ROUTE_UNKNOWN', null]);
  });

  it('places the web does not have, with its page and 404', async () => {
    const statuses = await Promise.all(['/', '/work', '/standards/x', '/nonsense'].map(async (path) => (await ask(path)).status));
    expect([[200, 200, 200, 404], [404, 404, 404, 404]]).toContainEqual(statuses); // the second without a built web
  });

  it('bytes that are not HTTP', async () => {
    const problem = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;
    const isProblem = (status: number) => new RegExp(`^HTTP/1\\.1 ${status} [^]*content-type: application/problem\\+json`);
    const nonsense = await sendRaw('\u0000\u0001 nonsense\r\n\r\n');
    expect(nonsense).toMatch(isProblem(400));
    expect(nonsense).toMatch(/x-content-type-options: nosniff/);
    expect(problem(nonsense)).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    const long = await sendRaw(`GET / HTTP/1.1\r\nhost: x\r\naccept-language: pt\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(isProblem(431));
    expect(problem(long)).toMatchObject({ status: 431, code: 'HEADERS_TOO_LARGE' });
    const twice = await sendRaw('POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n');
    expect(problem(twice)).toMatchObject({ code: 'MALFORMED_REQUEST' });
    const nowhere = await sendRaw('GET /api/v1/committees HTTP/1.1\r\nconnection: close\r\n\r\n');
    expect(nowhere).toMatch(isProblem(400));
  });
});

describe('files', () => {
  it.each(['/../package.json', '/..%2fpackage.json', '/assets/../../../package.json', '/api/docs/assets/../../../package.json', '/api/docs/assets/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/..\\..\\etc\\passwd', '//etc/passwd'])(
    'that are not the web’s stay where they are: %s',
    async (path) => {
      const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1.1 40[04]/);
      expect(answer).not.toMatch(/"name": ?"lockstep"|"swagger-ui-dist"|root:/);
    },
  );
});

describe('nobody writes without a session', () => {
  it('on any route the description names, whatever the identifiers', async () => {
    const { paths } = (await ask('/api/openapi.json')).body as { paths: Record<string, Record<string, unknown>> };
    const writes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, demonstrationCommittee.id) })));
    const others = writes.filter(({ method, path }) => method !== 'GET' && path !== '/api/v1/sessions');
    expect(others.length).toBeGreaterThan(0);
    for (const { method, path } of others) {
      for (const headers of [{}, { authorization: `Bearer ${'A'.repeat(43)}` }, { authorization: 'Bearer x' }] as Record<string, string>[]) {
        const { status } = await ask(path, { method, headers });
        expect([method, path, status === 401 || status === 415]).toEqual([method, path, true]);
      }
    }
  });
});

describe('the description', () => {
  it('names what each route answers, problems included', async () => {
    const { body } = await ask('/api/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0', components: { schemas: { ProblemDto: { properties: { code: {}, unmet: {} } }, SignInDto: { required: ['email', 'password'] } } } });
    const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } } };
    expect(body).toMatchObject({ paths: { '/api/v1/sessions': { post: { responses: { 201: {}, 400: problem, 401: problem, 429: problem } } } } });
  });

  it('can be read without a network, under a policy that lets in only ourselves', async () => {
    const page = await ask('/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self' 'unsafe-inline'");
    const linked = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(linked.length).toBeGreaterThan(2);
    for (const link of linked) {
      expect(link).toMatch(/^\//);
      expect([link, (await ask(link)).status]).toEqual([link, 200]);
    }
    expect(page.text).not.toMatch(/<script>|<style/);
    expect((await ask('/api/v1/committees')).headers.get('content-security-policy')).not.toContain('unsafe');
  });
});

describe('the process', () => {
  it('is ready once its database is up to date, and counts its requests', async () => {
    expect((await ask('/health/ready')).body).toEqual({ status: 'ready', database: 'up', migrations: 'applied', pending: [] });
    expect((await ask('/metrics')).text).toMatch(/lockstep_http_request_seconds_count\{method="GET",route="\/api\/v1\/me",status="2xx"\} \d+/);
  });

  it('says it is not ready while a migration is missing', async () => {
    const source = await dataSourceFor(fresh.url).initialize();
    const [row] = await source.query(`DELETE FROM lockstep.migration WHERE name = 'Participants1763900000200' RETURNING timestamp, name`).then(([rows]) => rows);
    const ready = await ask('/health/ready');
    await source.query('INSERT INTO lockstep.migration (timestamp, name) VALUES ($1, $2)', [row.timestamp, row.name]);
    await source.destroy();
    expect([ready.status, ready.body]).toEqual([503, { status: 'not-ready', database: 'up', migrations: 'pending', pending: ['Participants1763900000200'] }]);
    expect((await ask('/health/ready')).status).toBe(200);
  });

  it('answers 503 when a table is missing, and gives no names away', async () => {
    const source = await dataSourceFor(fresh.url).initialize();
    await source.query('ALTER TABLE lockstep.committee RENAME TO committee_elsewhere');
    const { status, headers, body, text } = await ask('/api/v1/committees');
    await source.query('ALTER TABLE lockstep.committee_elsewhere RENAME TO committee');
    await source.destroy();
    expect([status, headers.get('retry-after'), body['code']]).toEqual([503, '1', 'MIGRATIONS_PENDING']);
    expect(text).not.toMatch(/relation|lockstep\./);
  });

  it('tells whoever started it why it cannot start', async () => {
    const taken = await start({ DATABASE_URL: fresh.url, PORT: new URL(at).port });
    expect(taken.said.failed).toMatch(/^PORT \d+ is in use by another program\. .*set PORT to a free one/);
    expect(await ended(taken.child)).toBe(1);
    const misconfigured = await start({ DATABASE_URL: 'mysql://x', PORT: '0' });
    expect(misconfigured.said.failed).toMatch(/DATABASE_URL=mysql/);
    expect(await ended(misconfigured.child)).toBe(1);
    const nobody = await start({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x', PORT: '0' });
    expect(nobody.said.failed).toMatch(/PostgreSQL does not answer/);
    expect(await ended(nobody.child)).toBe(1);
    const empty = await freshDatabase();
    const unmigrated = await start({ DATABASE_URL: empty.url, PORT: '0' });
    expect(unmigrated.said.failed).toMatch(/has not been migrated\. .*migrate/);
    expect(await ended(unmigrated.child)).toBe(1);
    await empty.drop();
  }, 60_000);

  it('ends when whoever started it is gone, and when told to', async () => {
    const orphan = await start({ DATABASE_URL: fresh.url, PORT: '0' });
    orphan.child.disconnect();
    expect(await ended(orphan.child)).toBe(0);
    const told = await start({ DATABASE_URL: fresh.url, PORT: '0' });
    told.child.kill('SIGTERM');
    await ended(told.child);
    expect(told.child.signalCode ?? told.child.exitCode).toMatch(/SIGTERM|0|143/);
  }, 60_000);
});
