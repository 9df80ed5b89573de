import type { Tx } from '#lib/lifecycle';
import { Database, Metrics, migrate, type Sql } from '#lib/platform';
import { PostgresStandards } from '../../libs/lifecycle/src/adapters/postgres-standards.js';
import { freshDatabase } from '../servers/database.js';
import { procedures } from './gbt-commands.js';
import type { KeptRows, StandardsHouse } from './standards.contract.js';

export interface Process {
  readonly database: Database;
  readonly store: PostgresStandards;
  /** Kinds of work that were hinted at, in order. */
  readonly hinted: string[];
}

export interface PostgresHouse extends StandardsHouse {
  readonly url: string;
  readonly here: Process;
  readonly there: Process;
  /** One more process on the same database; `watch` is told of each statement before it runs. */
  process(watch?: Watch): Process;
}

export type Watch = (statement: string) => void | Promise<void>;

/** A database whose every named statement can be waited for. */
class WatchedDatabase extends Database {
  constructor(
    url: string,
    private readonly watch: Watch,
  ) {
    super(url, 4);
  }

  override async query<Row extends Record<string, unknown>>(...[text, values]: Parameters<Database['query']>) {
    await this.watch(typeof text === 'string' ? text : (text.name ?? text.text));
    return super.query<Row>(text, values);
  }
}

/** Two processes, as far as PostgreSQL can tell, on a database of the spec's own. */
export async function openPostgresHouse(): Promise<PostgresHouse> {
  const fresh = await freshDatabase();
  await migrate(fresh.url);
  const open: Database[] = [];
  const process = (watch?: Watch): Process => {
    const hinted: string[] = [];
    const database = watch ? new WatchedDatabase(fresh.url, watch) : new Database(fresh.url, 4);
    open.push(database);
    return { database, hinted, store: new PostgresStandards(database, procedures, { wake: (kind: string) => void hinted.push(kind) } as never, new Metrics()) };
  };
  const [here, there] = [process(), process()];
  await here.database.query('CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY, text text)');
  return {
    url: fresh.url,
    here,
    there,
    process,
    store: here.store,
    other: there.store,
    rows: (standardId) => rowsOf(here.database, standardId),
    note: async (tx: Tx, text: string) => void (await (tx as unknown as Sql).query('INSERT INTO note (text) VALUES ($1)', [text])),
    notes: async () => (await here.database.query<{ text: string }>('SELECT text FROM note ORDER BY id')).rows.map(({ text }) => text),
    close: async () => {
      await Promise.all(open.map((database) => database.close()));
      await fresh.drop();
    },
  };
}

async function rowsOf(database: Database, standardId: string): Promise<KeptRows> {
  const rows = async <Row extends Record<string, unknown>>(text: string) => (await database.query<Row>(text, [standardId])).rows;
  const [standard] = await rows<{ version: number; head: string }>('SELECT version, head FROM standard WHERE id = $1');
  const events = await rows<{ position: number; type: string; at: Date; recorded_at: Date; actor: string; body: Record<string, unknown>; previous: string; hash: string }>(
    'SELECT position, type, at, recorded_at, actor, body, previous, hash FROM standard_event WHERE standard_id = $1 ORDER BY position',
  );
  const due = await rows<{ key: string; at: Date; facts: unknown }>('SELECT key, at, facts FROM due_date WHERE standard_id = $1');
  const tasks = await rows<{ key: string; role: string; person_id: string | null; language: string | null; due_at: Date | null; facts: unknown }>('SELECT * FROM task WHERE standard_id = $1');
  const byKey = <Row extends { readonly key: string }>(unordered: readonly Row[]) => [...unordered].sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    version: standard?.version ?? 0,
    head: standard?.head ?? '',
    events: events.map(({ recorded_at, ...event }) => ({ ...event, at: event.at.toISOString(), recordedAt: recorded_at.toISOString() })),
    due: byKey(due.map(({ key, at, facts }) => ({ key, at: at.toISOString(), facts }))),
    tasks: byKey(tasks.map(({ key, role, person_id, language, due_at, facts }) => ({ key, role, person: person_id, language, dueAt: due_at?.toISOString() ?? null, facts }))),
    work: await rows<{ kind: string; position: number; roles: string[] }>('SELECT kind, position, roles FROM work WHERE standard_id = $1 ORDER BY id'),
    standing: (await rows<{ person_id: string; role: string }>('SELECT person_id, role FROM standing WHERE standard_id = $1')).map(({ person_id, role }) => `${person_id} ${role}`).sort(),
    receipts: (await rows<{ actor: string; key: string }>('SELECT actor, key FROM command_receipt WHERE standard_id = $1')).map(({ actor, key }) => `${actor} ${key}`).sort(),
  };
}
