import { Inject, Injectable } from '@nestjs/common';
import { PendingMigrations } from '#lib/platform';

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
  constructor(@Inject(PendingMigrations) private readonly migrations: PendingMigrations) {}

  async now(): Promise<Readiness> {
    const pending = await Promise.race([this.migrations.names().catch(() => undefined), tooLate()]);
    if (pending === undefined) return { status: 'not-ready', database: 'down', migrations: 'unknown', pending: [] };
    return pending.length === 0
      ? { status: 'ready', database: 'up', migrations: 'applied', pending }
      : { status: 'not-ready', database: 'up', migrations: 'pending', pending };
  }
}

const tooLate = () => new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS).unref());
