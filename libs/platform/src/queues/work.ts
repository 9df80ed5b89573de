import type { Database } from '../persistence/database.js';

/** After so many attempts a piece of work is no longer tried by itself: it waits for a person. */
export const GIVEN_UP_AFTER = 8;

export interface GivenUp {
  readonly id: string;
  readonly kind: string;
  readonly standardId: string;
  /** Of the event it follows from. */
  readonly position: number;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface WorkCount {
  readonly kind: string;
  readonly waiting: number;
  readonly givenUp: number;
}

/** Pending work as those see it who look after the system: how much waits, what was given up, and trying that again. */
export class Work {
  constructor(private readonly database: Database) {}

  async counts(): Promise<readonly WorkCount[]> {
    const { rows } = await this.database.query<WorkCount>(
      `SELECT kind, count(*) FILTER (WHERE attempts < ${GIVEN_UP_AFTER})::int AS waiting, count(*) FILTER (WHERE attempts >= ${GIVEN_UP_AFTER})::int AS "givenUp" FROM work GROUP BY kind`,
    );
    return rows;
  }

  /** Oldest first. */
  async givenUp(limit: number): Promise<readonly GivenUp[]> {
    const { rows } = await this.database.query<{ id: string; kind: string; standard_id: string; position: number; attempts: number; last_error: string | null }>(
      `SELECT id, kind, standard_id, position, attempts, last_error FROM work WHERE attempts >= ${GIVEN_UP_AFTER} ORDER BY id LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ id: row.id, kind: row.kind, standardId: row.standard_id, position: row.position, attempts: row.attempts, lastError: row.last_error }));
  }

  /** Makes given-up work due again, all of it or the pieces named, and wakes the workers. Returns what it was; a piece that waits anyway is left alone. */
  async retry(ids?: readonly string[]): Promise<readonly { readonly id: string; readonly kind: string }[]> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.query<{ id: string; kind: string }>(
        `UPDATE work SET attempts = 0, not_before = '-infinity' WHERE attempts >= ${GIVEN_UP_AFTER} AND ($1::bigint[] IS NULL OR id = ANY($1)) RETURNING id, kind`,
        [ids ?? null],
      );
      const kinds = [...new Set(rows.map(({ kind }) => kind))];
      if (kinds.length > 0) await tx.query(`SELECT pg_notify('lockstep_work', $1)`, [kinds.join(',')]);
      return rows;
    });
  }
}
