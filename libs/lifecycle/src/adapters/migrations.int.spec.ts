import { randomUUID } from 'node:crypto';
import { Clock, type Instant, isRefusal, type Refusal } from '#lib/kernel';
import { Metrics } from '#lib/platform';
import { authority, daysLater, disclosing, gbt, noon, openingBallot, proposing, voting } from '../../../../test/contracts/gbt-commands.js';
import { openPostgresHouse, type PostgresHouse } from '../../../../test/contracts/postgres-house.js';
import { expectDone } from '../../../../test/contracts/standards.contract.js';
import { type BatchDone, MigrateStandards } from '../application/migrate-standards.js';
import type { Procedures } from '../application/procedures.js';
import type { MigrationRules } from '../model/migrate.js';
import type { Procedure } from '../model/procedure.js';
import { PostgresMigrations } from './postgres-migrations.js';
import { PostgresStandards } from './postgres-standards.js';
import { verifyChain } from './verify-chain.js';

/** The next version: the first stage is called otherwise, and the secretary is told. */
const next: Procedure = {
  ...gbt,
  version: 2,
  start: '01',
  stages: Object.fromEntries(Object.entries(gbt.stages).map(([id, stage]) => [id === '00' ? '01' : id, stage])),
  ballots: Object.fromEntries(Object.entries(gbt.ballots).map(([id, ballot]) => [id, { ...ballot, stages: ballot.stages.map((stage) => (stage === '00' ? '01' : stage)) }])),
  moves: gbt.moves.map((move) => ({ ...move, from: move.from.map((stage) => (stage === '00' ? '01' : stage)), to: move.to === '00' ? '01' : move.to })),
};
const laws = new Map([1, 2].map((version) => [version, version === 1 ? gbt : next]));
const known = { of: (_: string, version: number) => laws.get(version), find: async (id: string, version: number) => (id === 'gbt' ? laws.get(version) : undefined), all: () => [...laws.values()] } as unknown as Procedures;

class OwnClock extends Clock {
  now(): Instant {
    return daysLater(noon, 1);
  }
}
const rules: MigrationRules = { from: { id: 'gbt', version: 1 }, to: { id: 'gbt', version: 2 }, stages: { '00': '01' }, clocks: 'keep' };

let house: PostgresHouse;
let migrating: MigrateStandards;
let store: PostgresStandards;
let migrations: PostgresMigrations;
beforeAll(async () => {
  house = await openPostgresHouse();
  const { database } = house.here;
  store = new PostgresStandards(database, known, { wake: () => {} } as never, new Metrics());
  migrations = new PostgresMigrations(database);
  migrating = new MigrateStandards(store, known, migrations, new OwnClock(), { next: randomUUID });
}, 60_000);
beforeEach(async () => {
  await house.here.database.query('TRUNCATE standard, standard_stage, due_date, task, work, migration_plan CASCADE');
});
afterAll(() => house?.close());

const by = authority;
function orThrow<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
async function proposed(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const settled of await Promise.all(ids.map((id) => store.change(...proposing(id))))) expectDone(settled);
  return ids.sort();
}
const all = async (step: 'carryOut' | 'rollBack', plan: string, limit = 100, onlyUnchanged = false) => {
  const sum = { done: 0, already: 0, left: [] as string[] };
  for (let after: string | null = null; ; ) {
    const batch: BatchDone = orThrow(await migrating[step](plan, { after, limit, onlyUnchanged, by }));
    sum.done += batch.done;
    sum.already += batch.already;
    sum.left.push(...batch.left.map(({ refusal }) => refusal.refused));
    if (batch.next === null) return sum;
    after = batch.next;
  }
};
const rows = async () => (await house.here.database.query<{ id: string; procedure_version: number; stage: string; version: number }>('SELECT id, procedure_version, stage, version FROM standard ORDER BY id')).rows;

