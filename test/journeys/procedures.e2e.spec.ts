import { readFile } from 'node:fs/promises';
import { demonstrationCommittee } from '#lib/participants';
import { RunningSystem } from './running.js';

const gbt = await readFile('libs/lifecycle/procedures/gbt.v1.yaml', 'utf8');
const city = (version: number, change: (text: string) => string = (text) => text) => change(gbt.replace(/^id: gbt$/m, 'id: city').replace(/^version: 1$/m, `version: ${version}`));

let system: RunningSystem;
let other: string;
beforeAll(async () => {
  system = await RunningSystem.start(['api', 'worker']);
  other = await system.another('api');
}, 120_000);
afterAll(() => system?.stop());

/** Sends a text as it stands. */
async function load(text: string, { as, mediaType = 'application/yaml', address = system.address }: { as?: string; mediaType?: string; address?: string }) {
  const headers = { 'content-type': mediaType, ...(as ? await system.as(as) : {}) };
  const response = await fetch(`${address}/api/v1/procedures`, { method: 'POST', headers, body: text });
  return { status: response.status, location: response.headers.get('location'), body: (await response.json()) as Record<string, any> };
}

describe('a procedure that is taken in while the system runs', () => {
  it('is for the authority alone', async () => {
    expect(await load(city(1), {})).toMatchObject({ status: 401 });
    expect(await load(city(1), { as: 'secretary' })).toMatchObject({ status: 403, body: { code: 'NOT_ENTITLED', facts: { roles: ['authority'] } } });
  });

  it('is refused whole, with everything that is wrong with it: place, line and remedy', async () => {
    const text = city(1, (one) => one.replace('question: proposal }', 'question: idea }').replace(', en: chair, pt: presidente', ', en: chair').replace('Asia/Shanghai', 'Asia/Atlantis'));
    const { status, body } = await load(text, { as: 'authority' });
    expect({ status, code: body['code'], facts: body['facts'] }).toEqual({ status: 400, code: 'PROCEDURE_INVALID', facts: { count: 3 } });
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(body['errors']).toEqual([
      { field: '/zone', code: 'ZONE_UNKNOWN', line: lineOf('zone:'), message: expect.any(String), remedy: expect.any(String) },
      { field: '/roles/chair', code: 'NAME_MISSING', line: lineOf('  chair:'), message: 'This has no name in Portuguese.', remedy: 'Add it under "pt".' },
      { field: '/moves/0/gates/0/ballotPassed/question', code: 'BALLOT_UNKNOWN', line: lineOf('question: idea'), message: expect.any(String), remedy: expect.any(String) },
    ]);
    expect((await system.ask('GET', '/procedures/city/versions')).status).toBe(404);
  });

  it.each([
    ['nothing', '', 'SHAPE_INVALID'],
    ['no YAML', 'id: [', 'YAML_INVALID'],
    ['no procedure', '- 1\n- 2\n', 'SHAPE_INVALID'],
    ['something nested without end', '['.repeat(200_000), 'YAML_INVALID'],
  ])('is refused where it is %s', async (_, text, code) => {
    const { status, body } = await load(text, { as: 'authority' });
    expect({ status, problem: body['code'] }).toEqual({ status: 400, problem: text === '' ? expect.any(String) : 'PROCEDURE_INVALID' });
    if (text !== '') expect(body['errors']).toContainEqual(expect.objectContaining({ code }));
  });

  it('is there for every process at once, under the hash of what it says; again it is the same, and other words are refused', async () => {
    const loaded = await load(city(1), { as: 'authority' });
    expect(loaded).toMatchObject({ status: 201, location: '/api/v1/procedures/city?version=1', body: { id: 'city', version: 1, origin: 'loaded', replayed: false, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown } });
    const started = await fetch(`${other}/api/v1/standards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await system.as('secretary')) },
      body: JSON.stringify({ procedure: 'city', committee: demonstrationCommittee.id, title: { 'zh-Hans': '城市标准' }, baseLanguage: 'zh-Hans', languages: [] }),
    });
    expect(started.status).toBe(201);
    const { id } = (await started.json()) as { id: string };
    expect((await system.ask('GET', `/standards/${id}/next`)).body['moves']).toContainEqual(expect.objectContaining({ move: 'file' }));

    // Comments are no law; JSON is YAML.
    expect(await load(`# The same, with a remark.\n${city(1)}`, { as: 'authority', address: other })).toMatchObject({ status: 200, body: { replayed: true, hash: loaded.body['hash'] } });
    const kept = await (await fetch(`${other}/api/v1/procedures/city?version=1`)).json();
    expect(await load(JSON.stringify(kept), { as: 'authority', mediaType: 'application/json' })).toMatchObject({ status: 200, body: { replayed: true } });
    expect(await load(city(1, (text) => text.replace('series: GB/T', 'series: DB')), { as: 'authority' })).toMatchObject({ status: 409, body: { code: 'PROCEDURE_KEPT', facts: { procedure: 'city', version: 1, hash: loaded.body['hash'] } } });
  });

  it('takes over for what starts from then on; what runs stays with its version', async () => {
    const before = await system.ask('POST', '/standards', { as: 'secretary', body: { procedure: 'city', committee: demonstrationCommittee.id, title: { 'zh-Hans': '之前' }, baseLanguage: 'zh-Hans', languages: [] } });
    expect((await load(city(2, (text) => text.replace('2019-11-26', '2020-01-01').replace('series: GB/T', 'series: DB4401/T')), { as: 'authority', address: other })).status).toBe(201);
    const after = await system.ask('POST', '/standards', { as: 'secretary', body: { procedure: 'city', committee: demonstrationCommittee.id, title: { 'zh-Hans': '之后' }, baseLanguage: 'zh-Hans', languages: [] } });
    const pinned = async (id: string) => (await system.ask('GET', `/standards/${id}`)).body['procedure'] as unknown;
    expect([await pinned(before.body['id'] as string), await pinned(after.body['id'] as string)]).toEqual([{ id: 'city', version: 1 }, { id: 'city', version: 2 }]);
    expect((await system.ask('GET', '/procedures/city/versions')).body['versions']).toMatchObject([{ version: 1, origin: 'loaded' }, { version: 2, origin: 'loaded' }]);
    expect((await system.ask('GET', '/procedures?version=2')).body['procedures']).toContainEqual(expect.objectContaining({ id: 'city', version: 2, series: 'DB4401/T' }));
    expect((await system.ask('GET', '/procedures/city?version=1')).body).toMatchObject({ version: 1, series: 'GB/T' });
  });

  it('is YAML here, and nowhere else', async () => {
    const response = await fetch(`${system.address}/api/v1/standards`, { method: 'POST', headers: { 'content-type': 'application/yaml', ...(await system.as('secretary')) }, body: 'procedure: city' });
    expect(response.status).toBe(415);
  });
});
