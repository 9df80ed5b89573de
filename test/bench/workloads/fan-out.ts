import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#lib/platform';
import { prepareStandards } from '../lifecycle/standards.js';
import { measureCpu } from '../system/cpu.js';
import { openEngine } from '../system/engine.js';
import { layGround, TOLD } from '../system/ground.js';
import { startApp } from '../system/processes.js';
import type { Sink } from '../system/sinks.js';
import { moveIn } from './lifecycle.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const FOLLOWERS = 10_000;

/**
 * W2: one event told to 10,000 followers, each with a webhook; over when every delivery is recorded. A tenth as many are
 * told of another standard's event before, so that connections are open and code is compiled when the clock starts.
 */
export async function fanOut(circumstances: Circumstances, sink: Sink): Promise<Figures> {
  const { servers } = circumstances;
  const redis = redisOf(circumstances);
  const followers = sized(FOLLOWERS, circumstances);
  const ground = await layGround();
  const environment = { databaseUrl: ground.url, redisUrl: redis?.url };
  const engine = await openEngine(environment);
  const worker = await startApp('worker', environment);
  try {
    const { database } = engine;
    const [warm, measured] = (await prepareStandards(engine, ground, 2)) as [string, string];
    const warming = Math.ceil(followers / 10);
    await follow(database, warm, warming, sink);
    await follow(database, measured, followers, sink);
    await database.query('ANALYZE');
    const move = moveIn(engine, ground);
    await move(warm, 'circulate', {}, 0);
    await delivered(database);
    await sink.forget();

    const cpu = measureCpu({ alone: [process.pid, worker.pid, sink.pid], trees: [servers.postgres.pid, ...(redis ? [redis.pid] : [])] });
    const began = performance.now();
    await move(measured, 'circulate', {}, 0);
    await delivered(database);
    const tookMs = performance.now() - began;
    const cpuMs = cpu();
    await check(database, measured, followers, sink);
    return { 'deliveries/s': (followers * 1000) / tookMs, 'CPU ms': cpuMs / followers };
  } finally {
    await worker.stop();
    await engine.close();
    await ground.drop();
  }
}

/** So many people with a webhook each follow the standard. */
async function follow(database: Database, standard: string, count: number, sink: Sink): Promise<void> {
  await database.query(
    `WITH people AS (
       INSERT INTO person (id, name, email, language) SELECT gen_random_uuid(), 'Follower ' || n, 'follower' || n || '@' || $1 || '.test', 'en' FROM generate_series(1, $2::int) n RETURNING id
     ), standing AS (INSERT INTO standing (standard_id, person_id, role) SELECT $1::uuid, id, 'follower' FROM people)
     INSERT INTO webhook_endpoint (id, person_id, url, secret, created_at)
     SELECT gen_random_uuid(), id, ($3::text[])[1 + (row_number() OVER ()) % cardinality($3::text[])] || '/hook/' || id, 'whsec_' || encode(sha256(id::text::bytea), 'base64'), now() FROM people`,
    [standard, count, sink.origins],
  );
}

/** Until everyone has been told and nothing is left to send; asks for one row at most, so that asking costs nothing. */
async function delivered(database: Database): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    const { rows } = await database.query<{ left: boolean }>(`SELECT EXISTS (SELECT FROM work) OR EXISTS (SELECT FROM delivery_bundle) AS left`);
    if (!rows[0]!.left) return;
    if (Date.now() > until) throw new Error('Not everything was delivered within two minutes.');
    await pause(10);
  }
}

/** @throws Error unless each was received once, recorded once, and made at the first attempt. */
async function check(database: Database, standard: string, count: number, sink: Sink): Promise<void> {
  const { rows } = await database.query<{ n: number; notices: number }>(
    `SELECT (SELECT count(*)::int FROM delivery WHERE standard_id = $1 AND state = 'delivered' AND attempts = 1) AS n, (SELECT count(*)::int FROM notice WHERE standard_id = $1) AS notices`,
    [standard],
  );
  const { received, different } = await sink.count();
  const found = [received, different, rows[0]!.n, rows[0]!.notices];
  const expected = [count, count, count, count + TOLD];
  if (found.join() !== expected.join()) throw new Error(`Received, different, recorded, notices: ${found.join(', ')} instead of ${expected.join(', ')}.`);
}
