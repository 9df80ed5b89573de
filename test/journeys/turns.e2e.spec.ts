import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demonstrationCommittee } from '#lib/participants';
import { repositoryFolder } from '#lib/platform';
import pg from 'pg';
import { parse } from 'yaml';
import { type Answer, RunningSystem } from './running.js';
import { until } from '../contracts/until.js';

/** Dividing and joining over HTTP, also when the process is killed between the events and the texts: all of it is there, or nothing. */
let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start(['api']);
  expect((await system.ask('POST', '/procedures', { as: 'authority', body: await procedure() })).status).toBe(201);
}, 60_000);
afterAll(() => system?.stop());

/** The procedure to measure with, where an item may be divided and joined while it is drafted. */
async function procedure(): Promise<Record<string, any>> {
  const bench = parse(await readFile(join(repositoryFolder(), 'test/bench/procedures/bench.v1.yaml'), 'utf8')) as Record<string, any>;
  const words = (zh: string, en: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en, pt: en });
  const law = { from: ['drafting'], by: ['authority'], source: "this procedure's own", mark: 'design' };
  return {
    ...bench,
    id: 'divided',
    series: 'LS/D',
    stages: { ...bench['stages'], ended: { code: '30.98', terminal: true, name: words('终止', 'Ended') } },
    moves: [...bench['moves'], { id: 'end', from: ['drafting'], to: 'ended', by: ['authority'], name: words('终止', 'End'), gates: [] }],
    turns: { split: { ...law, sourceEndsAt: 'ended' }, merge: { ...law, sourcesEndAt: 'ended' } },
  };
}

const done = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer));
  return answer;
};

/** An item that is drafted, its clock running, with three clauses in two languages. */
async function drafted(title: string): Promise<string> {
  const proposal = { procedure: 'divided', committee: demonstrationCommittee.id, title: { 'zh-Hans': title }, baseLanguage: 'zh-Hans', languages: [{ language: 'en', mode: 'parallel', required: true }] };
  const { id } = done(await system.ask('POST', '/standards', { as: 'secretary', body: proposal })).body as { id: string };
  done(await system.ask('POST', `/standards/${id}/documents`, { as: 'secretary', body: { kind: 'PROPOSAL', title: '建议书', mediaType: 'text/plain', content: Buffer.from('建议').toString('base64') } }));
  done(await system.ask('POST', `/standards/${id}/moves`, { as: 'authority', body: { move: 'start' } }));
  for (const [language, as, text] of [['zh-Hans', 'drafter', '# 1 范围\n\n甲。\n\n# 2 术语\n\n乙。\n\n# 3 要求\n\n丙。\n'], ['en', 'translator-en', '# 1 Scope\n\nA.\n\n# 2 Terms\n\nB.\n\n# 3 Requirements\n\nC.\n']] as const) {
    const form = new FormData();
    form.append('file', new Blob([text]), 'draft.md');
    done(await system.ask('POST', `/standards/${id}/texts/${language}/imports`, { as, form }));
  }
  return id;
}

/**
 * Asks while nobody can write a text: the events are written, the texts wait, nothing is committed. Kills the process there,
 * and resolves when the database has let go of what it had begun.
 */
async function killedBeforeTheTexts(ask: () => Promise<Answer>): Promise<void> {
  const holding = new pg.Client({ connectionString: system.databaseUrl });
  await holding.connect();
  try {
    await holding.query('BEGIN');
    // Reading goes on; writing a text waits.
    await holding.query('LOCK TABLE lockstep.text_revision IN SHARE MODE');
    const unanswered = ask().then(
      () => 'answered',
      () => 'silence',
    );
    const waiting = async () => (await holding.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'lockstep.text_revision'::regclass`)).rowCount === 1;
    await until(waiting);
    await system.kill();
    expect(await unanswered).toBe('silence');
    await holding.query('ROLLBACK');
    await until(async () => !(await holding.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`)).rowCount && !(await waiting()));
  } finally {
    await holding.end();
  }
}

const everything = async () => ({ rows: await system.traces(), standards: (await system.database.query('SELECT id, version, head FROM standard ORDER BY id')).rows });
const eventsOf = async (id: string) => done(await system.ask('GET', `/standards/${id}/events`, { as: 'secretary' })).body['events'] as { type: string; body: Record<string, any> }[];
const textOf = async (id: string, language: string) => done(await system.ask('GET', `/standards/${id}/texts/${language}`, { as: 'secretary' })).body;

