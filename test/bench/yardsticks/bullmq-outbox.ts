import { setTimeout as pause } from 'node:timers/promises';
import { Queue, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import { freshDatabase } from '../../servers/database.js';
import { drive, type MakeMove } from '../lifecycle/drive.js';
import { circle } from '../lifecycle/standards.js';
import { measureCpu } from '../system/cpu.js';
import { startProcess } from '../system/processes.js';
import type { Servers } from '../system/servers.js';
import type { Figures } from '../workloads/workload.js';

const STANDARDS = 500;
const MOVES = 12;
const IN_FLIGHT = 32;
const TOLD = 5;
const RELAYED_AT_ONCE = 500;
const stages: Readonly<Record<string, readonly [from: string, to: string]>> = { circulate: ['drafting', 'comment'], examine: ['comment', 'review'], rework: ['review', 'drafting'] };

/**
 * W1 as it is usually built to lose nothing: one transaction per command with the state, an event and an outbox row; a relay
 * that turns outbox rows into BullMQ jobs on Redis; a worker process that records five notices per job. The same load, the
 * same order, the same end.
 */
export async function bullmqOutbox({ postgres, redis }: Servers & { readonly redis: NonNullable<Servers['redis']> }, scale: number): Promise<Figures> {
  const fresh = await freshDatabase();
  const pool = new pg.Pool({ connectionString: fresh.url, max: IN_FLIGHT });
  setDefaultBackendFactory(); // a workload on BullMQ's PostgreSQL backend may have gone before
  const { hostname: host, port } = new URL(redis.url);
  const queue = new Queue('told', { connection: { host, port: Number(port), maxRetriesPerRequest: null }, defaultJobOptions: { attempts: 8, removeOnComplete: true } });
  await queue.obliterate({ force: true });
  await makeTables(pool);
  const standards = Array.from({ length: Math.max(IN_FLIGHT, Math.round(STANDARDS * scale)) }, (_, n) => String(n + 1));
  await pool.query(`INSERT INTO item SELECT unnest($1::int[]), 0, '{"stage":"drafting"}'`, [standards]);
  const worker = await startProcess(new URL('./bullmq-outbox-worker.js', import.meta.url), { databaseUrl: fresh.url, redisUrl: redis.url });
  const relay = startRelay(pool, queue);
  try {
    const run = async (from: number, moves: number) => {
      const began = performance.now();
      const { transitions } = await drive({ standards, from, after: from, moves, inFlight: IN_FLIGHT }, moveIn(pool, relay.wake));
      await recorded(pool, (from * standards.length + transitions) * TOLD);
      return { transitions, tookMs: performance.now() - began };
    };
    await run(0, circle.length);
    await pool.query('ANALYZE');
    const cpu = measureCpu({ alone: [process.pid, worker.pid], trees: [postgres.pid, redis.pid] });
    const { transitions, tookMs } = await run(circle.length, MOVES);
    return { 'transitions/s': (transitions * 1000) / tookMs, 'CPU ms': cpu() / transitions };
  } finally {
    await relay.stop();
    await worker.stop();
    await queue.close();
    await pool.end();
    await fresh.drop();
  }
}

async function makeTables(pool: pg.Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE item (id int PRIMARY KEY, version int NOT NULL, state jsonb NOT NULL) WITH (fillfactor = 70);
    CREATE TABLE item_event (item int NOT NULL, position int NOT NULL, body jsonb NOT NULL, PRIMARY KEY (item, position));
    CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item int NOT NULL, position int NOT NULL);
    CREATE TABLE told (item int NOT NULL, position int NOT NULL, person int NOT NULL, body jsonb NOT NULL, PRIMARY KEY (item, position, person))`);
}

const moveIn = (pool: pg.Pool, wake: () => void): MakeMove => async (id, move) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ version: number; state: { stage: string } }>({ name: 'load', text: 'SELECT version, state FROM item WHERE id = $1 FOR UPDATE', values: [id] });
    const { version, state } = rows[0]!;
    const [from, to] = stages[move]!;
    if (state.stage !== from) throw new Error(`${move} from ${state.stage}`);
    const event = JSON.stringify({ type: 'StageEntered', from, stage: to, move, at: new Date().toISOString() });
    await client.query({ name: 'change', text: 'UPDATE item SET version = version + 1, state = $2 WHERE id = $1', values: [id, JSON.stringify({ ...state, stage: to })] });
    await client.query({ name: 'record', text: 'INSERT INTO item_event VALUES ($1, $2, $3)', values: [id, version + 1, event] });
    await client.query({ name: 'post', text: 'INSERT INTO outbox (item, position) VALUES ($1, $2)', values: [id, version + 1] });
    await client.query('COMMIT');
    wake();
    return version + 1;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

/** Rows become jobs, then go: a crash in between sends a job twice, and its notices are there already. */
function startRelay(pool: pg.Pool, queue: Queue): { readonly wake: () => void; stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const work = (async () => {
    while (!stopped) {
      const { rows } = await pool.query<{ id: string; item: number; position: number }>({ name: 'outbox', text: `SELECT id, item, position FROM outbox ORDER BY id LIMIT ${RELAYED_AT_ONCE}` });
      if (rows.length > 0) {
        await queue.addBulk(rows.map(({ item, position }) => ({ name: 'tell', data: { item, position }, opts: { jobId: `${item}-${position}` } })));
        await pool.query({ name: 'sent', text: 'DELETE FROM outbox WHERE id = ANY ($1::bigint[])', values: [rows.map(({ id }) => id)] });
      } else await Promise.race([new Promise<void>((resolve) => (wake = resolve)), pause(50)]);
    }
  })();
  return { wake: () => wake(), stop: () => ((stopped = true), work) };
}

async function recorded(pool: pg.Pool, count: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM told');
    if (rows[0]!.n >= count) return;
    await pause(20);
  }
}
