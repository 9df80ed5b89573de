import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#lib/platform';
import { inParallel, must, propose, secretaryOf } from '../lifecycle/standards.js';
import { measureCpu } from '../system/cpu.js';
import { type Engine, openEngine } from '../system/engine.js';
import { type Ground, layGround } from '../system/ground.js';
import { startApp } from '../system/processes.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const DUE = 20_000;
/** Of these, so many come first and are not counted: code is compiled then. */
const WARMING = 2_000;

/**
 * W3: 20,000 ballots close by themselves, one each millisecond. Late is from the instant a ballot is due to the instant its
 * closing is written (the commit that follows not counted), by the database's clock.
 */
export async function timers(circumstances: Circumstances): Promise<Figures> {
  const { servers } = circumstances;
  const redis = redisOf(circumstances);
  const due = sized(DUE, circumstances);
  const ground = await layGround();
  const environment = { databaseUrl: ground.url, redisUrl: redis?.url };
  const engine = await openEngine(environment);
  const worker = await startApp('worker', environment);
  try {
    const { standards, firstMs } = await openBallots(engine, ground, due);
    await engine.database.query('ANALYZE');
    if (Date.now() > firstMs - 1_000) throw new Error('Opening the ballots took too long: the first was due before the last was opened.');
    await pause(firstMs - Date.now() - 100);
    const cpu = measureCpu({ alone: [worker.pid], trees: [servers.postgres.pid, ...(redis ? [redis.pid] : [])] });
    await pause(due + 100);
    await allClosed(engine.database);
    const cpuMs = cpu();
    await check(engine, standards, due);
    return { ...(await lateness(engine.database, new Date(firstMs + sized(WARMING, circumstances)).toISOString())), 'CPU ms': cpuMs / due };
  } finally {
    await worker.stop();
    await engine.close();
    await ground.drop();
  }
}

/** Proposes the standards, then opens a ballot on each; their closing times are one millisecond apart. */
async function openBallots(engine: Engine, ground: Ground, count: number): Promise<{ standards: readonly string[]; firstMs: number }> {
  const began = Date.now();
  const standards = await inParallel(count, () => propose(engine, ground));
  const firstMs = Date.now() + 4_000 + 1.7 * (Date.now() - began);
  const by = secretaryOf(ground);
  await inParallel(count, (n) => must(engine.ask, standards[n]!, { type: 'OpenBallot', question: 'scope', language: null, closesAt: new Date(firstMs + n).toISOString(), holders: { drafter: [ground.members[0]!] }, by }));
  return { standards, firstMs };
}

async function allClosed(database: Database): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { rows } = await database.query<{ due: number; work: number }>('SELECT (SELECT count(*)::int FROM due_date) AS due, (SELECT count(*)::int FROM work) AS work');
    if (rows[0]!.due + rows[0]!.work === 0) return;
    if (Date.now() > until) throw new Error(`${rows[0]!.due} ballots were not closed.`);
    await pause(50);
  }
}

/** @throws Error unless each ballot closed once, none early, and the log of a sample is whole. */
async function check({ database, queries }: Engine, standards: readonly string[], due: number): Promise<void> {
  const { rows } = await database.query<{ closed: number; different: number; early: number }>(
    `SELECT count(*)::int AS closed, count(DISTINCT (c.standard_id, c.body->>'ballot'))::int AS different, count(*) FILTER (WHERE c.at < (o.body->>'closesAt')::timestamptz)::int AS early
     FROM standard_event c JOIN standard_event o ON o.standard_id = c.standard_id AND o.type = 'BallotOpened' AND o.body->>'key' = c.body->>'ballot' WHERE c.type = 'BallotClosed'`,
  );
  const { closed, different, early } = rows[0]!;
  if (closed !== due || different !== due || early !== 0) throw new Error(`${closed} closings of ${different} ballots, ${early} of them early, instead of ${due} of each, none early.`);
  const every = Math.max(1, Math.floor(standards.length / 50));
  for (const id of standards.filter((_, n) => n % every === 0)) {
    const verification = await queries.verify(id);
    if (!verification?.ok) throw new Error(`The chain of ${id} does not hold: ${JSON.stringify(verification?.brokenAt)}.`);
  }
}

async function lateness(database: Database, from: string): Promise<Figures> {
  const { rows } = await database.query<{ p50: number; p99: number; max: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::float8 AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::float8 AS p99, max(ms)::float8 AS max FROM (
       SELECT extract(epoch FROM c.recorded_at - (o.body->>'closesAt')::timestamptz) * 1000 AS ms
       FROM standard_event c JOIN standard_event o ON o.standard_id = c.standard_id AND o.type = 'BallotOpened' AND o.body->>'key' = c.body->>'ballot' WHERE c.type = 'BallotClosed' AND (o.body->>'closesAt')::timestamptz >= $1) AS late`,
    [from],
  );
  const { p50, p99, max } = rows[0]!;
  return { 'late p50 ms': p50, 'late p99 ms': p99, 'late max ms': max };
}
