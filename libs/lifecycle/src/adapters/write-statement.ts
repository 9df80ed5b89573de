import type { Underway } from '../model/standard.js';
import type { Decided } from './decided.js';

/**
 * Writes a batch of decisions in one statement: compare-and-set on each standard's version, then, only for those that
 * won, the events, pending work, due dates, tasks, standings and receipts. A command whose receipt is there already has
 * been done and does not win. One NOTIFY per kind of work for the batch. Returns the ids that won. Rows are sent sorted by id, so that two processes lock them in the same order.
 */
export const WRITE = `
WITH input AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::int[], $6::uuid[], $7::jsonb[], $8::text[], $9::text[], $10::text[], $11::text[], $12::jsonb[], $13::text[], $14::timestamptz[], $15::bool[], $16::text[], $17::text[])
    AS t(id, before, after, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, changed, head, at, whole, actor, key)
  -- Not NOT EXISTS: planned while the table is empty, that would read all of it for ever after.
  WHERE key IS NULL OR (SELECT r.version FROM command_receipt r WHERE r.actor = t.actor AND r.key = t.key) IS NULL
), changed AS (
  UPDATE standard s SET version = i.after, stage = i.stage, condition = i.condition, number = i.number, state = CASE WHEN i.whole THEN i.changed ELSE s.state || i.changed END, head = i.head, changed_at = i.at
  FROM input i WHERE s.id = i.id AND s.version = i.before RETURNING s.id
), created AS (
  INSERT INTO standard (id, version, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, state, head, proposed_at, changed_at)
  SELECT id, after, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, number, changed, head, at, at FROM input WHERE before = 0
  ON CONFLICT (id) DO NOTHING RETURNING id
), settled AS MATERIALIZED (
  SELECT id FROM changed UNION ALL SELECT id FROM created
), events AS (
  INSERT INTO standard_event (standard_id, position, type, at, actor, body, previous, hash)
  SELECT e.* FROM unnest($18::uuid[], $19::int[], $20::text[], $21::timestamptz[], $22::text[], $23::jsonb[], $24::text[], $25::text[]) AS e(id, position, type, at, actor, body, previous, hash)
  JOIN settled USING (id)
), pending AS (
  INSERT INTO work (kind, standard_id, position, roles)
  SELECT w.kind, w.id, w.position, string_to_array(w.roles, ',') FROM unnest($26::text[], $27::uuid[], $28::int[], $29::text[]) AS w(kind, id, position, roles) JOIN settled USING (id)
  RETURNING kind
), due_put AS (
  INSERT INTO due_date (standard_id, key, at, facts)
  SELECT d.* FROM unnest($30::uuid[], $31::text[], $32::timestamptz[], $33::jsonb[]) AS d(id, key, at, facts) JOIN settled USING (id)
  ON CONFLICT (standard_id, key) DO UPDATE SET at = EXCLUDED.at, facts = EXCLUDED.facts RETURNING at
), due_dropped AS (
  DELETE FROM due_date USING unnest($34::uuid[], $35::text[]) AS d(id, key) JOIN settled USING (id) WHERE standard_id = d.id AND due_date.key = d.key
), task_put AS (
  INSERT INTO task (standard_id, key, role, person_id, language, opened_at, due_at, facts)
  SELECT t.* FROM unnest($36::uuid[], $37::text[], $38::text[], $39::uuid[], $40::text[], $41::timestamptz[], $42::timestamptz[], $43::jsonb[]) AS t(id, key, role, person_id, language, opened_at, due_at, facts) JOIN settled USING (id)
  ON CONFLICT (standard_id, key) DO UPDATE SET due_at = EXCLUDED.due_at, facts = EXCLUDED.facts
), task_dropped AS (
  DELETE FROM task USING unnest($44::uuid[], $45::text[]) AS t(id, key) JOIN settled USING (id) WHERE standard_id = t.id AND task.key = t.key
), stood AS (
  INSERT INTO standing (standard_id, person_id, role)
  SELECT s.* FROM unnest($46::uuid[], $47::uuid[], $48::text[]) AS s(id, person_id, role) JOIN settled USING (id) ON CONFLICT DO NOTHING
), remembered AS (
  INSERT INTO command_receipt (actor, key, request, standard_id, version, positions, at)
  SELECT r.actor, r.key, r.request, r.id, r.after, int4range(r.before + 1, r.after + 1), r.at
  FROM unnest($49::text[], $50::text[], $51::text[], $52::uuid[], $53::int[], $54::int[], $55::timestamptz[]) AS r(actor, key, request, id, before, after, at) JOIN settled USING (id)
), woken AS (
  SELECT count(pg_notify('lockstep_work', kind)) FROM (SELECT DISTINCT kind FROM pending) AS kinds
), timed AS (
  SELECT count(pg_notify('lockstep_due', ms)) FROM (SELECT floor(extract(epoch FROM min(at)) * 1000)::bigint::text AS ms FROM due_put HAVING count(*) > 0) AS earliest
)
SELECT settled.id, woken.count, timed.count FROM settled, woken, timed`;

