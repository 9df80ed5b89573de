import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { type Instant, instantFromMs, msOf } from '#lib/kernel';
import { type Config, Metrics, SystemClock } from '#lib/platform';
import { committee, gbt, noon, observing, openingBallot, procedures, proposing } from '../../../../test/contracts/gbt-commands.js';
import { openPostgresHouse, type PostgresHouse, type Process } from '../../../../test/contracts/postgres-house.js';
import { expectDone } from '../../../../test/contracts/standards.contract.js';
import { until } from '../../../../test/contracts/until.js';
import { SYSTEM } from '../model/decide/entitled.js';
import type { StandardEvent } from '../model/events.js';
import { DueWheel } from './due-wheel.js';
import { PostgresStandardQueries } from './postgres-standard-queries.js';

const clock = new SystemClock();
const log = pino({ level: 'silent' });
/** On a busy machine a second is soon gone; a due date that waits for the next reload is later than this. */
const SOON_MS = 900;

let house: PostgresHouse;
let wheels: DueWheel[];

beforeAll(async () => {
  house = await openPostgresHouse();
}, 60_000);
beforeEach(() => (wheels = []));
afterEach(async () => {
  await Promise.all(wheels.map((wheel) => wheel.stop()));
  await until(async () => (await holder()) === undefined);
});
afterAll(() => house?.close());

async function start(process: Process = house.process()): Promise<DueWheel> {
  const config = { databaseUrl: house.url, clock: 'system' } as Config;
  const wheel = new DueWheel(process.database, process.store, clock, new Metrics(), config, log);
  wheels.push(wheel);
  await wheel.start();
  return wheel;
}

const inMs = (ms: number): Instant => instantFromMs(msOf(clock.now()) + ms);

/** A proposed item whose vote closes by itself. */
async function closing(at: Instant): Promise<string> {
  const id = randomUUID();
  expectDone(await house.store.change(...proposing(id)));
  expectDone(await house.store.change(...openingBallot(id, [randomUUID()], at)));
  return id;
}

async function events<Type extends StandardEvent['type']>(id: string, type: Type) {
  const { rows } = await house.here.database.query<{ at: Date; body: Record<string, unknown> }>('SELECT at, body FROM standard_event WHERE standard_id = $1 AND type = $2 ORDER BY position', [id, type]);
  return rows.map(({ at, body }) => ({ ...body, at: at.toISOString() })) as unknown as Omit<Extract<StandardEvent, { type: Type }>, 'type'>[];
}
const fired = async (ids: readonly string[]) => (await house.here.database.query('SELECT FROM due_date WHERE standard_id = ANY($1)', [ids])).rows.length === 0;

/** The connection that holds the lock of the wheel in this database. */
async function holder(): Promise<number | undefined> {
  const { rows } = await house.here.database.query<{ pid: number }>(`SELECT l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() AND a.application_name = 'lockstep-wheel'`);
  return rows[0]?.pid;
}

