import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '#lib/kernel';
import { Database, migrate } from '#lib/platform';
import { type FreshDatabase, freshDatabase } from '../../servers/database.js';

/** Who is told of every move: the secretary and four members. */
export const TOLD = 5;

export interface Ground extends FreshDatabase {
  readonly committee: string;
  /** Holds the roles secretary and authority; moves are made in this person's name. */
  readonly secretary: string;
  readonly members: readonly string[];
  /** A session of the secretary's. */
  readonly token: string;
}

/**
 * A migrated database with one committee of five. Notices get a column that says when each was written, so that what a
 * worker takes can be read afterwards without asking anything of it meanwhile.
 */
export async function layGround(): Promise<Ground> {
  const fresh = await freshDatabase();
  await migrate(fresh.url);
  const database = new Database(fresh.url, 1);
  try {
    const committee = randomUUID();
    const [secretary, ...members] = Array.from({ length: TOLD }, () => randomUUID()) as [string, ...string[]];
    const token = randomBytes(32).toString('base64url');
    await database.query('ALTER TABLE notice ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()');
    await database.query(`INSERT INTO committee (id, code, name) VALUES ($1, 'LS/TC 1', '{"en":"Measured work"}')`, [committee]);
    await database.query(
      `INSERT INTO person (id, name, email, language) SELECT id, 'Person ' || n, 'person' || n || '@example.test', 'en' FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, n)`,
      [[secretary, ...members]],
    );
    const held = [['secretary', secretary], ['authority', secretary], ...members.map((member) => ['member', member])];
    await database.query(`INSERT INTO membership (person_id, committee_id, role, from_at) SELECT id, $1, role, '2020-01-01' FROM unnest($2::text[], $3::uuid[]) AS m (role, id)`, [
      committee,
      held.map(([role]) => role),
      held.map(([, person]) => person),
    ]);
    await database.query(`INSERT INTO session (token_hash, person_id, created_at, expires_at) VALUES ($1, $2, now(), now() + interval '1 day')`, [sha256(token), secretary]);
    return { ...fresh, committee, secretary, members, token };
  } finally {
    await database.close();
  }
}
