import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Clock, type Instant } from '#lib/kernel';
import { Database, Metrics, migrate } from '#lib/platform';
import { freshDatabase } from '../../../../test/servers/database.js';
import { PostgresDeliveries } from '../adapters/postgres-deliveries.js';
import { PostgresUntoldEvents } from '../adapters/postgres-untold-events.js';
import { RecordNotices } from '../application/record-notices.js';

export const noon: Instant = '2024-03-11T04:00:00.000Z';

export class HandClock extends Clock {
  constructor(public present: Instant = noon) {
    super();
  }
  now(): Instant {
    return this.present;
  }
  pass(ms: number): void {
    this.present = new Date(Date.parse(this.present) + ms).toISOString();
  }
}

/** A committee with its people and standards, in a database of its own. */
export async function openHouse() {
  const fresh = await freshDatabase();
  await migrate(fresh.url);
  const database = new Database(fresh.url);
  const metrics = new Metrics();
  const log = pino({ level: 'silent' });
  const clock = new HandClock();
  const hints: string[] = [];
  const committee = randomUUID();
  await database.query(`INSERT INTO committee (id, code, name) VALUES ($1, 'LS/TC 1', '{}')`, [committee]);

  const untold = () => new PostgresUntoldEvents(database, metrics, log);
  const house = {
    url: fresh.url,
    database,
    metrics,
    clock,
    hints,
    committee,
    untold,
    deliveries: () => new PostgresDeliveries(database, metrics),
    recorder: () => new RecordNotices(untold(), { wake: () => void hints.push('deliveries') }, clock),

    async person(language = 'en'): Promise<string> {
      const id = randomUUID();
      await database.query(`INSERT INTO person (id, name, email, language) VALUES ($1, 'Someone', $2, $3)`, [id, `${id}@example.test`, language]);
      return id;
    },
    async member(person: string, role: string, more: { languages?: string[]; from?: Instant; until?: Instant | null } = {}): Promise<string> {
      await database.query(`INSERT INTO membership (person_id, committee_id, role, languages, from_at, until_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
        person, committee, role, more.languages ?? [], more.from ?? '2020-01-01T00:00:00Z', more.until ?? null,
      ]);
      return person;
    },
    async standing(standard: string, person: string, role: string): Promise<void> {
      await database.query(`INSERT INTO standing (standard_id, person_id, role) VALUES ($1, $2, $3)`, [standard, person, role]);
    },
    async standard(title: Record<string, string> = { en: 'Rice', 'zh-Hans': '丝苗米' }): Promise<string> {
      const id = randomUUID();
      await database.query(
        `INSERT INTO standard (id, version, procedure_id, procedure_version, committee_id, title, base_language, stage, condition, state, head, proposed_at, changed_at)
         VALUES ($1, 1, 'gb-t', 1, $2, $3, 'zh-Hans', 'drafting', 'moving', '{}', '', $4, $4)`,
        [id, committee, title, noon],
      );
      return id;
    },
    /** An event, and the work row that says who is to be told of it. */
    async event(standard: string, position: number, roles: readonly string[], type = 'StageEntered', body: object = { from: 'proposal', stage: 'drafting' }, at: Instant = noon): Promise<void> {
      await database.query(
        `WITH e AS (INSERT INTO standard_event (standard_id, position, type, at, actor, body, previous, hash) VALUES ($1, $2, $3, $4, 'someone', $5, 'p', 'h'))
         INSERT INTO work (kind, standard_id, position, roles) VALUES ('notices', $1, $2, $6)`,
        [standard, position, type, at, body, roles],
      );
    },
    async endpoint(person: string, url: string, kinds: string[] | null = null): Promise<string> {
      const id = randomUUID();
      await database.query(`INSERT INTO webhook_endpoint (id, person_id, url, secret, kinds, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [id, person, url, secret, kinds, noon]);
      return id;
    },
    async notices(standard: string): Promise<{ person_id: string; reason: string; kind: string; language: string }[]> {
      const { rows } = await database.query<{ person_id: string; reason: string; kind: string; language: string }>(
        `SELECT person_id, reason, kind, language FROM notice WHERE standard_id = $1 ORDER BY id`,
        [standard],
      );
      return rows;
    },
    async close(): Promise<void> {
      await database.close();
      await fresh.drop();
    },
  };
  return house;
}

export type House = Awaited<ReturnType<typeof openHouse>>;

export const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
