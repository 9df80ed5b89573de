import type { Database } from '#lib/platform';
import { checkLifecycle } from '../lifecycle/check.js';
import { circle, detailsOf, moveAt, prepareStandards } from '../lifecycle/standards.js';
import { quantile } from '../report/statistics.js';
import { type Engine, openEngine } from '../system/engine.js';
import { layGround, TOLD } from '../system/ground.js';
import { startApp } from '../system/processes.js';
import { overHttp } from './http.js';
import { inProcess, type Way } from './lifecycle.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const STANDARDS = 40;
const ROUNDS = 8 * circle.length;

/**
 * W4: one transition at a time, with nothing else to do. Seen is when the worker writes the notices of it. From the commit
 * is counted from when the event was written, so that the commit itself is in it; from the call, by this machine's clock.
 */
export async function oneByOne(circumstances: Circumstances): Promise<Figures> {
  const redis = redisOf(circumstances);
  const ground = await layGround();
  const environment = { databaseUrl: ground.url, redisUrl: redis?.url };
  const engine = await openEngine(environment);
  const worker = await startApp('worker', environment);
  const ways: Way[] = [];
  try {
    const standards = await prepareStandards(engine, ground, sized(STANDARDS, circumstances));
    const from = (await engine.queries.one(standards[0]!))!.version;
    let recorded = () => {};
    await engine.database.listen('lockstep_notice', () => recorded());
    const heard = () => new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Nobody was told of a move within 30 s.')), 30_000);
      recorded = () => (clearTimeout(late), resolve());
    });
    const walk = async (way: Way, firstStep: number): Promise<Map<string, number>> => {
      const calledAt = new Map<string, number>();
      for (let step = firstStep; step < firstStep + ROUNDS; step += 1) {
        for (const id of standards) {
          const told = heard();
          calledAt.set(`${id} ${from + step + 1}`, performance.timeOrigin + performance.now());
          await way.move(id, moveAt(step), detailsOf(moveAt(step)), step);
          await told;
        }
      }
      return calledAt;
    };
    ways.push(await inProcess(engine, ground), await overHttp(ground, environment, 1));
    const called = await walk(ways[0]!, 0);
    const calledOverHttp = await walk(ways[1]!, ROUNDS);
    await checkLifecycle(engine, { standards, from, moves: 2 * ROUNDS });
    const warm = standards.length * circle.length;
    const inside = await seen(engine, called, warm);
    const http = await seen(engine, calledOverHttp, warm);
    return {
      'commit to seen p50 ms': quantile(inside.sinceWritten, 0.5),
      'commit to seen p99 ms': quantile(inside.sinceWritten, 0.99),
      'HTTP call to seen p50 ms': quantile(http.sinceCalled, 0.5),
      'HTTP call to seen p99 ms': quantile(http.sinceCalled, 0.99),
    };
  } finally {
    for (const way of ways) await way.close();
    await worker.stop();
    await engine.close();
    await ground.drop();
  }
}

/** How long after its writing, and after the call, each move was seen; without the first, which warm up. */
async function seen({ database }: Engine, calledAt: ReadonlyMap<string, number>, warm: number): Promise<{ sinceWritten: number[]; sinceCalled: number[] }> {
  const ahead = await clockDifference(database);
  const { rows } = await database.query<{ move: string; written: number; seen: number }>(
    `SELECT e.standard_id || ' ' || e.position AS move, extract(epoch FROM e.recorded_at)::float8 * 1000 AS written, extract(epoch FROM max(n.recorded_at))::float8 * 1000 AS seen
     FROM standard_event e JOIN notice n USING (standard_id, position) GROUP BY e.standard_id, e.position, e.recorded_at HAVING count(*) = ${TOLD}`,
  );
  const when = new Map(rows.map((row) => [row.move, row]));
  const measured = [...calledAt].slice(warm).map(([move, called]) => ({ called, ...when.get(move)! }));
  return { sinceWritten: measured.map(({ written, seen: at }) => at - written), sinceCalled: measured.map(({ called, seen: at }) => at - (called + ahead)) };
}

/** By how much the database's clock is ahead of ours, in ms: the best of a hundred questions. */
async function clockDifference(database: Database): Promise<number> {
  let best = { tookMs: Infinity, ahead: 0 };
  for (let n = 0; n < 100; n += 1) {
    const before = performance.now();
    const { rows } = await database.query<{ ms: number }>('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms');
    const after = performance.now();
    if (after - before < best.tookMs) best = { tookMs: after - before, ahead: rows[0]!.ms - (performance.timeOrigin + (before + after) / 2) };
  }
  return best.ahead;
}
