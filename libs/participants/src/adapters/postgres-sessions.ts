import type { Instant } from '#lib/kernel';
import type { Database } from '#lib/platform';
import { type Account, type FoundSession, KeptSessions } from '../application/kept-sessions.js';
import type { HeldRole, Person } from '../model/principal.js';
import type { ReaderLanguage } from '../model/roles.js';

/** Carries the id of the person whose access changed. Sent inside the transaction that changes it. */
export const ACCESS_CHANNEL = 'lockstep_access';

interface PersonColumns {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: ReaderLanguage;
  readonly organisation_id: string | null;
}

const personFrom = ({ id, name, email, language, organisation_id }: PersonColumns): Person => ({ id, name, email, language, organisationId: organisation_id });

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const findAccount = {
  name: 'participants-account',
  text: 'SELECT id, name, email, language, organisation_id, password_hash FROM person WHERE lower(email) = $1',
};

const openSession = {
  name: 'participants-open-session',
  text: `WITH dead AS (DELETE FROM session WHERE person_id = $2 AND (expires_at <= now() OR revoked_at IS NOT NULL))
         INSERT INTO session (token_hash, person_id, created_at, expires_at)
         VALUES ($1, $2, now(), now() + make_interval(hours => $3)) RETURNING expires_at`,
};

const findSession = {
  name: 'participants-find-session',
  text: `SELECT p.id, p.name, p.email, p.language, p.organisation_id,
                (extract(epoch FROM s.expires_at - now()) * 1000)::float8 AS lives_for_ms,
                coalesce((SELECT jsonb_agg(jsonb_build_object('committee', m.committee_id, 'role', m.role, 'languages', m.languages,
                                                              'from', ${utc('m.from_at')}, 'until', ${utc('m.until_at')}) ORDER BY m.committee_id, m.role)
                            FROM membership m WHERE m.person_id = p.id), '[]') AS memberships
           FROM session s JOIN person p ON p.id = s.person_id
          WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()`,
};

const endSession = {
  name: 'participants-end-session',
  text: `WITH ended AS (UPDATE session SET revoked_at = now() WHERE token_hash = $1 AND revoked_at IS NULL RETURNING person_id)
         SELECT person_id, pg_notify('${ACCESS_CHANNEL}', person_id::text) FROM ended`,
};

const endSessionsOf = `WITH ended AS (UPDATE session SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL RETURNING 1)
                       SELECT (SELECT count(*) FROM ended)::int AS ended, pg_notify('${ACCESS_CHANNEL}', $1::text)`;

export class PostgresSessions extends KeptSessions {
  constructor(private readonly database: Database) {
    super();
  }

  async account(email: string): Promise<Account | undefined> {
    const { rows } = await this.database.query<PersonColumns & { password_hash: string | null }>({ ...findAccount, values: [email] });
    const row = rows[0];
    return row && { person: personFrom(row), passwordHash: row.password_hash };
  }

  async open(tokenHash: string, personId: string, hours: number): Promise<Instant> {
    const { rows } = await this.database.query<{ expires_at: Date }>({ ...openSession, values: [tokenHash, personId, hours] });
    return rows[0]!.expires_at.toISOString();
  }

  async find(tokenHash: string): Promise<FoundSession | undefined> {
    const { rows } = await this.database.query<PersonColumns & { lives_for_ms: number; memberships: HeldRole[] }>({ ...findSession, values: [tokenHash] });
    const row = rows[0];
    return row && { principal: { person: personFrom(row), memberships: row.memberships }, livesForMs: row.lives_for_ms };
  }

  async end(tokenHash: string): Promise<string | undefined> {
    const { rows } = await this.database.query<{ person_id: string }>({ ...endSession, values: [tokenHash] });
    return rows[0]?.person_id;
  }

  async endAllOf(personId: string): Promise<number> {
    const { rows } = await this.database.query<{ ended: number }>(endSessionsOf, [personId]);
    return rows[0]!.ended;
  }

  async onAccessChange(hear: (personId: string) => void): Promise<void> {
    await this.database.listen(ACCESS_CHANNEL, hear);
  }
}
