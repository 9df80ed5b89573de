import { RunningSystem } from './running.js';

/** What is explained, and what would be, from outside: with people, in days, and without leaving a trace. */
let system: RunningSystem;
let id: string;
const next = (query = '', as?: string) => system.ask('GET', `/standards/${id}/next${query}`, as ? { as } : {});

beforeAll(async () => {
  system = await RunningSystem.start(['api', 'worker'], { LOCKSTEP_LOG_LEVEL: 'error' });
  await system.ask('POST', '/clock', { as: 'authority', body: { to: '2026-01-12T02:00:00.000Z' } });
  id = await system.propose();
}, 60_000);
afterAll(() => system?.stop());

describe('explaining a standard', () => {
  it('says who would be told what, in how many languages; names are for those signed in', async () => {
    await system.ask('POST', '/clock', { as: 'authority', body: { to: '2026-01-20T02:00:00.000Z' } });
    const { body } = await next('', 'secretary');
    expect(body).toMatchObject({ on: '2026-01-20', daysAtStage: 8, clocks: [], whatIf: null });
    const file = body['moves'].find(({ move }: { move: string }) => move === 'file');
    expect(file).toMatchObject({ open: false, by: ['secretary'], telling: [{ event: 'StageEntered', roles: ['proposer', 'authority', 'member', 'assessor'], people: 45, languages: expect.objectContaining({ 'zh-Hans': expect.any(Number) as unknown }) as unknown }] });
    expect(Object.values(file.telling[0].languages as Record<string, number>).reduce((a, b) => a + b, 0)).toBe(45);
    expect(body['people'].secretary).toMatchObject({ count: 1, people: [{ name: 'Secretary / 秘书' }] });
    expect((await next()).body).not.toHaveProperty('people');
  });

  it('says how it would be, and changes nothing by it', async () => {
    const everything = async () => ({
      rows: await system.traces(),
      standard: (await system.database.query('SELECT version, state, head FROM standard WHERE id = $1', [id])).rows,
      notices: (await system.database.query('SELECT count(*)::int AS n FROM notice')).rows,
    });
    const before = await everything();
    const asked = ['?at=2027-01-01', '?move=file', '?at=2026-03-01&move=terminate', '?move=fly', '?at=2199-12-31', '?at=2026-01-20', '?at=2026-06-01T00:00:00Z&move=file'];
    for (const query of asked) expect([query, (await next(query, 'secretary')).status]).toEqual([query, 200]);
    expect((await next('?move=file', 'secretary')).body['whatIf']).toMatchObject({ move: 'file', events: [], refused: { code: 'GATES_SHUT', unmet: [{ code: 'BALLOT_NOT_HELD' }, { code: 'DOCUMENT_MISSING' }, { code: 'DOCUMENT_MISSING' }, { code: 'DOCUMENT_MISSING' }] } });
    expect((await next('?move=fly')).body['whatIf'].refused).toMatchObject({ code: 'MOVE_UNKNOWN' });
    const ended = (await next('?at=2026-03-01&move=terminate')).body;
    expect(ended).toMatchObject({ stage: 'terminated', ended: true, on: '2026-03-01', moves: [], whatIf: { refused: null, assumed: { reason: '…' }, events: [{ type: 'StageEntered', stage: 'terminated' }], telling: [{ event: 'StageEntered', people: expect.any(Number) as unknown }] } });
    expect(await everything()).toEqual(before);
  });

  it('refuses what is over, and what is no day', async () => {
    expect(await next('?at=2026-01-19')).toMatchObject({ status: 409, body: { code: 'WHAT_IF_PAST' } });
    expect(await next('?at=yesterday')).toMatchObject({ status: 400, body: { code: 'VALIDATION', errors: [{ field: 'at' }] } });
    expect(await next('?at=2026-02-30')).toMatchObject({ status: 400 });
    expect(await next('?at=2026-03-01&at=2026-04-01')).toMatchObject({ status: 400 });
    expect(await next('?when=2026-03-01')).toMatchObject({ status: 400 });
  });
});
