import type { Ids, Instant, Refusal } from '#lib/kernel';
import { type Membership, whyNoMembership } from '../model/membership.js';
import type { Person } from '../model/principal.js';
import { refusals } from '../model/refusals.js';
import type { Role } from '../model/roles.js';
import type { Committee, Directory, Organisation } from './directory.js';
import type { Passwords } from './passwords.js';
import type { Enrolment, Register } from './register.js';

const nobody: Enrolment = { organisations: [], people: [], committees: [], memberships: [] };

/** What a secretariat does to its book. Each either does it or returns a refusal that says why not. */
export class Administration {
  constructor(
    private readonly register: Register,
    private readonly directory: Directory,
    private readonly passwords: Passwords,
    private readonly ids: Ids,
  ) {}

  async createOrganisation(organisation: Omit<Organisation, 'id'>): Promise<Organisation> {
    const created = { id: this.ids.next(), ...organisation };
    await this.register.enrol({ ...nobody, organisations: [created] });
    return created;
  }

  /** Without a password the person cannot sign in. Refuses `EMAIL_TAKEN`, `ORGANISATION_UNKNOWN`. */
  async createPerson({ password, ...rest }: Omit<Person, 'id'> & { readonly password?: string }): Promise<Person | Refusal> {
    if (rest.organisationId && !(await this.directory.organisation(rest.organisationId))) return refusals.organisationUnknown(rest.organisationId);
    const person = { ...rest, id: this.ids.next(), email: rest.email.trim().normalize('NFC').toLowerCase() };
    const passwordHash = password === undefined ? null : await this.passwords.hash(password);
    const { people } = await this.register.enrol({ ...nobody, people: [{ ...person, passwordHash }] });
    return people === 1 ? person : refusals.emailTaken(person.email);
  }

  /** Refuses `COMMITTEE_CODE_TAKEN`. */
  async createCommittee(committee: Omit<Committee, 'id'>): Promise<Committee | Refusal> {
    const created = { id: this.ids.next(), ...committee };
    const { committees } = await this.register.enrol({ ...nobody, committees: [created] });
    return committees === 1 ? created : refusals.codeTaken(committee.code);
  }

  /** Refuses `PERSON_UNKNOWN`, `COMMITTEE_UNKNOWN`, `LANGUAGES_MISSING`, `PERIOD_REVERSED`. */
  async appoint(membership: Membership): Promise<Refusal | undefined> {
    const wrong = whyNoMembership(membership);
    if (wrong) return wrong;
    if (!(await this.directory.person(membership.personId))) return refusals.personUnknown(membership.personId);
    if (!(await this.directory.committee(membership.committeeId))) return refusals.committeeUnknown(membership.committeeId);
    await this.register.appoint(membership);
    return undefined;
  }

  /** Access ends at `at`; when that is now, in every process at once. Refuses `MEMBERSHIP_UNKNOWN`. */
  async endMembership(personId: string, committeeId: string, role: Role, at: Instant): Promise<Refusal | undefined> {
    return (await this.register.endMembership(personId, committeeId, role, at)) ? undefined : refusals.membershipUnknown(role);
  }

  /** Sets a new password and ends the person's sessions. Refuses `PERSON_UNKNOWN`. */
  async setPassword(personId: string, password: string): Promise<Refusal | undefined> {
    const changed = await this.register.setPassword([personId], await this.passwords.hash(password));
    return changed === 1 ? undefined : refusals.personUnknown(personId);
  }
}
