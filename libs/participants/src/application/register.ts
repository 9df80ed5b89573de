import type { Instant } from '#lib/kernel';
import type { Membership } from '../model/membership.js';
import type { Person } from '../model/principal.js';
import type { Role } from '../model/roles.js';
import type { Committee, Organisation } from './directory.js';

export interface NewPerson extends Person {
  readonly passwordHash: string | null;
}

/** What one step adds. Whoever or whatever is there already stays as it is. */
export interface Enrolment {
  readonly organisations: readonly Organisation[];
  readonly people: readonly NewPerson[];
  readonly committees: readonly Committee[];
  readonly memberships: readonly Membership[];
}

export interface Enrolled {
  readonly organisations: number;
  readonly people: number;
  readonly committees: number;
  readonly memberships: number;
}

/** The book the secretariat keeps. Every change of access tells all processes in its own transaction. */
export abstract class Register {
  /** Adds what is missing, all or nothing; returns how many of each were new. */
  abstract enrol(enrolment: Enrolment): Promise<Enrolled>;
  /** Starts or changes a membership; keeps the beginning of one that still lasts at the new beginning. */
  abstract appoint(membership: Membership): Promise<void>;
  /** False when the person does not hold the role. */
  abstract endMembership(personId: string, committeeId: string, role: Role, at: Instant): Promise<boolean>;
  /** Sets one hash for several people and ends their sessions. Returns how many people it changed. */
  abstract setPassword(personIds: readonly string[], passwordHash: string): Promise<number>;
  /** The hash as kept, for checking; undefined for an unknown person. */
  abstract passwordHash(personId: string): Promise<string | null | undefined>;
}
