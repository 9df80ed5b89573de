import type { Instant } from '#lib/kernel';
import type { Person } from '../model/principal.js';
import type { ReaderLanguage, Role } from '../model/roles.js';

export type Names = Readonly<Record<string, string>>;

export interface Organisation {
  readonly id: string;
  readonly name: Names;
  readonly kind: string;
}

export interface Committee {
  readonly id: string;
  /** E.g. "LS/TC 1"; unique. */
  readonly code: string;
  readonly name: Names;
}

/** One role a person holds in a committee now, with what a list of members shows. */
export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly language: ReaderLanguage;
  readonly organisation: Organisation | null;
  readonly role: Role;
  readonly languages: readonly string[];
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Who is who: read-only. Lists are ordered by role, name and id, the same in every process. */
export abstract class Directory {
  /** By code. */
  abstract committees(): Promise<readonly Committee[]>;
  abstract committee(id: string): Promise<Committee | undefined>;
  abstract committeeByCode(code: string): Promise<Committee | undefined>;
  abstract organisation(id: string): Promise<Organisation | undefined>;
  abstract person(id: string): Promise<Person | undefined>;
  /** In no particular order; unknown ids are left out. */
  abstract people(ids: readonly string[]): Promise<readonly Person[]>;
  /** Every role held at `at`; a person with two roles appears twice. */
  abstract members(committeeId: string, at: Instant): Promise<readonly Member[]>;
  /** Who may be asked to vote at `at`: the `member`s, one entry each. */
  abstract electorate(committeeId: string, at: Instant): Promise<readonly Member[]>;
  abstract drafters(committeeId: string, at: Instant): Promise<readonly Member[]>;
}
