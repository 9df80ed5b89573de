import type { Logger } from 'pino';
import type { Instant } from '#lib/kernel';
import type { Database, Metrics } from '#lib/platform';
import { type Told, UntoldEvents } from '../application/untold-events.js';
import { workAgainAt, workGivenUpAfter } from '../model/retry.js';
import { batchOf, oneOf, tellSql } from './tell.sql.js';

type Row = Told & { readonly missing: readonly string[] | null };

/** Tells a batch in one statement. When that fails, row by row, so that one that cannot be done keeps nobody else waiting. */
export class PostgresUntoldEvents extends UntoldEvents {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {
    super();
  }

  async tell(now: Instant, limit: number): Promise<Told> {
    try {
      return await this.told(now, { name: 'tell-batch', text: tellSql(batchOf), values: [now, workGivenUpAfter, limit] });
    } catch (error) {
      this.log.warn({ err: error }, 'A batch of notices could not be recorded; it is tried row by row.');
      return this.oneByOne(now, limit);
    }
  }

  async waiting(now: Instant): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM work WHERE kind = 'notices' AND not_before <= $1 AND attempts < $2`,
      [now, workGivenUpAfter],
    );
    return rows[0]!.n;
  }

  private async told(now: Instant, statement: { name: string; text: string; values: unknown[] }): Promise<Told> {
    const { rows } = await this.database.query<Row>(statement);
    const { claimed, notices, deliveries, missing } = rows[0]!;
    if (claimed > 0) this.metrics.workDone.inc({ kind: 'notices' }, claimed - (missing?.length ?? 0));
    for (const id of missing ?? []) await this.putOff(id, now, 'The event or its standard is not there.');
    return { claimed, notices, deliveries };
  }

  private async oneByOne(now: Instant, limit: number): Promise<Told> {
    const { rows } = await this.database.query<{ id: string }>(
      `SELECT id FROM work WHERE kind = 'notices' AND not_before <= $1 AND attempts < $2 ORDER BY id LIMIT $3`,
      [now, workGivenUpAfter, limit],
    );
    const sum = { claimed: rows.length, notices: 0, deliveries: 0 };
    for (const { id } of rows) {
      try {
        const told = await this.told(now, { name: 'tell-one', text: tellSql(oneOf), values: [now, workGivenUpAfter, id] });
        sum.notices += told.notices;
        sum.deliveries += told.deliveries;
      } catch (error) {
        await this.putOff(id, now, error instanceof Error ? error.message : String(error));
      }
    }
    return sum;
  }

  private async putOff(id: string, now: Instant, error: string): Promise<void> {
    const { rows } = await this.database.query<{ attempts: number }>(`SELECT attempts FROM work WHERE id = $1`, [id]);
    if (!rows[0]) return;
    const attempts = rows[0].attempts + 1;
    await this.database.query(`UPDATE work SET attempts = $2, not_before = $3, last_error = $4 WHERE id = $1 AND attempts = $2 - 1`, [id, attempts, workAgainAt(attempts, now), error]);
    const given = attempts >= workGivenUpAfter;
    this.log[given ? 'error' : 'warn']({ work: id, attempts, error }, given ? 'An event could not be told and is given up; its work row says why.' : 'An event could not be told; it is tried again later.');
  }
}
