import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceFor, migrate } from '#lib/platform';
import { freshDatabase, type FreshDatabase } from '../servers/database.js';
import { until } from './until.js';

const [id, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

/** One row for each table, put there as soon as there is one: later migrations find a database that has been lived in. */
const lived: Readonly<Record<string, string>> = {
  procedure: `VALUES ('gbt', 1, '2019-11-26', 'digest', 'loaded', '{}', 'id: gbt', 'someone', now())`,
  work: `(kind, standard_id, position, roles) VALUES ('notices', '${id}', 1, '{member}')`,
  command_receipt: `VALUES ('someone', 'key', 'digest', '${id}', 1, '[1,2)', now())`,
  simulated_clock: `VALUES (true, now())`,
  standard: `VALUES ('${id}', 1, 'gbt', 1, '${other}', '{"en":"Title"}', 'zh-Hans', '00', 'underway', 'GB/T 1—2024', '{"is":"underway"}', 'head', now(), now())`,
  // The migration that makes it puts one there for each standard.
  standard_stage: `SELECT id, stage, proposed_at FROM lockstep.standard WHERE false`,
  standard_event: `(standard_id, position, type, at, actor, body, previous, hash) VALUES ('${id}', 1, 'StandardProposed', now(), 'someone', '{}', 'previous', 'hash')`,
  event_type: `VALUES ('StandardProposed')`,
  due_date: `VALUES ('${id}', 'review:0', now(), '{}')`,
  task: `VALUES ('${id}', 'vote', 'member', '${other}', NULL, now(), NULL, '{}')`,
  standing: `VALUES ('${id}', '${other}', 'follower')`,
  document: `VALUES ('${id}', '${id}', 'MINUTES', NULL, 'Minutes', 'text/plain', 'digest', '\\x00', 'someone', now())`,
  number_series: `VALUES ('GB/T', 2)`,
  organisation: `VALUES ('${id}', '{"en":"An organisation"}', 'enterprise')`,
  person: `VALUES ('${other}', 'Someone', 'someone@example.org', NULL, 'en', '${id}')`,
  committee: `VALUES ('${other}', 'LS/TC 9', '{"en":"A committee"}')`,
  membership: `VALUES ('${other}', '${other}', 'member', '{}', now(), NULL)`,
  session: `VALUES ('hash', '${other}', now(), now(), NULL)`,
  text_content: `VALUES ('hash', '{}')`,
  text_revision: `VALUES ('${id}', 'zh-Hans', 1, 'CD', 'hash', NULL, 'substantive', 'someone', now())`,
  text_unit: `VALUES ('${id}', 'zh-Hans', 1, 1, 'u1', 'clause', NULL, 'hash', NULL)`,
  text_picture: `VALUES ('sha256:hash', 'image/png', '\\x00')`,
  text_picture_use: `VALUES ('${id}', 'sha256:hash')`,
  notice: `(standard_id, position, person_id, kind, reason, language, at) VALUES ('${id}', 1, '${other}', 'StandardProposed', 'member', 'en', now())`,
  webhook_endpoint: `(id, person_id, url, secret, created_at) VALUES ('${id}', '${other}', 'https://receiver.example/hook', 'secret', now())`,
  delivery: `(endpoint_id, standard_id, position, next_at) VALUES ('${id}', '${id}', 1, now())`,
  // Made by its migration, of the delivery that waits.
  delivery_bundle: `(origin, due_at, delivery_ids) SELECT 'https://receiver.example', now(), '{1}' WHERE false`,
  migration_plan: `VALUES ('${id}', 'gbt', 1, 'gbt', 2, '{}', 'keep', false, '{}', 'someone', now())`,
  migration_item: `VALUES ('${id}', '${id}', '00', 'substance', false, '{}')`,
  publication: `VALUES ('${id}', '${id}', 'GB/T 1—2024', 0, 'zh-Hans', true, 1, 1, 'Title', '2024-01-01', '2024-07-01', '<p>', 'digest', now())`,
};

let fresh: FreshDatabase;
let client: pg.Client;
beforeEach(async () => {
  fresh = await freshDatabase();
  client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
}, 60_000);
afterEach(async () => {
  await client.end();
  await fresh.drop();
});

const tables = async (): Promise<readonly string[]> =>
  (await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'lockstep' AND table_type = 'BASE TABLE' AND table_name <> 'migration' ORDER BY 1`)).rows.map(({ name }) => name);
const rowsOf = async (table: string) => (await client.query(`SELECT * FROM lockstep.${table} AS t`)).rows;

type Step = new () => object;
const ageOf = ({ name }: Step) => Number(name.slice(-13));
/** This version's migrations, oldest first. */
const steps = (): readonly Step[] => (dataSourceFor(fresh.url).options.migrations as Step[]).toSorted((a, b) => ageOf(a) - ageOf(b));

function firstMigrations(count: number): DataSource {
  const { options } = dataSourceFor(fresh.url);
  return new DataSource({ ...options, migrations: steps().slice(0, count) } as typeof options);
}

describe('migrating', () => {
  it('goes one step at a time through a database that is lived in, and loses nothing', async () => {
    await client.query('CREATE SCHEMA lockstep');
    const filled = new Set<string>();
    for (let step = 1; step <= steps().length; step += 1) {
      const source = await firstMigrations(step).initialize();
      try {
        expect(await source.runMigrations({ transaction: 'each' })).toHaveLength(1);
      } finally {
        await source.destroy();
      }
      // In the order of the list above: some rows belong to others.
      const there = await tables();
      for (const [table, row] of Object.entries(lived).filter(([name]) => there.includes(name) && !filled.has(name))) {
        await client.query(`INSERT INTO lockstep.${table} ${row}`);
        filled.add(table);
      }
      for (const table of filled) expect([table, await rowsOf(table)]).toEqual([table, [expect.anything()]]);
    }
    expect([...filled].sort()).toEqual(await tables());
    expect(await migrate(fresh.url)).toEqual([]);
    for (const table of filled) expect([table, await rowsOf(table)]).toEqual([table, [expect.anything()]]);
  }, 60_000);

  it('applies everything once, and nothing when it is done again', async () => {
    const applied = await migrate(fresh.url);
    expect(applied).toEqual(steps().map(({ name }) => name));
    const before = await tables();
    expect(await migrate(fresh.url)).toEqual([]);
    expect(await tables()).toEqual(before);
    expect((await client.query(`SELECT FROM information_schema.tables WHERE table_schema = 'bullmq'`)).rows.length).toBeGreaterThan(0);
  }, 60_000);

  it('is done by one of several processes that start at once', async () => {
    const applied = await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
    expect(applied.map(({ length }) => length > 0).sort()).toEqual([false, false, true]);
    expect((await client.query<{ n: number }>('SELECT count(DISTINCT name)::int AS n FROM lockstep.migration')).rows[0]!.n).toBe(applied.flat().length);
  }, 60_000);

  it('goes on where another process was killed in the middle of it', async () => {
    const waiting = new pg.Client({ connectionString: fresh.url });
    await waiting.connect();
    await waiting.query('SELECT pg_advisory_lock(7462531)'); // as whoever migrates
    const migrating = migrate(fresh.url);
    await until(async () => (await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-migrate' AND wait_event_type = 'Lock'`)).rows.length === 1);
    waiting.on('error', () => undefined);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid = $1`, [(waiting as unknown as { processID: number }).processID]);
    expect((await migrating).length).toBeGreaterThan(0);
    await waiting.end().catch(() => undefined);
  }, 60_000);

  it('never goes back', async () => {
    await migrate(fresh.url);
    const source = await dataSourceFor(fresh.url).initialize();
    try {
      await expect(source.undoLastMigration()).rejects.toThrow('Migrations go forward only');
    } finally {
      await source.destroy();
    }
  }, 60_000);
});

describe('rows that are mapped', () => {
  it('have the columns of their tables, of the same types, and the same keys', async () => {
    await migrate(fresh.url);
    const source = await dataSourceFor(fresh.url).initialize();
    try {
      expect(source.entityMetadatas.length).toBeGreaterThan(0);
      for (const { tableName, schema, columns, primaryColumns } of source.entityMetadatas) {
        const { rows } = await client.query<{ name: string; type: string; nullable: boolean; filled: boolean; key: boolean }>(
          `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable, a.atthasdef OR a.attidentity <> '' AS filled,
                  EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY(i.indkey)) AS key
           FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
          [`${schema}.${tableName}`],
        );
        const kept = new Map(rows.map((column) => [column.name, column]));
        const mapped = columns.map(({ databaseName, type, isArray, isNullable }) => ({ table: tableName, name: databaseName, type: `${inPostgres(String(type))}${isArray ? '[]' : ''}`, nullable: isNullable }));
        expect(mapped).toEqual(mapped.map(({ name }) => ({ table: tableName, name, type: kept.get(name)?.type, nullable: kept.get(name)?.nullable })));
        expect(primaryColumns.filter(({ databaseName }) => !kept.get(databaseName)?.key).map(({ databaseName }) => `${tableName}.${databaseName}`)).toEqual([]);
        // What a row does not map must not be missed when one is written.
        const unmapped = rows.filter(({ name }) => !mapped.some((column) => column.name === name));
        expect(unmapped.filter(({ nullable, filled }) => !nullable && !filled).map(({ name }) => `${tableName}.${name}`)).toEqual([]);
      }
    } finally {
      await source.destroy();
    }
  }, 60_000);
});

const inPostgres = (type: string): string => ({ timestamptz: 'timestamp with time zone', int: 'integer' })[type] ?? type;
