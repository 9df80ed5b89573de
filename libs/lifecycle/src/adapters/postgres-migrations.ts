import { Injectable } from '@nestjs/common';
import type { Instant } from '#lib/kernel';
import { Database } from '#lib/platform';
import { type MigrationPlan, Migrations, type PlanCounts, type PlannedStandard, type PlanProgress, type StandardAt } from '../application/migrations.js';
import type { Pinned } from '../model/migrate.js';
import type { Underway } from '../model/standard.js';

interface PlanRow {
  id: string;
  from_id: string;
  from_version: number;
  to_id: string;
  to_version: number;
  stages: Record<string, string>;
  clocks: 'keep' | 'recount';
  muted: boolean;
  counts: PlanCounts;
  made_by: string;
  made_at: Date;
}

const PEOPLE = `
SELECT told.id AS "standardId", count(DISTINCT person_id)::int AS people
FROM (SELECT t.id, string_to_array(t.roles, ',') AS roles, s.committee_id FROM unnest($1::uuid[], $2::text[]) AS t (id, roles) JOIN standard s ON s.id = t.id) AS told
CROSS JOIN LATERAL (
  SELECT m.person_id FROM membership m WHERE m.committee_id = told.committee_id AND m.role = ANY (told.roles) AND m.from_at <= $3 AND (m.until_at IS NULL OR $3 < m.until_at)
  UNION ALL SELECT g.person_id FROM standing g WHERE g.standard_id = told.id AND g.role = ANY (told.roles)
) AS person GROUP BY told.id`;

/** Standards that have not ended, by the version they are under. $2, $3: the plan's old version; $4, $5: its new one. */
const PROGRESS = `
WITH planned AS (
  SELECT i.standard_id, i.stage, s.stage AS present, (s.procedure_id, s.procedure_version) = ($2, $3::int) AS is_from, (s.procedure_id, s.procedure_version) = ($4, $5::int) AS is_to
  FROM migration_item i JOIN standard s ON s.id = i.standard_id WHERE i.plan_id = $1
), moved AS (
  SELECT standard_id FROM planned WHERE is_from AND stage <> present
)
SELECT (SELECT count(*)::int FROM planned WHERE is_from) AS "from", (SELECT count(*)::int FROM planned WHERE is_to) AS "to",
       (SELECT count(*)::int FROM planned WHERE NOT is_from AND NOT is_to) AS elsewhere,
       (SELECT count(*)::int FROM moved) AS "movedCount", (SELECT coalesce(array_agg(standard_id), '{}') FROM (SELECT standard_id FROM moved ORDER BY 1 LIMIT 20) AS first) AS moved,
       (SELECT count(*)::int FROM standard s WHERE s.procedure_id = $2 AND s.procedure_version = $3 AND s.state->>'endedOn' IS NULL
          AND NOT EXISTS (SELECT FROM migration_item i WHERE i.plan_id = $1 AND i.standard_id = s.id)) AS unplanned`;

@Injectable()
export class PostgresMigrations extends Migrations {
  constructor(private readonly database: Database) {
    super();
  }

  async standardsUnder({ id, version }: Pinned, after: string | null, limit: number): Promise<readonly StandardAt[]> {
    const { rows } = await this.database.query<{ id: string; state: Underway }>(
      `SELECT id, state FROM standard WHERE procedure_id = $1 AND procedure_version = $2 AND id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT $4`,
      [id, version, after, limit],
    );
    return rows.map((row) => ({ id: row.id, standard: row.state }));
  }

  async peopleTold(told: readonly { readonly standardId: string; readonly roles: readonly string[] }[], at: Instant): Promise<ReadonlyMap<string, number>> {
    const some = told.filter(({ roles }) => roles.length > 0);
    if (some.length === 0) return new Map();
    const { rows } = await this.database.query<{ standardId: string; people: number }>(PEOPLE, [some.map(({ standardId }) => standardId), some.map(({ roles }) => roles.join(',')), at]);
    return new Map(rows.map(({ standardId, people }) => [standardId, people]));
  }

  /** One transaction: a plan is there whole or not at all. */
  keep(plan: MigrationPlan, items: AsyncIterable<readonly PlannedStandard[]>): Promise<MigrationPlan> {
    return this.database.transaction(async (tx) => {
      const { id, rules, muted, madeBy, madeAt } = plan;
      const counts = { standards: 0, movable: 0, blocked: 0, notices: 0 };
      await tx.query(`INSERT INTO migration_plan VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [id, rules.from.id, rules.from.version, rules.to.id, rules.to.version, JSON.stringify(rules.stages), rules.clocks, muted, JSON.stringify(counts), madeBy, madeAt]);
      for await (const page of items) {
        for (const { blocked, people } of page) {
          counts.standards += 1;
          counts[blocked.length > 0 ? 'blocked' : 'movable'] += 1;
          counts.notices += people;
        }
        await tx.query(
          `INSERT INTO migration_item (plan_id, standard_id, stage, substance, blocked, preview)
           SELECT $1, (p->>'standardId')::uuid, p->>'present', p->>'substance', jsonb_array_length(p->'blocked') > 0, p FROM jsonb_array_elements($2::jsonb) AS p`,
          [id, JSON.stringify(page)],
        );
      }
      await tx.query(`UPDATE migration_plan SET counts = $2 WHERE id = $1`, [id, JSON.stringify(counts)]);
      return { ...plan, counts };
    });
  }

  async plan(id: string): Promise<MigrationPlan | undefined> {
    const { rows } = await this.database.query<PlanRow>(`SELECT * FROM migration_plan WHERE id = $1`, [id]);
    return rows[0] && planOf(rows[0]);
  }

  async items(plan: string, after: string | null, limit: number): Promise<readonly PlannedStandard[]> {
    const { rows } = await this.database.query<{ preview: PlannedStandard }>(
      `SELECT preview FROM migration_item WHERE plan_id = $1 AND standard_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY standard_id LIMIT $3`,
      [plan, after, limit],
    );
    return rows.map(({ preview }) => preview);
  }

  async progress({ id, rules: { from, to } }: MigrationPlan): Promise<PlanProgress> {
    const { rows } = await this.database.query<{ from: number; to: number; elsewhere: number; moved: string[]; movedCount: number; unplanned: number }>(PROGRESS, [id, from.id, from.version, to.id, to.version]);
    const { moved, movedCount, unplanned, ...under } = rows[0]!;
    return { under, moved, movedCount, unplanned };
  }

  async due(plan: MigrationPlan, still: 'from' | 'to', after: string | null, limit: number): Promise<readonly { readonly standardId: string; readonly substance: string }[]> {
    const { id, version } = plan.rules[still];
    const { rows } = await this.database.query<{ standardId: string; substance: string }>(
      `SELECT i.standard_id AS "standardId", i.substance FROM migration_item i JOIN standard s ON s.id = i.standard_id
       WHERE i.plan_id = $1 AND NOT i.blocked AND s.procedure_id = $2 AND s.procedure_version = $3 AND i.standard_id > coalesce($4::uuid, '00000000-0000-0000-0000-000000000000')
       ORDER BY i.standard_id LIMIT $5`,
      [plan.id, id, version, after, limit],
    );
    return rows;
  }
}

const planOf = (row: PlanRow): MigrationPlan => ({
  id: row.id,
  rules: { from: { id: row.from_id, version: row.from_version }, to: { id: row.to_id, version: row.to_version }, stages: row.stages, clocks: row.clocks },
  muted: row.muted,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  counts: row.counts,
});
