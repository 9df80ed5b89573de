import { Injectable } from '@nestjs/common';
import type { Instant, Zone } from '#lib/kernel';
import { levelOf } from '#lib/languages';
import { Database } from '#lib/platform';
import { Procedures } from '../application/procedures.js';
import { type LoggedEvent, type OpenTask, type PortfolioFilter, StandardQueries, type StandardSummary, type Verification } from '../application/standard-queries.js';
import { dueDay } from '../model/due-dates.js';
import type { Underway } from '../model/standard.js';
import { verifyChain } from './verify-chain.js';

interface Row {
  id: string;
  version: number;
  condition: string;
  state: Underway;
  head: string;
  next_due: { key: string; at: string; facts: Record<string, unknown> } | null;
  open_tasks: number;
}

const SUMMARY = `SELECT s.id, s.version, s.condition, s.state, s.head,
  (SELECT jsonb_build_object('key', d.key, 'at', d.at, 'facts', d.facts) FROM due_date d WHERE d.standard_id = s.id ORDER BY d.at LIMIT 1) AS next_due,
  (SELECT count(*)::int FROM task t WHERE t.standard_id = s.id) AS open_tasks FROM standard s`;

/**
 * Written for what is asked: a plan made for every filter at once could use no index. States are read of the page only.
 * A stage alone is read from where each standard stands; of a committee or of what is late there are few, whose stages are
 * looked at.
 */
function portfolioStatement({ stage, committee, text, lateAt, cursor, limit }: PortfolioFilter): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const table = stage !== undefined && committee === undefined && lateAt === undefined ? 'standard_stage' : 'standard';
  const late = (at: string) => `SELECT standard_id FROM task WHERE due_at < ${given(at)}::timestamptz UNION SELECT id FROM standard WHERE condition = 'frozen'`;
  const words = (like: string) => {
    const has = (row: string) => `${row}.number ILIKE ${like} OR ${row}.title::text ILIKE ${like}`;
    return table === 'standard' ? `(${has('page')})` : `(SELECT ${has('t')} FROM standard t WHERE t.id = page.id)`;
  };
  const conditions = [
    stage !== undefined && `stage = ${given(stage)}`,
    committee !== undefined && `committee_id = ${given(committee)}::uuid`,
    lateAt !== undefined && `id IN (${late(lateAt)})`,
    text && words(`'%' || ${given(text.replace(/[\\%_]/g, '\\$&'))} || '%'`),
    cursor !== undefined && `(proposed_at, id) < (SELECT proposed_at, id FROM standard WHERE id = ${given(cursor)}::uuid)`,
  ].filter((condition) => typeof condition === 'string');
  const page = `SELECT id FROM ${table} AS page ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY proposed_at DESC, id DESC LIMIT ${given(limit + 1)}`;
  return { text: `${SUMMARY} WHERE s.id IN (${page}) ORDER BY s.proposed_at DESC, s.id DESC`, values };
}

@Injectable()
export class PostgresStandardQueries extends StandardQueries {
  constructor(
    private readonly database: Database,
    private readonly procedures: Procedures,
  ) {
    super();
  }

  async portfolio(filter: PortfolioFilter) {
    const { limit } = filter;
    const { rows } = await this.database.query<Row>(portfolioStatement(filter));
    const items = await Promise.all(rows.slice(0, limit).map(async (row) => summaryOf(row, await this.zoneOf(row))));
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }

  async one(id: string) {
    const { rows } = await this.database.query<Row>(`${SUMMARY} WHERE s.id = $1`, [id]);
    return rows[0] && { ...summaryOf(rows[0], await this.zoneOf(rows[0])), state: rows[0].state };
  }

  private async zoneOf({ state: { procedure } }: Row): Promise<Zone> {
    return (await this.procedures.find(procedure.id, procedure.version))?.zone ?? 'UTC';
  }

  async procedureOf(id: string) {
    const { rows } = await this.database.query<{ id: string; version: number }>('SELECT procedure_id AS id, procedure_version AS version FROM standard WHERE id = $1', [id]);
    return rows[0];
  }

