import { isRefusal } from '#lib/kernel';
import { decide, evolve, type Procedure, type Standard } from '#lib/lifecycle';
import { detailsOf, moveAt, prepareStandards, secretaryOf } from '../lifecycle/standards.js';
import { quantile } from '../report/statistics.js';
import { openEngine } from '../system/engine.js';
import { layGround } from '../system/ground.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const DECISIONS = 20_000;

/** D: one decision and what becomes of the state, nothing else: no database, no HTTP. Every other one is a refusal. */
export async function deciding(circumstances: Circumstances): Promise<Figures> {
  const ground = await layGround();
  const engine = await openEngine({ databaseUrl: ground.url, redisUrl: redisOf(circumstances)?.url });
  try {
    const [id] = await prepareStandards(engine, ground, 1);
    const { standard, procedure } = await engine.standards.load(id!);
    const by = secretaryOf(ground);
    const times = measure(standard, procedure!, by, sized(DECISIONS, circumstances));
    return { 'median µs': quantile(times, 0.5), 'p99 µs': quantile(times, 0.99) };
  } finally {
    await engine.close();
    await ground.drop();
  }
}

function measure(first: Standard, procedure: Procedure, by: ReturnType<typeof secretaryOf>, count: number): number[] {
  const times: number[] = [];
  let standard = first;
  let step = 0;
  for (let n = 0; n < count; n += 1) {
    const shut = n % 2 === 1;
    const move = shut ? 'start' : moveAt(step);
    const began = performance.now();
    const outcome = decide(standard, { type: 'MakeMove', move, details: detailsOf(move), by, at: '2026-11-12T02:00:00.000Z' }, procedure);
    const after = isRefusal(outcome) ? standard : outcome.reduce(evolve, standard);
    times.push((performance.now() - began) * 1000);
    if (isRefusal(outcome) !== shut) throw new Error(`${move}: ${JSON.stringify(outcome)}`);
    if (!shut) step += 1;
    standard = after;
  }
  return times.slice(Math.floor(count / 10));
}
