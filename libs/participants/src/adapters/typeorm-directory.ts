import { type DataSource, In } from 'typeorm';
import type { Instant } from '#lib/kernel';
import { type Committee, Directory, type Member, type Organisation } from '../application/directory.js';
import type { Person } from '../model/principal.js';
import type { ReaderLanguage, Role } from '../model/roles.js';
import { CommitteeRow } from './committee.row.js';
import { MembershipRow } from './membership.row.js';
import { OrganisationRow } from './organisation.row.js';
import { PersonRow } from './person.row.js';

export class TypeOrmDirectory extends Directory {
  constructor(private readonly source: DataSource) {
    super();
  }

  async committees(): Promise<readonly Committee[]> {
    return this.source.getRepository(CommitteeRow).find({ order: { code: 'ASC' } });
  }

  async committee(id: string): Promise<Committee | undefined> {
    return (await this.source.getRepository(CommitteeRow).findOneBy({ id })) ?? undefined;
  }

  async committeeByCode(code: string): Promise<Committee | undefined> {
    return (await this.source.getRepository(CommitteeRow).findOneBy({ code })) ?? undefined;
  }

  async organisation(id: string): Promise<Organisation | undefined> {
    return (await this.source.getRepository(OrganisationRow).findOneBy({ id })) ?? undefined;
  }

  async person(id: string): Promise<Person | undefined> {
    return (await this.people([id]))[0];
  }

  async people(ids: readonly string[]): Promise<readonly Person[]> {
    const rows = await this.source.getRepository(PersonRow).findBy({ id: In([...ids]) });
    return rows.map(({ id, name, email, language, organisationId }) => ({ id, name, email, language: language as ReaderLanguage, organisationId }));
  }

  members(committeeId: string, at: Instant): Promise<readonly Member[]> {
    return this.holding(committeeId, at);
  }

  electorate(committeeId: string, at: Instant): Promise<readonly Member[]> {
    return this.holding(committeeId, at, 'member');
  }

  drafters(committeeId: string, at: Instant): Promise<readonly Member[]> {
    return this.holding(committeeId, at, 'drafter');
  }

  private async holding(committeeId: string, at: Instant, role?: Role): Promise<readonly Member[]> {
    const query = this.source
      .getRepository(MembershipRow)
      .createQueryBuilder('held')
      .innerJoinAndSelect('held.person', 'person')
      .leftJoinAndSelect('person.organisation', 'organisation')
      .where('held.committee_id = :committeeId AND held.from_at <= :at AND (held.until_at IS NULL OR held.until_at > :at)', { committeeId, at });
    if (role) query.andWhere('held.role = :role', { role });
    const rows = await query.getMany();
    return rows.map(memberFrom).sort(byRoleNameAndId);
  }
}

function memberFrom({ person, role, languages, fromAt, untilAt }: MembershipRow): Member {
  const { id, name, language, organisation } = person!;
  return { personId: id, name, language: language as ReaderLanguage, organisation: organisation ?? null, role: role as Role, languages, from: fromAt, until: untilAt };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRoleNameAndId = (a: Member, b: Member): number => compare(a.role, b.role) || compare(a.name, b.name) || compare(a.personId, b.personId);