/** What the log of a standard that was opened says, and that what it says of its texts is so. */
async function expectOpened(id: string, units: Readonly<Record<'zh-Hans' | 'en', readonly string[]>>): Promise<Record<string, any>> {
  const events = await eventsOf(id);
  expect(events.map(({ type }) => type)).toEqual(['StandardProposed', 'TextRevised', 'LanguageRevised']);
  for (const [position, language] of [[1, 'zh-Hans'], [2, 'en']] as const) {
    const text = await textOf(id, language);
    expect(text).toMatchObject({ revision: 1, hash: events[position]!.body['hash'] });
    const clauses = (text['units'] as { kind: string; content: unknown }[]).filter(({ kind }) => kind === 'clause');
    expect(clauses.map(({ content }) => JSON.stringify(content))).toEqual(units[language].map((said) => expect.stringContaining(said) as unknown));
  }
  expect(done(await system.ask('GET', `/standards/${id}/verification`, { as: 'secretary' })).body).toMatchObject({ ok: true, mismatches: [] });
  return events[0]!.body;
}

describe('an api that is killed while it divides or joins', () => {
  it.each(['split', 'merge'] as const)('leaves nothing of a %s half done, and does it once when it is asked again', async (turn) => {
    const [first, second] = [await drafted('甲'), await drafted('乙')];
    const key = { 'idempotency-key': randomUUID() };
    const parts = [{ title: { 'zh-Hans': '第1部分' }, units: ['1'] }, { title: { 'zh-Hans': '第2部分' }, units: ['2', '3'] }];
    const body = turn === 'split' ? { reason: '分为两部分。', sourceEnds: true, parts } : { reason: '合为一项。', others: [second], title: { 'zh-Hans': '合' } };
    const ask = () => system.ask('POST', `/standards/${first}/${turn}`, { as: 'authority', body, headers: key });
    const clock = (await system.ask('GET', `/standards/${first}`, { as: 'secretary' })).body['clocks'].plan;

    const before = await everything();
    await system.as('authority');
    await killedBeforeTheTexts(ask);
    expect(await everything()).toEqual(before);

    await system.startAgain('api');
    const answer = done(await ask()).body;
    expect(answer).toMatchObject({ replayed: false, events: [{ type: turn === 'split' ? 'StandardSplit' : 'StandardMerged' }] });
    const after = await everything();
    expect(after.standards).toHaveLength(before.standards.length + (turn === 'split' ? 2 : 1));

    const said = answer['events'][0].body;
    const opened: Record<string, any>[] =
      turn === 'split'
        ? [await expectOpened(said.parts[0].id, { 'zh-Hans': ['范围'], en: ['Scope'] }), await expectOpened(said.parts[1].id, { 'zh-Hans': ['术语', '要求'], en: ['Terms', 'Requirements'] })]
        : [await expectOpened(said.into, { 'zh-Hans': ['范围', '术语', '要求', '范围', '术语', '要求'], en: ['Scope', 'Terms', 'Requirements', 'Scope', 'Terms', 'Requirements'] })];
    for (const { clocks } of opened) expect(clocks.plan).toMatchObject({ dueOn: clock.dueOn, state: 'running' });

    await system.kill();
    await system.startAgain('api');
    expect((await ask()).body).toMatchObject({ replayed: true, events: [{ body: said }] });
    expect(await everything()).toEqual(after);
    expect(await system.ask('POST', `/standards/${first}/${turn}`, { as: 'authority', body })).toMatchObject({ status: 409 });
  }, 120_000);

  it('opens no part twice where the source goes on', async () => {
    const id = await drafted('丙');
    const split = (title: string, units: readonly string[]) => system.ask('POST', `/standards/${id}/split`, { as: 'authority', body: { reason: '另立一部分。', sourceEnds: false, parts: [{ title: { 'zh-Hans': title }, units }] } });
    done(await split('第1部分', ['1']));
    const before = await everything();
    expect(await split('第1部分', ['1'])).toMatchObject({ status: 409, body: { code: 'PART_OPENED', facts: { titles: ['第1部分'] } } });
    expect(await everything()).toEqual(before);
    done(await split('第2部分', ['2']));
  }, 60_000);
});
