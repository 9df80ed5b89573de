import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from './postgres.js';

/** A database of one spec's own. */
export interface FreshDatabase {
  readonly url: string;
  readonly name: string;
  /** Removes it, whoever may still be connected. */
  drop(): Promise<void>;
}

let ownServer: Promise<string> | undefined;

/**
 * Makes an empty database. `npm test` provides the server (LOCKSTEP_TEST_DATABASE_URL); a spec run by itself gets a
 * throw-away server that ends with its process.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['LOCKSTEP_TEST_DATABASE_URL'] ?? (await (ownServer ??= startPostgres().then(({ url }) => url)));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, drop: () => ask(server, `drop database if exists ${name} with (force)`) };
}

async function ask(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
