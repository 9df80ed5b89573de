import { checkLifecycle, lagP99, noticesRecorded } from '../lifecycle/check.js';
import { drive, type Driven, type Load, type MakeMove } from '../lifecycle/drive.js';
import { circle, must, prepareStandards, secretaryOf } from '../lifecycle/standards.js';
import { quantile } from '../report/statistics.js';
import { measureCpu } from '../system/cpu.js';
import { type Engine, openEngine } from '../system/engine.js';
import { type Ground, layGround, TOLD } from '../system/ground.js';
import { type Environment, type Running, startApp } from '../system/processes.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const STANDARDS = 500;
const MOVES = 12;
const IN_FLIGHT = 32;

/** A way to reach the engine, and the processes that are the product then. */
export interface Way {
  readonly move: MakeMove;
  readonly pids: readonly number[];
  close(): Promise<void>;
}

/** The engine called in this process. */
export async function inProcess(engine: Engine, ground: Ground): Promise<Way> {
  return { move: moveIn(engine, ground), pids: [process.pid], close: async () => {} };
}

export function moveIn(engine: Engine, ground: Ground): MakeMove {
  const by = secretaryOf(ground);
  return (id, move, details) => must(engine.ask, id, { type: 'MakeMove', move, details, by });
}

/**
 * W1: 500 standards through twelve moves each, in order, 32 in flight; over when a worker of its own process has told five
 * people of every move. One circle goes before, unmeasured, so that all code is compiled when the clock starts.
 */
export async function lifecycle(circumstances: Circumstances, reach: (engine: Engine, ground: Ground, environment: Environment) => Promise<Way>): Promise<Figures> {
  const { servers, seconds } = circumstances;
  const redis = redisOf(circumstances);
  const ground = await layGround();
  const environment = { databaseUrl: ground.url, redisUrl: redis?.url };
  const engine = await openEngine(environment);
  let worker: Running | undefined;
  let way: Way | undefined;
  try {
    const standards = await prepareStandards(engine, ground, sized(STANDARDS, circumstances));
    const from = await versionOf(engine, standards[0]!);
    worker = await startApp('worker', environment);
    way = await reach(engine, ground, environment);
    const warm = circle.length;
    await run(engine, { standards, from, inFlight: IN_FLIGHT, moves: warm }, way.move, 0);
    await engine.database.query('ANALYZE');

    const load: Load = { standards, from: from + warm, after: warm, inFlight: IN_FLIGHT, ...(seconds === undefined ? { moves: MOVES } : { forMs: seconds * 1000 }) };
    const cpu = measureCpu({ alone: [...way.pids, worker.pid], trees: [servers.postgres.pid, ...(redis ? [redis.pid] : [])] });
    const postgresCpu = measureCpu({ trees: [servers.postgres.pid] });
    const workerCpu = measureCpu({ alone: [worker.pid] });
    const { driven, allToldMs } = await run(engine, load, way.move, standards.length * warm);
    const [cpuMs, postgresMs, workerMs] = [cpu(), postgresCpu(), workerCpu()];
    await checkLifecycle(engine, { standards, from, moves: warm + driven.moves });
    return {
      'transitions/s': (driven.transitions * 1000) / allToldMs,
      'notices/s': (driven.transitions * TOLD * 1000) / allToldMs,
      'CPU ms': cpuMs / driven.transitions,
      'of it PostgreSQL': postgresMs / driven.transitions,
      'of it the worker': workerMs / driven.transitions,
      'answer p50 ms': quantile(driven.latencies, 0.5),
      'answer p99 ms': quantile(driven.latencies, 0.99),
      'lag p99 ms': await lagP99(engine.database, from + warm),
    };
  } finally {
    await way?.close();
    await worker?.stop();
    await engine.close();
    await ground.drop();
  }
}

/** Drives the load, and waits until all of it is told. */
async function run(engine: Engine, load: Load, move: MakeMove, toldBefore: number): Promise<{ driven: Driven; allToldMs: number }> {
  const began = performance.now();
  const driven = await drive(load, move);
  await noticesRecorded(engine.database, (toldBefore + driven.transitions) * TOLD);
  return { driven, allToldMs: performance.now() - began };
}

async function versionOf(engine: Engine, id: string): Promise<number> {
  return (await engine.queries.one(id))!.version;
}
