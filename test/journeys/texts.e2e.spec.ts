import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { demonstrationEmail } from '#lib/participants';
import { repositoryFolder } from '#lib/platform';
import { PASSWORD, RunningSystem } from './running.js';

/** Texts over HTTP, against the real process: what changed, and where each language stands. */
let system: RunningSystem;
let id: string;

const file = (name: string, text: string, fields: Record<string, string> = {}): FormData => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([text]), name);
  return form;
};
const send = (language: string, as: string, text: string, fields: Record<string, string> = {}) => system.ask('POST', `/standards/${id}/texts/${language}/imports`, { as, form: file('draft.md', text, fields) });

beforeAll(async () => {
  system = await RunningSystem.start(['api']);
  id = await system.propose();
  expect((await send('zh-Hans', 'drafter', '# 1 范围\n\n本文件规定了要求。\n\n# 2 要求\n\n有效期应为18个月。\n\n组织应保存记录。\n', { label: 'WD1' })).status).toBe(201);
  expect((await send('zh-Hans', 'drafter', '# 1 范围\n\n本文件规定了要求。\n\n# 2 术语\n\n# 3 要求\n\n有效期应为24个月。\n')).status).toBe(201);
}, 60_000);
afterAll(() => system?.stop());

describe('the redline of two revisions', () => {
  const at = () => `/standards/${id}/texts/zh-Hans/redline`;

  it('tells what came, went, changed and only has another number', async () => {
    const { status, body } = await system.ask('GET', `${at()}?from=1&to=2`, { as: 'translator-en' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ language: 'zh-Hans', from: { revision: 1, label: 'WD1' }, to: { revision: 2, label: null }, summary: { inserted: 1, removed: 1, changed: 1, moved: 0, renumbered: 1, unchanged: 2 } });
    const changed = (body['units'] as Record<string, any>[]).find(({ changes }) => changes.includes('changed'));
    expect(changed!['blocks'][0].pieces.map(({ is, inlines }: { is: string; inlines: { text: string }[] }) => [is, inlines[0]!.text])).toEqual([['same', '有效期应为'], ['deleted', '18'], ['inserted', '24'], ['same', '个月。']]);
    expect((await system.ask('GET', `${at()}?from=1`, { as: 'translator-en' })).body).toEqual(body);
  });

  it('is a page for a browser, in the reader’s language, that may do nothing', async () => {
    const response = await fetch(`${system.address}/api/v1${at()}?from=1&to=2`, { headers: { ...(await system.as('secretary')), accept: 'text/html,*/*;q=0.8', 'accept-language': 'pt' } });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/u);
    const page = await response.text();
    expect(page).toContain('<html lang="pt"');
    expect(page).toContain('有效期应为<del>18</del><ins>24</ins>个月。');
    expect(page).toContain('revisão 1 (WD1)');
  });

  it.each([
    ['?from=1&to=9', 404, 'REVISION_UNKNOWN'],
    ['?from=0', 400, 'VALIDATION'],
    ['', 400, 'VALIDATION'],
    ['?from=a', 400, 'VALIDATION'],
  ])('says what is wrong with %s', async (query, status, code) => {
    const answer = await system.ask('GET', at() + query, { as: 'secretary' });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is for those who may read the text', async () => {
    expect((await system.ask('GET', `${at()}?from=1`)).status).toBe(401);
    expect((await system.ask('GET', `/standards/${id}/texts/xx/redline?from=1`, { as: 'secretary' })).body['code']).toBe('LANGUAGE_UNKNOWN');
  });
});

