import type { DataSource } from 'typeorm';
import type { Database } from './database.js';

/** Which of this version's migrations the database has not had yet. */
export class PendingMigrations {
  constructor(
    private readonly source: DataSource,
    private readonly database: Database,
  ) {}

  /** Their names, in order. @throws what PostgreSQL says when it does not answer. */
  async names(): Promise<readonly string[]> {
    const applied = await this.applied();
    return this.source.migrations.map((migration) => migration.name ?? migration.constructor.name).filter((name) => !applied.has(name));
  }

  private async applied(): Promise<ReadonlySet<string>> {
    const { rows: found } = await this.database.query<{ exists: boolean }>(`SELECT to_regclass('lockstep.migration') IS NOT NULL AS exists`);
    if (!found[0]!.exists) return new Set();
    const { rows } = await this.database.query<{ name: string }>('SELECT name FROM lockstep.migration');
    return new Set(rows.map(({ name }) => name));
  }
}
