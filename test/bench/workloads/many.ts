import type { Database } from '#lib/platform';
import { prepareStandards } from '../lifecycle/standards.js';
import { quantile } from '../report/statistics.js';
import { openEngine } from '../system/engine.js';
import { layGround } from '../system/ground.js';
import { type Circumstances, type Figures, redisOf, sized } from './workload.js';

const STANDARDS = 100_000;
const PATTERNS = 100;
const ASKED = 400;

/**
 * Q: what people read, with 100,000 standards in the database: why one cannot move, and the first page of the portfolio
 * by stage, by committee, and of what is late. A hundred are made by commands; the others are copies of their rows.
 */
export async function many(circumstances: Circumstances): Promise<Figures> {
  const redis = redisOf(circumstances);
  const ground = await layGround();
  const engine = await openEngine({ databaseUrl: ground.url, redisUrl: redis?.url });
  try {
    const patterns = await prepareStandards(engine, ground, PATTERNS);
    await multiply(engine.database, sized(STANDARDS, circumstances) / PATTERNS);
    const ids = (await engine.database.query<{ id: string }>('SELECT id FROM standard ORDER BY random() LIMIT $1', [ASKED])).rows.map(({ id }) => id);
    const now = new Date().toISOString();
    const page = { limit: 50 };
    return {
      ...(await timed('next', ids, (id) => engine.explain.explain(id))),
      ...(await timed('portfolio', ids, () => engine.queries.portfolio(page))),
      ...(await timed('by stage', ids, () => engine.queries.portfolio({ ...page, stage: 'review' }))),
      ...(await timed('by committee', ids, () => engine.queries.portfolio({ ...page, committee: ground.committee }))),
      ...(await timed('late', ids, () => engine.queries.portfolio({ ...page, lateAt: now }))),
      ...(await timed('late at a stage', ids, () => engine.queries.portfolio({ ...page, lateAt: now, stage: 'drafting' }))),
      ...(patterns.length === PATTERNS ? {} : { wrong: 1 }),
    };
  } finally {
    await engine.close();
    await ground.drop();
  }
}

/** Copies with their tasks and due dates: one in a hundred is late, one in fifty under review, each with its own age. */
async function multiply(database: Database, times: number): Promise<void> {
  await database.query(
    `WITH copy AS (
       SELECT s.*, gen_random_uuid() AS new_id, n FROM standard s CROSS JOIN generate_series(2, $1::int) AS n
     ), made AS (
       INSERT INTO standard (id, version, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, state, head, proposed_at, changed_at)
       SELECT new_id, version, procedure_id, procedure_version, CASE WHEN n % 40 = 0 THEN committee_id ELSE gen_random_uuid() END, title, base_language,
              CASE WHEN n % 50 = 0 THEN 'review' ELSE stage END, condition, NULL, state || jsonb_build_object('id', new_id::text), head, proposed_at - n * interval '1 hour', changed_at
       FROM copy RETURNING id, stage, proposed_at
     ), placed AS (
       INSERT INTO standard_stage (id, stage, proposed_at) SELECT id, stage, proposed_at FROM made
     )
     INSERT INTO task (standard_id, key, role, person_id, language, opened_at, due_at, facts)
     SELECT c.new_id, t.key, t.role, t.person_id, t.language, t.opened_at, CASE WHEN c.n % 100 = 0 THEN now() - interval '1 day' ELSE t.due_at END, t.facts FROM copy c JOIN task t ON t.standard_id = c.id`,
    [Math.max(2, Math.round(times))],
  );
  await database.query('VACUUM ANALYZE');
}

async function timed(name: string, ids: readonly string[], ask: (id: string) => Promise<unknown>): Promise<Figures> {
  const took: number[] = [];
  for (const id of ids.slice(0, 20)) await ask(id);
  for (const id of ids) {
    const began = performance.now();
    if ((await ask(id)) === undefined) throw new Error(`${name}: ${id} was not found.`);
    took.push(performance.now() - began);
  }
  return { [`${name} p95 ms`]: quantile(took, 0.95) };
}