describe('verify-lockstep', () => {
  const verify = () => {
    const words = ['verify-lockstep', id, '--json', '--url', system.address, '--email', demonstrationEmail('secretary'), '--password', PASSWORD];
    const { status, stdout } = spawnSync(process.execPath, [join(repositoryFolder(), 'dist/apps/cli/src/main.js'), ...words], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
    return { status, answer: JSON.parse(stdout) as { unexplained: number; baseRevision: number; units: { language: string; state: string; address: string }[] } };
  };

  it('ends with 1 and names each unit that neither a sign-off nor a waiver explains', () => {
    const { status, answer } = verify();
    expect(status).toBe(1);
    expect(answer).toMatchObject({ baseRevision: 2, unexplained: 5 });
    expect(answer.units.map(({ language, address, state }) => [language, address, state])).toEqual(['1', '1/1', '2', '3', '3/1'].map((address) => ['en', address, 'missing']));
  });

  it('ends with 0 once the version is excused', async () => {
    await system.ask('POST', `/standards/${id}/languages/en/excuses`, { as: 'authority', body: { reason: 'The translator is ill.' } });
    const { status, answer } = verify();
    expect([status, answer.unexplained, answer.units[0]!.state]).toEqual([0, 0, 'waived']);
  });
});

describe('the findings of a language version', () => {
  it('name both texts and how to mend it; nothing once it is mended', async () => {
    const findings = async () => (await system.ask('GET', `/standards/${id}/texts/en/findings`, { as: 'translator-en' })).body;
    const wording = (months: number) => `# 1 Scope\n\nThis document specifies requirements.\n\n# 2 Terms\n\n# 3 Requirements\n\nThe period shall be ${months} months.\n`;
    expect(await findings()).toMatchObject({ errors: 0 });
    expect((await send('en', 'translator-en', wording(18))).status).toBe(201);
    expect(await findings()).toMatchObject({ errors: 1, findings: [{ code: 'NUMBER_DIFFERS', severity: 'error', base: { text: '24个月' }, other: { text: '18 months' }, remedy: 'Write 24个月 as this language writes it.' }] });
    expect((await send('en', 'translator-en', wording(24))).status).toBe(201);
    expect(await findings()).toMatchObject({ errors: 0, findings: [] });
  });

  it('are asked of a language version there is', async () => {
    expect((await system.ask('GET', `/standards/${id}/texts/fr/findings`, { as: 'translator-en' })).body).toMatchObject({ code: 'LANGUAGE_UNKNOWN' });
  });
});

describe('where the languages stand', () => {
  it('is told clause by clause, and unit by unit of one clause', async () => {
    const own = await system.propose(['en', 'pt']);
    const at = `/standards/${own}/lockstep`;
    const base = (months: number) => `# 1 范围\n\n本文件规定了要求。\n\n# 2 要求\n\n## 2.1 期限\n\n有效期应为${months}个月。\n`;
    const put = (language: string, as: string, text: string) => system.ask('POST', `/standards/${own}/texts/${language}/imports`, { as, form: file('draft.md', text) });
    expect((await system.ask('GET', at, { as: 'secretary' })).body).toMatchObject({ baseRevision: 0, units: 0, clauses: [] });
    for (const [language, as, text] of [['zh-Hans', 'drafter', base(18)], ['en', 'translator-en', '# 1 Scope\n\nThis document specifies requirements.\n\n# 2 Requirements\n\n## 2.1 Period\n\nThe period shall be 18 months.\n'], ['zh-Hans', 'drafter', base(24)]] as const) {
      expect((await put(language, as, text)).status).toBe(201);
    }
    const { body } = await system.ask('GET', at, { as: 'translator-en' });
    expect(body).toMatchObject({ baseLanguage: 'zh-Hans', baseRevision: 2, units: 5 });
    expect(body['languages']).toMatchObject([
      { language: 'en', revision: 1, level: 'titles', missing: 0, stale: 1, inStep: 4, surplus: 0, waiver: null },
      { language: 'pt', revision: 0, level: 'none', missing: 5, stale: 0, inStep: 0 },
    ]);
    expect(body['clauses'].map(({ number, heading, units, languages }: Record<string, any>) => [number, heading, units, languages.en.level, languages.en.stale])).toEqual([['1', '范围', 2, 'complete', 0], ['2', '要求', 3, 'titles', 1], ['2.1', '期限', 2, 'titles', 1]]);
    expect((await system.ask('GET', `${at}?clause=2.1`, { as: 'secretary' })).body['within']).toMatchObject([
      { address: '2.1', kind: 'clause', languages: { en: 'inStep', pt: 'missing' } },
      { address: '2.1/1', kind: 'paragraph', languages: { en: 'stale', pt: 'missing' } },
    ]);
    const state = (await system.ask('GET', `/standards/${own}/texts/en/state`, { as: 'secretary' })).body;
    expect(state).toMatchObject({ inStep: 4, units: [{ address: '2.1/1', state: 'stale' }] });
  });

  it('is said of a clause there is, to whoever may read the texts', async () => {
    expect((await system.ask('GET', `/standards/${id}/lockstep?clause=77`, { as: 'secretary' })).body).toMatchObject({ code: 'UNIT_UNKNOWN' });
    expect((await system.ask('GET', `/standards/${id}/lockstep`)).status).toBe(401);
  });
});

describe('pictures', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const hash = createHash('sha256').update(png).digest('hex');
  const page = (alt: string) => `<html><body><h1>阀门</h1><h2>1 范围</h2><p>见图。</p><figure><img alt="${alt}" src="data:image/png;base64,${png.toString('base64')}"><figcaption>阀门的组成</figcaption></figure></body></html>`;
  const picture = async (standard: string, of = hash, as: Record<string, string> = {}) => fetch(`${system.address}/api/v1/standards/${standard}/pictures/${of}`, { headers: as });
  let own: string;

  beforeAll(async () => {
    own = await system.propose();
    for (const alt of ['阀门', '阀门的图']) {
      const sent = await system.ask('POST', `/standards/${own}/texts/zh-Hans/imports`, { as: 'drafter', form: file('draft.html', page(alt)) });
      expect(sent).toMatchObject({ status: 201, body: { findings: [] } });
    }
  });

  it('come with the text, are kept once, and are served as what they are to whoever may read it', async () => {
    const { body } = await system.ask('GET', `/standards/${own}/texts/zh-Hans`, { as: 'secretary' });
    expect(body['units'].find(({ kind }: { kind: string }) => kind === 'figure').content.blocks[0]).toEqual({ is: 'figure', ref: `sha256:${hash}`, alt: '阀门的图', mediaType: 'image/png' });
    const served = await picture(own, hash, await system.as('translator-en'));
    expect([served.status, served.headers.get('content-type'), served.headers.get('x-content-type-options'), served.headers.get('content-security-policy')]).toEqual([200, 'image/png', 'nosniff', "default-src 'none'; sandbox"]);
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
    expect((await system.database.query<{ n: number }>('SELECT count(*)::int AS n FROM text_picture')).rows).toEqual([{ n: 1 }]);
  });

  it('are not served without a session, nor of a standard that does not show them', async () => {
    expect((await picture(own)).status).toBe(401);
    for (const [standard, of] of [[id, hash], [own, '0'.repeat(64)], [own, '..%2f..%2fetc']] as const) {
      const refused = await picture(standard, of, await system.as('secretary'));
      expect([refused.status, (await refused.json() as { code: string }).code]).toEqual([404, 'PICTURE_UNKNOWN']);
    }
  });

  it('are verified with the rest of the record', async () => {
    const verified = async () => (await system.ask('GET', `/standards/${own}/verification`)).body;
    expect(await verified()).toMatchObject({ ok: true, contents: { pictures: { checked: 1, mismatched: 0 } } });
    await system.database.query(`UPDATE text_picture SET bytes = '\\x00'`);
    expect(await verified()).toMatchObject({ ok: false, mismatches: [{ what: 'picture', where: { id: `sha256:${hash}` }, expected: `sha256:${hash}` }] });
    await system.database.query('UPDATE text_picture SET bytes = $1', [png]);
  });
});
