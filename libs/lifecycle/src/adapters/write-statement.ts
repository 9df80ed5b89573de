import type { Decided } from './decided.js';
import { Parameters } from './parameters.js';
import { columns, rowsOf } from './written-rows.js';

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Writes a batch of decisions in one statement: compare-and-set on each standard's version, then, only for those that
 * won, the stage they are at, the events and what comes with them: pending work, due dates, tasks, standings, receipts. A command whose receipt is
 * there already has been done and does not win. One NOTIFY for the batch. Returns the ids that won. Rows are sent sorted by
 * id, so that two processes lock them in the same order.
 *
 * Parts the batch has no rows for are left out: starting an empty one costs as much as writing several rows. Every mixture
 * has a name of its own, under which each connection plans it once.
 */
export function writeStatement(batch: readonly Decided[]): Statement {
  const sorted = batch.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = rowsOf(sorted);
  const sent = new Parameters();
  const parts: string[] = [];
  const names = ['write-standards', ...(rows.repinned.length > 0 ? ['p'] : [])];
  const when = <Row>(name: string, some: readonly Row[], part: () => string) => {
    if (some.length === 0) return;
    names.push(initialsOf(name));
    parts.push(part());
  };

  parts.push(`input AS MATERIALIZED (
  SELECT * FROM ${sent.rows('t', sorted, columns.standard)}
  -- Not NOT EXISTS: planned while the table is empty, that would read all of it for ever after.
  WHERE key IS NULL OR (SELECT r.version FROM command_receipt r WHERE r.actor = t.actor AND r.key = t.key) IS NULL
), changed AS (
  UPDATE standard s SET version = i.after, stage = i.stage, condition = i.condition, number = i.number, replaced = coalesce(i.replaced, s.replaced), head = i.head, changed_at = i.at,
    state = CASE WHEN i.whole THEN i.changed ELSE s.state || i.changed END${rows.repinned.length > 0 ? `,
    procedure_id = coalesce(p.procedure_id, s.procedure_id), procedure_version = coalesce(p.procedure_version, s.procedure_version)
  FROM input i LEFT JOIN ${sent.rows('p', rows.repinned, columns.repinned)} USING (id)` : `
  FROM input i`} WHERE s.id = i.id AND s.version = i.before RETURNING s.id
)`);
  when('created', rows.created, () => `created AS (
  INSERT INTO standard (id, version, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, state, head, proposed_at, changed_at)
  SELECT id, after, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, changed, head, at, at
  FROM input JOIN ${sent.rows('c', rows.created, columns.created)} USING (id)
  ON CONFLICT (id) DO NOTHING RETURNING id
), placed AS (
  INSERT INTO standard_stage (id, stage, proposed_at) SELECT id, stage, at FROM input JOIN created USING (id)
)`);
  parts.push(`settled AS MATERIALIZED (SELECT id FROM changed${rows.created.length > 0 ? ' UNION ALL SELECT id FROM created' : ''})`);
  parts.push(`events AS (
  INSERT INTO standard_event (standard_id, position, type, at, actor, previous, hash, body)
  SELECT e.* FROM ${sent.rows('e', rows.events, columns.event)} JOIN settled USING (id)
)`);
  when('moved', rows.moved, () => `moved AS (
  UPDATE standard_stage SET stage = m.stage FROM ${sent.rows('m', rows.moved, columns.moved)} JOIN settled USING (id) WHERE standard_stage.id = m.id
)`);
  when('work', rows.work, () => `pending AS (
  INSERT INTO work (kind, standard_id, position, roles)
  SELECT w.kind, w.id, w.position, string_to_array(w.roles, ',') FROM ${sent.rows('w', rows.work, columns.work)} JOIN settled USING (id) RETURNING kind
), woken AS (
  SELECT count(pg_notify('lockstep_work', kinds)) FROM (SELECT string_agg(DISTINCT kind, ',') AS kinds FROM pending HAVING count(*) > 0) AS all_kinds
)`);
  when('due', rows.due, () => `due_put AS (
  INSERT INTO due_date (standard_id, key, at, facts)
  SELECT d.* FROM ${sent.rows('d', rows.due, columns.due)} JOIN settled USING (id)
  ON CONFLICT (standard_id, key) DO UPDATE SET at = EXCLUDED.at, facts = EXCLUDED.facts RETURNING at
), timed AS (
  SELECT count(pg_notify('lockstep_due', ms)) FROM (SELECT floor(extract(epoch FROM min(at)) * 1000)::bigint::text AS ms FROM due_put HAVING count(*) > 0) AS earliest
)`);
  when('no-due', rows.noDue, () => `due_dropped AS (
  DELETE FROM due_date USING ${sent.rows('d', rows.noDue, columns.dropped)} JOIN settled USING (id) WHERE standard_id = d.id AND due_date.key = d.key
)`);
  when('tasks', rows.tasks, () => `task_put AS (
  INSERT INTO task (standard_id, key, role, person_id, language, opened_at, due_at, facts)
  SELECT t.* FROM ${sent.rows('t', rows.tasks, columns.task)} JOIN settled USING (id)
  ON CONFLICT (standard_id, key) DO UPDATE SET due_at = EXCLUDED.due_at, facts = EXCLUDED.facts
)`);
  when('no-tasks', rows.noTasks, () => `task_dropped AS (
  DELETE FROM task USING ${sent.rows('t', rows.noTasks, columns.dropped)} JOIN settled USING (id) WHERE standard_id = t.id AND task.key = t.key
)`);
  when('standing', rows.standing, () => `stood AS (
  INSERT INTO standing (standard_id, person_id, role)
  SELECT s.* FROM ${sent.rows('s', rows.standing, columns.standing)} JOIN settled USING (id) ON CONFLICT DO NOTHING
)`);
  when('receipts', rows.receipts, () => `remembered AS (
  INSERT INTO command_receipt (actor, key, request, standard_id, version, positions, at)
  SELECT i.actor, i.key, r.request, i.id, i.after, int4range(i.before + 1, i.after + 1), i.at
  FROM ${sent.rows('r', rows.receipts, columns.receipt)} JOIN settled USING (id) JOIN input i USING (id)
)`);
  // A part that only says something is carried out only if it is asked for.
  const said = [rows.work.length > 0 && 'woken', rows.due.length > 0 && 'timed'].filter((part) => part !== false);
  return { name: names.join(' '), text: `WITH ${parts.join(', ')}\nSELECT settled.id FROM ${['settled', ...said].join(', ')}`, values: sent.values };
}

/** PostgreSQL tells prepared statements apart by the first 63 letters of their names: no-due is nd. */
const initialsOf = (name: string): string => name.replace(/([a-z])[a-z]*-?/g, '$1');

/** Kinds of work a batch leaves behind: what to hint at once it has been committed. */
export function kindsOf(batch: readonly Decided[]): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { events, reactions } of batch) {
    if (reactions.length > 0) kinds.add('reactions');
    if (events.some(({ told }) => told.length > 0)) kinds.add('notices');
  }
  return kinds;
}
