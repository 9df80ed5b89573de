import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from '#lib/platform';

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly database: 'up' | 'down';
  readonly migrations: 'applied' | 'pending' | 'unknown';
  /** Names of the migrations still to be run. */
  readonly pending: readonly string[];
}

const ANSWER_WITHIN_MS = 2_000;

/** Whether this process can do its work: the database answers and has this version's tables. */
@Injectable()
export class FindReadiness {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  async now(): Promise<Readiness> {
    const applied = await Promise.race([this.applied(), tooLate()]);
    if (applied === undefined) return { status: 'not-ready', database: 'down', migrations: 'unknown', pending: [] };
    const pending = this.source.migrations.map((migration) => migration.name ?? migration.constructor.name).filter((name) => !applied.has(name));
    return pending.length === 0
      ? { status: 'ready', database: 'up', migrations: 'applied', pending }
      : { status: 'not-ready', database: 'up', migrations: 'pending', pending };
  }

  private async applied(): Promise<ReadonlySet<string> | undefined> {
    try {
      const { rows: found } = await this.database.query<{ exists: boolean }>(`SELECT to_regclass('lockstep.migration') IS NOT NULL AS exists`);
      if (!found[0]!.exists) return new Set();
      const { rows } = await this.database.query<{ name: string }>('SELECT name FROM lockstep.migration');
      return new Set(rows.map(({ name }) => name));
    } catch {
      return undefined;
    }
  }
}

const tooLate = () => new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS).unref());