describe('a plan', () => {
  it('says what would change for each standard, and changes nothing', async () => {
    const ids = await proposed(3);
    const before = await rows();
    const plan = orThrow(await migrating.plan({ rules, muted: false, by }));
    expect(plan.counts).toEqual({ standards: 3, movable: 3, blocked: 0, notices: 0 });
    const items = await migrations.items(plan.id, null, 10);
    expect(items.map(({ standardId }) => standardId)).toEqual(ids);
    expect(items[0]).toMatchObject({ present: '00', stage: { from: '00', to: '01' }, blocked: [], told: expect.arrayContaining(['secretary']) });
    expect(await migrations.progress(plan)).toEqual({ under: { from: 3, to: 0, elsewhere: 0 }, moved: [], movedCount: 0, unplanned: 0 });
    expect(await rows()).toEqual(before);
    expect((await house.here.database.query('SELECT FROM standard_event WHERE standard_id = ANY ($1) AND position > 1', [ids])).rowCount).toBe(0);
  });

  it('is refused for versions and stages that are not there', async () => {
    expect(await migrating.plan({ rules: { ...rules, to: { id: 'gbt', version: 9 } }, muted: false, by })).toMatchObject({ refused: 'PROCEDURE_VERSION_UNKNOWN', facts: { version: 9 } });
    expect(await migrating.plan({ rules: { ...rules, to: rules.from }, muted: false, by })).toMatchObject({ refused: 'MIGRATION_NOWHERE' });
    expect(await migrating.plan({ rules: { ...rules, stages: { '00': 'heaven' } }, muted: false, by })).toMatchObject({ refused: 'STAGE_UNKNOWN', facts: { stages: ['heaven'] } });
    expect(await migrating.carryOut(randomUUID(), { after: null, limit: 10, by })).toMatchObject({ refused: 'MIGRATION_PLAN_UNKNOWN' });
  });
});