describe('the wheel of due dates', () => {
  it('fires what falls due while it turns: never early, and soon', async () => {
    await start();
    const dues = [inMs(60), inMs(350), inMs(1_200), inMs(3_400)];
    const ids = await Promise.all(dues.map(closing));
    await until(() => fired(ids));
    for (const [n, id] of ids.entries()) {
      const closed = await events(id, 'BallotClosed');
      expect(closed).toHaveLength(1);
      const lateMs = msOf(closed[0]!.at) - msOf(dues[n]!);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThan(SOON_MS);
    }
  });

  it('hears of a due date that is nearer than the next reload', async () => {
    await start();
    await new Promise((resolve) => setTimeout(resolve, 100)); // just after a reload
    const at = inMs(40);
    const id = await closing(at);
    await until(() => fired([id]));
    expect(msOf((await events(id, 'BallotClosed'))[0]!.at) - msOf(at)).toBeLessThan(SOON_MS);
  });

  it('fires after a downtime whatever fell due in it, in order, each once, and says how late it was', async () => {
    const id = randomUUID();
    expectDone(await house.store.change(...observing(id, `GB/T ${id}`, { announcedOn: '2024-03-01', implementsOn: '2024-09-01', at: noon })));
    await start();
    await until(async () => (await events(id, 'EnteredIntoForce')).length > 0);
    const [entered, ...more] = await events(id, 'EnteredIntoForce');
    expect(more).toEqual([]);
    expect(entered).toMatchObject({ dueAt: '2024-08-31T16:00:00.000Z', implementsOn: '2024-09-01' });
    expect(entered!.lateMs).toBe(msOf(entered!.at) - msOf('2024-08-31T16:00:00.000Z'));
    expect(entered!.lateMs).toBeGreaterThan(365 * 86_400_000);
    expect((await house.here.database.query('SELECT FROM due_date WHERE standard_id = $1 AND at <= now()', [id])).rows).toEqual([]);
  });

  it('fires each once when two turn at the same time, one of which has the say', async () => {
    const overdue = await Promise.all(Array.from({ length: 30 }, (_, n) => closing(instantFromMs(msOf(noon) + 1 + n))));
    const soon = await Promise.all(Array.from({ length: 10 }, (_, n) => closing(inMs(600 + 40 * n))));
    await Promise.all([start(), start()]);
    await until(() => fired([...overdue, ...soon]));
    for (const id of [...overdue, ...soon]) expect(await events(id, 'BallotClosed')).toHaveLength(1);
    const { rows } = await house.here.database.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-wheel'`);
    expect(rows.length).toBeLessThanOrEqual(2);
  });

  it('fires each once even when two believe that they have the say', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => closing(inMs(500))));
    await start();
    const elsewhere = { databaseUrl: house.url.replace(/\/test_[0-9a-f]+$/, '/postgres'), clock: 'system' } as Config; // a lock of another database is another lock
    const { database, store } = house.process();
    const rival = new DueWheel(database, store, clock, new Metrics(), elsewhere, log);
    wheels.push(rival);
    await rival.start();
    await until(() => fired(ids));
    for (const id of ids) expect(await events(id, 'BallotClosed')).toHaveLength(1);
  });

  it('fires a due date that was moved at the new instant only', async () => {
    const [id, process] = [randomUUID(), house.process()];
    const at = clock.now();
    const [first, moved] = [inMs(700), inMs(1_900)];
    const running = { clock: 'plan', startedOn: '2024-01-01', dueOn: '2024-07-01', warnAt: [], lastDayToAsk: null, at } as const;
    const propose = proposing(id, { at })[1];
    expectDone(
      await process.store.change({ standardId: id, procedure: gbt, by: SYSTEM, at }, (standard, procedure) => [
        ...(propose(standard, procedure) as readonly StandardEvent[]),
        { type: 'ClockStarted', ...running, lapsesAt: first, onLapse: 'escalate' },
      ]),
    );
    await start(process);
    expectDone(await house.store.change({ standardId: id, by: SYSTEM, at }, () => [{ type: 'ExtensionDecided', clock: 'plan', granted: true, reason: null, until: { dueOn: '2024-08-01', warnAt: [], lapsesAt: moved, lastDayToAsk: null }, at }]));
    await until(() => fired([id]));
    const lapsed = await events(id, 'ClockLapsed');
    expect(lapsed).toEqual([expect.objectContaining({ dueAt: moved, dueOn: '2024-08-01' })]);
    expect(lapsed[0]!.at >= moved).toBe(true);
  });

  it('does not fire what was withdrawn before it fell due', async () => {
    await start();
    const at = clock.now();
    const id = await closing(inMs(600));
    expectDone(await house.store.change({ standardId: id, by: SYSTEM, at }, () => [{ type: 'StageEntered', from: '00', stage: 'terminated', move: 'terminate', details: { reason: 'r' }, anew: [], ends: '2024-03-11', at }]));
    expect(await fired([id])).toBe(true);
    const other = await closing(inMs(900));
    await until(() => fired([other]));
    expect(await events(id, 'BallotClosed')).toEqual([]);
  });

  it('goes on when the connection with its lock is cut', async () => {
    await start();
    const before = await holder();
    await house.here.database.query('SELECT pg_terminate_backend($1)', [before]);
    const id = await closing(inMs(200));
    await until(() => fired([id]));
    expect(await events(id, 'BallotClosed')).toHaveLength(1);
    await until(async () => ![undefined, before].includes(await holder()));
  });

  it('is taken over by another when the one that had the say is gone', async () => {
    const first = await start();
    const before = await holder();
    await start();
    await first.stop();
    const id = await closing(inMs(100));
    await until(() => fired([id]));
    await until(async () => ![undefined, before].includes(await holder()));
  });

  it('outlives a database that cuts every connection', async () => {
    const process = house.process();
    await start(process);
    await house.here.database.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
    await until(async () => (await process.database.query('SELECT 1').catch(() => undefined)) !== undefined);
    await until(async () => (await house.here.database.query('SELECT 1').catch(() => undefined)) !== undefined);
    await until(async () => (await house.store.load(committee).catch(() => undefined)) !== undefined);
    const id = await closing(inMs(300));
    await until(() => fired([id]));
    expect(await events(id, 'BallotClosed')).toHaveLength(1);
  });

  it('is still when it has been stopped', async () => {
    const wheel = await start();
    await wheel.stop();
    const due = Date.now() + 100;
    const id = await closing(inMs(100));
    await until(async () => Date.now() > due + 500);
    expect(await events(id, 'BallotClosed')).toEqual([]);
    await start();
    await until(() => fired([id]));
    expect(await events(id, 'BallotClosed')).toHaveLength(1);
  });

  it('leaves a log that is sound', async () => {
    const { rows } = await house.here.database.query<{ id: string }>('SELECT id FROM standard');
    const queries = new PostgresStandardQueries(house.here.database, procedures);
    for (const { id } of rows) expect(await queries.verify(id)).toMatchObject({ ok: true });
    expect(rows.length).toBeGreaterThan(0);
  });
});
