import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { runCommand } from './one-off.js';
import { repository } from './repository.js';

/**
 * Migrates the embedded database, unless the same migrations have been applied to it: asking takes milliseconds, migrating
 * a second or two. The mark is the database's own comment, so it goes where the data goes. A database that someone else
 * runs is migrated at every start.
 */
export async function migrateEmbedded(databaseUrl: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const mark = `migrated ${digestOfMigrations()}`;
  if ((await commentOf(databaseUrl)) === mark) return;
  await runCommand(['migrate'], env, signal);
  await ask(databaseUrl, `comment on database lockstep is '${mark}'`);
}

/** Names and contents of our migrations, and the packages: the queues bring migrations of their own. */
function digestOfMigrations(): string {
  const libs = join(repository, 'dist', 'libs');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/]migrations[\\/][^\\/]+\.js$/.test(file))
    .sort()
    .map((file) => join(libs, file));
  const hash = createHash('sha256');
  for (const file of [...files, join(repository, 'package.json')]) hash.update(`${file.slice(repository.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

async function commentOf(databaseUrl: string): Promise<unknown> {
  const [row] = await ask(databaseUrl, `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = 'lockstep'`);
  return row?.['comment'];
}

async function ask(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