/** The statement's parameters, column by column. */
export function columnsOf(batch: readonly Decided[]): unknown[] {
  const sorted = [...batch].sort((a, b) => (a.id < b.id ? -1 : 1));
  const events = sorted.flatMap((d) => d.events.map((event) => ({ id: d.id, actor: d.actor.id, ...event })));
  const work = [
    ...events.filter(({ told }) => told.length > 0).map(({ id, position, told }) => ({ kind: 'notices', id, position, roles: told.join(',') })),
    ...sorted.flatMap((d) => d.reactions.map((position) => ({ kind: 'reactions', id: d.id, position, roles: '' }))),
  ];
  const duePut = sorted.flatMap((d) => d.due.put.map((row) => ({ id: d.id, ...row })));
  const dueDrop = sorted.flatMap((d) => d.due.drop.map((key) => ({ id: d.id, key })));
  const taskPut = sorted.flatMap((d) => d.tasks.put.map((row) => ({ id: d.id, openedAt: d.at, ...row })));
  const taskDrop = sorted.flatMap((d) => d.tasks.drop.map((key) => ({ id: d.id, key })));
  const stood = sorted.flatMap((d) => d.standing.filter(({ person }) => isUuid(person)).map((row) => ({ id: d.id, ...row })));
  const receipts = sorted.filter((d) => d.change.receipt && d.events.length > 0);
  return [
    sorted.map((d) => d.id),
    sorted.map((d) => d.before),
    sorted.map((d) => d.after),
    // What never changes is sent for new ones only.
    ...[
      ({ procedure }: Underway) => procedure.id,
      ({ procedure }: Underway) => procedure.version,
      ({ committee }: Underway) => committee,
      ({ title }: Underway) => JSON.stringify(title),
      ({ text }: Underway) => text.language,
    ].map((of) => sorted.map((d) => (d.before === 0 ? of(d.state) : null))),
    sorted.map((d) => d.state.stage),
    sorted.map((d) => d.condition),
    sorted.map((d) => d.state.publication?.number ?? null),
    sorted.map((d) => JSON.stringify(d.changed)),
    sorted.map((d) => d.head),
    sorted.map((d) => d.at),
    sorted.map((d) => d.whole),
    sorted.map((d) => d.actor.id),
    sorted.map((d) => d.change.receipt?.key ?? null),
    events.map((e) => e.id),
    events.map((e) => e.position),
    events.map((e) => e.type),
    events.map((e) => e.at),
    events.map((e) => e.actor),
    events.map((e) => JSON.stringify(e.body)),
    events.map((e) => e.previous),
    events.map((e) => e.hash),
    work.map((w) => w.kind),
    work.map((w) => w.id),
    work.map((w) => w.position),
    work.map((w) => w.roles),
    duePut.map((d) => d.id),
    duePut.map((d) => d.key),
    duePut.map((d) => d.at),
    duePut.map((d) => JSON.stringify(d.facts)),
    dueDrop.map((d) => d.id),
    dueDrop.map((d) => d.key),
    taskPut.map((t) => t.id),
    taskPut.map((t) => t.key),
    taskPut.map((t) => t.role),
    taskPut.map((t) => t.person),
    taskPut.map((t) => t.language),
    taskPut.map((t) => t.openedAt),
    taskPut.map((t) => t.dueAt),
    taskPut.map((t) => JSON.stringify(t.facts)),
    taskDrop.map((t) => t.id),
    taskDrop.map((t) => t.key),
    stood.map((s) => s.id),
    stood.map((s) => s.person),
    stood.map((s) => s.role),
    receipts.map((d) => d.actor.id),
    receipts.map((d) => d.change.receipt!.key),
    receipts.map((d) => d.change.receipt!.request),
    receipts.map((d) => d.id),
    receipts.map((d) => d.before),
    receipts.map((d) => d.after),
    receipts.map((d) => d.at),
  ];
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** Kinds of work a batch leaves behind: what to hint at once it has been committed. */
export function kindsOf(batch: readonly Decided[]): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { events, reactions } of batch) {
    if (reactions.length > 0) kinds.add('reactions');
    if (events.some(({ told }) => told.length > 0)) kinds.add('notices');
  }
  return kinds;
}