describe('carrying it out', () => {
  it('brings every standard over once, with its log whole, however often it is asked', async () => {
    const ids = await proposed(25);
    const plan = orThrow(await migrating.plan({ rules, muted: false, by }));
    const both = await Promise.all([all('carryOut', plan.id, 10), all('carryOut', plan.id, 10)]);
    expect(both[0].done + both[1].done).toBe(25);
    expect(both.flatMap(({ left }) => left)).toEqual([]);
    expect(await all('carryOut', plan.id)).toEqual({ done: 0, already: 0, left: [] });
    expect(await rows()).toEqual(ids.map((id) => ({ id, procedure_version: 2, stage: '01', version: 2 })));
    const kept = await house.rows(ids[0]!);
    expect(kept.events.map(({ type }) => type)).toEqual(['StandardProposed', 'ProcedureChanged']);
    expect(kept.work.filter(({ position }) => position === 2)).toMatchObject([{ kind: 'notices', roles: expect.arrayContaining(['secretary']) }]);
    const state = (await store.load(ids[0]!)).standard as never;
    expect(await verifyChain(ids[0]!, { state, version: kept.version, head: kept.head }, async (after) => kept.events.filter(({ position }) => position > after))).toMatchObject({ ok: true });
    // They go on under the new law.
    expectDone(await store.change(...openingBallot(ids[0]!, [randomUUID()])));
  });

  it('tells nobody when muted, and says so in the log', async () => {
    const [id] = await proposed(1);
    const plan = orThrow(await migrating.plan({ rules, muted: true, by }));
    await all('carryOut', plan.id);
    const { events, work } = await house.rows(id!);
    expect(events.at(-1)).toMatchObject({ type: 'ProcedureChanged', body: { muted: true } });
    expect(work.filter(({ position }) => position === 2)).toEqual([]);
  });

  it('is refused whole once the plan is out of date, or moves only what is still as planned', async () => {
    const [first, second] = await proposed(2);
    const plan = orThrow(await migrating.plan({ rules, muted: false, by }));
    await store.change({ standardId: first!, by, at: noon }, () => [{ type: 'StageEntered', from: '00', stage: '10', move: 'file', details: {}, anew: [], at: noon }]);
    const [third] = await proposed(1);
    expect(await migrating.carryOut(plan.id, { after: null, limit: 10, by })).toMatchObject({ refused: 'MIGRATION_PLAN_STALE', facts: { moved: 1, unplanned: 1, standards: [first] } });
    expect((await rows()).map(({ procedure_version }) => procedure_version)).toEqual([1, 1, 1]);
    expect(await all('carryOut', plan.id, 10, true)).toEqual({ done: 1, already: 0, left: ['MIGRATION_PLAN_STALE'] });
    expect((await rows()).find(({ id }) => id === second)).toMatchObject({ procedure_version: 2, stage: '01' });
    expect((await rows()).find(({ id }) => id === third)).toMatchObject({ procedure_version: 1 });
  });

  it('leaves alone what cannot be moved, and the plan says why', async () => {
    const [id] = await proposed(1);
    expectDone(await store.change(...openingBallot(id!, [randomUUID()])));
    laws.set(2, { ...next, rules: { ...next.rules, 'V-TC': { ...next.rules['V-TC']!, mayNotVote: [] } } });
    const plan = orThrow(await migrating.plan({ rules, muted: false, by }));
    laws.set(2, next);
    expect(plan.counts).toMatchObject({ movable: 0, blocked: 1 });
    expect((await migrations.items(plan.id, null, 10))[0]).toMatchObject({ blocked: [{ code: 'MIGRATION_BALLOT_OPEN' }] });
    expect(await all('carryOut', plan.id)).toEqual({ done: 0, already: 0, left: [] });
  });

  it('loses no command that arrives meanwhile, and comes to an end', async () => {
    const ids = await proposed(200);
    const member = randomUUID();
    for (const settled of await Promise.all(ids.map((id) => store.change(...openingBallot(id, [member]))))) expectDone(settled);
    let asked = 0;
    let done = false;
    const driving = (async () => {
      while (!done) {
        const settled = await store.change(...disclosing(ids[asked % ids.length]!, `CN ${asked}`));
        expectDone(settled);
        asked += 1;
      }
    })();
    for (let left = ids.length; left > 0; ) {
      const plan = orThrow(await migrating.plan({ rules, muted: false, by }));
      left -= (await all('carryOut', plan.id, 50, true)).done;
    }
    done = true;
    await driving;
    const { rows: disclosed } = await house.here.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM standard_event WHERE standard_id = ANY ($1) AND type = 'PatentDisclosed'`, [ids]);
    expect(asked).toBeGreaterThan(10);
    expect(disclosed[0]!.n).toBe(asked);
    expect((await rows()).every(({ procedure_version }) => procedure_version === 2)).toBe(true);
    expectDone(await store.change(...voting(ids[0]!, member)));
  });
});

describe('going back', () => {
  it('restores every standard, with its tasks and due dates, and asked again does nothing', async () => {
    const ids = await proposed(5);
    for (const id of ids) expectDone(await store.change(...openingBallot(id, [randomUUID()], daysLater(noon, 30))));
    const before = await Promise.all(ids.map((id) => house.rows(id)));
    const plan = orThrow(await migrating.plan({ rules, muted: true, by }));
    await all('carryOut', plan.id);
    expect(await all('rollBack', plan.id, 2)).toEqual({ done: 5, already: 0, left: [] });
    expect(await all('rollBack', plan.id)).toEqual({ done: 0, already: 0, left: [] });
    const after = await Promise.all(ids.map((id) => house.rows(id)));
    expect(after.map(({ due, tasks }) => ({ due, tasks }))).toEqual(before.map(({ due, tasks }) => ({ due, tasks })));
    expect((await rows()).map(({ procedure_version, stage }) => [procedure_version, stage])).toEqual(ids.map(() => [1, '00']));
  });
});