  async committeeOf(id: string) {
    const { rows } = await this.database.query<{ committee_id: string }>('SELECT committee_id FROM standard WHERE id = $1', [id]);
    return rows[0]?.committee_id;
  }

  async tasksOn(id: string): Promise<readonly OpenTask[]> {
    const { rows } = await this.database.query<TaskRow>('SELECT * FROM task WHERE standard_id = $1 ORDER BY due_at NULLS LAST, key', [id]);
    return rows.map(taskOf);
  }

  async events(id: string, after: number, limit: number, types?: readonly string[]): Promise<readonly LoggedEvent[]> {
    const { rows } = await this.database.query<EventRow>(
      `SELECT position, type, at, recorded_at, actor, body, previous, hash FROM standard_event
       WHERE standard_id = $1 AND position > $2 AND ($4::text[] IS NULL OR type = ANY($4)) ORDER BY position LIMIT $3`,
      [id, after, limit, types ?? null],
    );
    return rows.map(loggedOf);
  }

  async verify(id: string): Promise<Verification | undefined> {
    const { rows } = await this.database.query<Row>('SELECT id, version, state, head FROM standard WHERE id = $1', [id]);
    if (!rows[0]) return undefined;
    return verifyChain(id, rows[0], (after) => this.events(id, after, 1000));
  }

  async tasksFor(personId: string, at: Instant): Promise<readonly OpenTask[]> {
    const { rows } = await this.database.query<TaskRow>(
      `SELECT t.* FROM task t JOIN standard s ON s.id = t.standard_id
       WHERE t.person_id = $1 OR (t.person_id IS NULL AND EXISTS (
         SELECT 1 FROM membership m WHERE m.person_id = $1 AND m.committee_id = s.committee_id AND m.role = t.role
           AND m.from_at <= $2 AND (m.until_at IS NULL OR $2 < m.until_at) AND (t.language IS NULL OR m.languages = '{}' OR t.language = ANY(m.languages))))
         OR (t.person_id IS NULL AND EXISTS (SELECT 1 FROM standing st WHERE st.standard_id = t.standard_id AND st.person_id = $1 AND st.role = t.role))
       ORDER BY t.due_at NULLS LAST, t.opened_at, t.standard_id, t.key LIMIT 500`,
      [personId, at],
    );
    return rows.map(taskOf);
  }
}

function summaryOf(row: Row, zone: Zone): StandardSummary {
  const { state } = row;
  return {
    id: row.id,
    version: row.version,
    procedure: state.procedure,
    committee: state.committee,
    title: state.title,
    stage: state.stage,
    stageSince: state.stageSince,
    condition: row.condition,
    number: state.publication?.number ?? null,
    baseLanguage: state.text.language,
    textRevision: state.text.revision,
    languages: Object.values(state.languages).map((version) => ({
      language: version.language,
      level: levelOf(version),
      missing: version.lag.missing,
      stale: version.lag.stale,
      surplus: version.lag.surplus ?? 0,
      revision: version.revision,
      late: version.late !== null,
      published: version.published !== null,
    })),
    nextDueAt: row.next_due ? new Date(row.next_due.at).toISOString() : null,
    nextDueOn: row.next_due ? dueDay(row.next_due.key, new Date(row.next_due.at).toISOString(), row.next_due.facts, zone) : null,
    openTasks: row.open_tasks,
  };
}

interface TaskRow {
  standard_id: string;
  key: string;
  role: string;
  person_id: string | null;
  language: string | null;
  opened_at: Date;
  due_at: Date | null;
  facts: Record<string, unknown>;
}

const taskOf = (row: TaskRow): OpenTask => ({
  standardId: row.standard_id,
  key: row.key,
  role: row.role,
  person: row.person_id,
  language: row.language,
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  facts: row.facts,
});

interface EventRow {
  position: number;
  type: string;
  at: Date;
  recorded_at: Date;
  actor: string;
  body: Record<string, unknown>;
  previous: string;
  hash: string;
}

const loggedOf = (row: EventRow): LoggedEvent => ({
  position: row.position,
  type: row.type,
  at: row.at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  actor: row.actor,
  body: row.body,
  previous: row.previous,
  hash: row.hash,
});
