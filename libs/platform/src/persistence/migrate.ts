import { runMigrations } from 'bullmq';
import pg from 'pg';
import { databaseFailure } from './database-failure.js';
import { dataSourceFor } from './data-source.js';

/** Any number: names the lock under which one process at a time migrates. */
const MIGRATION_LOCK = 7_462_531;

/**
 * Brings the database up to this version: ours and, where the queues live in PostgreSQL, BullMQ's. Forward only, safe
 * to run twice and by several processes at once. Returns the names of the migrations that were applied.
 * @throws Fault `DATABASE_UNUSABLE` when nobody answers there, or not to this user.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'lockstep-migrate' });
  client.on('error', () => undefined); // a lost connection fails the query under way; without a listener it would end the process
  await client.connect().catch((error: unknown) => {
    throw databaseFailure(error, databaseUrl) ?? error;
  });
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS lockstep');
    await runMigrations(client, 'bullmq');
    const source = await dataSourceFor(databaseUrl).initialize();
    try {
      const applied = await source.runMigrations({ transaction: 'each' });
      return applied.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}
