import { type DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Instant } from '#lib/kernel';
import { type Enrolled, type Enrolment, Register } from '../application/register.js';
import type { Membership } from '../model/membership.js';
import type { Role } from '../model/roles.js';
import { CommitteeRow } from './committee.row.js';
import { MembershipRow } from './membership.row.js';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';
import { ACCESS_CHANNEL } from './postgres-sessions.js';

export class TypeOrmRegister extends Register {
  constructor(private readonly source: DataSource) {
    super();
  }

  enrol({ organisations, people, committees, memberships }: Enrolment): Promise<Enrolled> {
    return this.source.transaction(async (manager) => {
      const added = {
        organisations: (await addMissing(manager, OrganisationRow, organisations)).length,
        people: (await addMissing(manager, PersonRow, people)).length,
        committees: (await addMissing(manager, CommitteeRow, committees)).length,
      };
      const held = (await addMissing(manager, MembershipRow, memberships.map(rowOf))) as { person_id: string }[];
      await announce(manager, held.map(({ person_id }) => person_id));
      return { ...added, memberships: held.length };
    });
  }

  async appoint(membership: Membership): Promise<void> {
    const { personId, committeeId, role, languages, from, until } = membership;
    await this.source.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO lockstep.membership AS held (person_id, committee_id, role, languages, from_at, until_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id, committee_id, role) DO UPDATE
            SET languages = excluded.languages, until_at = excluded.until_at,
                from_at = CASE WHEN held.from_at <= excluded.from_at AND (held.until_at IS NULL OR held.until_at > excluded.from_at)
                               THEN held.from_at ELSE excluded.from_at END`,
        [personId, committeeId, role, languages, from, until],
      );
      await announce(manager, [personId]);
    });
  }

  endMembership(personId: string, committeeId: string, role: Role, at: Instant): Promise<boolean> {
    return this.source.transaction(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(MembershipRow)
        .set({ untilAt: () => 'greatest(from_at, CAST(:at AS timestamptz))' })
        .where('person_id = :personId AND committee_id = :committeeId AND role = :role AND (until_at IS NULL OR until_at > :at)', { personId, committeeId, role, at })
        .execute();
      if (!affected) return false;
      await announce(manager, [personId]);
      return true;
    });
  }

  setPassword(personIds: readonly string[], passwordHash: string): Promise<number> {
    return this.source.transaction(async (manager) => {
      const { affected } = await manager.createQueryBuilder().update(PersonRow).set({ passwordHash }).whereInIds([...personIds]).execute();
      await manager.query('UPDATE lockstep.session SET revoked_at = now() WHERE person_id = ANY($1::uuid[]) AND revoked_at IS NULL', [personIds]);
      await announce(manager, personIds);
      return affected ?? 0;
    });
  }

  async passwordHash(personId: string): Promise<string | null | undefined> {
    const row = await this.source.getRepository(PersonRow).findOne({ where: { id: personId }, select: { id: true, passwordHash: true } });
    return row?.passwordHash ?? (row ? null : undefined);
  }
}

const rowOf = ({ personId, committeeId, role, languages, from, until }: Membership) => ({ personId, committeeId, role, languages: [...languages], fromAt: from, untilAt: until });

/** Inserts what is not there yet and returns what was inserted. */
async function addMissing<Row extends ObjectLiteral>(manager: EntityManager, target: EntityTarget<Row>, rows: readonly object[]): Promise<unknown[]> {
  if (rows.length === 0) return [];
  const primary = manager.connection.getMetadata(target).primaryColumns.map(({ databaseName }) => databaseName);
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(target)
    .values(rows as never)
    .orIgnore()
    .returning(primary)
    .updateEntity(false)
    .execute();
  return raw as unknown[];
}

async function announce(manager: EntityManager, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await manager.query(`SELECT pg_notify('${ACCESS_CHANNEL}', person) FROM unnest($1::text[]) AS person`, [personIds]);
}
