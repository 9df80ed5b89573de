import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#lib/platform';
import type { Engine } from '../system/engine.js';
import { TOLD } from '../system/ground.js';
import { moveAt } from './standards.js';

/** What must be so once all has been said and done. */
export interface Expected {
  readonly standards: readonly string[];
  /** Version each had before its first move. */
  readonly from: number;
  /** Moves each has made. */
  readonly moves: number;
}

/** Waits until `count` notices are recorded; looks seldom, so that looking costs nothing. @throws Error after `patienceMs` without progress. */
export async function noticesRecorded(database: Database, count: number, patienceMs = 20_000): Promise<void> {
  let most = -1;
  let patientUntil = 0;
  for (;;) {
    const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM work');
    if (rows[0]!.n === 0) {
      const recorded = await countNotices(database);
      if (recorded >= count) return;
      if (recorded > most) [most, patientUntil] = [recorded, Date.now() + patienceMs];
    } else if (rows[0]!.n !== most) [most, patientUntil] = [rows[0]!.n, Date.now() + patienceMs];
    if (Date.now() > patientUntil) throw new Error(`Only ${await countNotices(database)} of ${count} notices were recorded.`);
    await pause(5);
  }
}

const countNotices = async (database: Database): Promise<number> => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM notice')).rows[0]!.n;

/**
 * Everything once, in order, and provable: versions, a gapless log with the moves in the order of the circle, five notices
 * of each move, nothing left to do, and the hash chain of a sample (all, when there are fewer).
 * @throws Error naming the first thing that is not so.
 */
export async function checkLifecycle({ database, queries }: Pick<Engine, 'database' | 'queries'>, { standards, from, moves }: Expected, sample = 50): Promise<void> {
  const is = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}.`);
  };
  const one = async (sql: string, values: unknown[] = []) => (await database.query<{ answer: unknown }>(sql, values)).rows[0]!.answer;
  const path = Array.from({ length: moves }, (_, step) => moveAt(step)).join(',');
  const transitions = standards.length * moves;

  is('standards at their last version', await one('SELECT count(*)::int AS answer FROM standard WHERE id = ANY ($1) AND version = $2', [standards, from + moves]), standards.length);
  is(
    'standards whose log is gapless and tells the moves in order',
    await one(
      `SELECT count(*)::int AS answer FROM (
         SELECT standard_id FROM standard_event WHERE standard_id = ANY ($1) GROUP BY standard_id
         HAVING count(*) = $2 AND max(position) = $2 AND coalesce(string_agg(body->>'move', ',' ORDER BY position) FILTER (WHERE position > $3), '') = $4) t`,
      [standards, from + moves, from, path],
    ),
    standards.length,
  );
  is('notices', await one('SELECT count(*)::int AS answer FROM notice WHERE standard_id = ANY ($1)', [standards]), transitions * TOLD);
  is(
    'moves of which each of the five was told once',
    await one('SELECT count(*)::int AS answer FROM (SELECT 1 FROM notice WHERE standard_id = ANY ($1) AND position > $2 GROUP BY standard_id, position HAVING count(*) = $3 AND count(DISTINCT person_id) = $3) t', [standards, from, TOLD]),
    transitions,
  );
  is('work left', await one('SELECT count(*)::int AS answer FROM work'), 0);
  const every = Math.max(1, Math.floor(standards.length / sample));
  for (const id of standards.filter((_, index) => index % every === 0)) {
    const verification = await queries.verify(id);
    is(`the chain of ${id}`, [verification?.ok, verification?.events], [true, from + moves]);
  }
}

/** From the instant a move was written to the instant its notices were, p99 in ms; both by the database's clock. */
export async function lagP99(database: Database, from: number): Promise<number> {
  const { rows } = await database.query<{ ms: number }>(
    `SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM n.recorded_at - e.recorded_at) * 1000)::float8 AS ms
     FROM notice n JOIN standard_event e USING (standard_id, position) WHERE position > $1`,
    [from],
  );
  return rows[0]!.ms;
}
