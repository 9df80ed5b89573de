import type { Instant } from '#lib/kernel';
import type { Session } from '../../remote/session.js';
import type { Scenario } from '../scenario.js';
import type { Sinks } from './sinks.js';

/** What a scenario remembers of one of its standards. */
export interface KnownStandard {
  readonly name: string;
  /** Its identifier once it has been proposed or observed; a step before that is a mistake of the file. */
  id: string;
  /** Language of its base text. */
  base: string;
  /** Identifiers of documents by key: `MINUTES`, `FL_SET:en`. */
  readonly documents: Map<string, string>;
}

/** Everything a verb or a check may use: who acts, on what, and the way to the system. */
export interface Turn {
  readonly scenario: Scenario;
  readonly at: Instant;
  /** Who acts, in turn; mostly one. */
  readonly as: readonly string[];
  readonly standard: KnownStandard;
  /** The session of an account; of the first of `as` when none is named. Opened once and kept. */
  session(account?: string): Promise<Session>;
  /** Identifier of the committee the file names. */
  committee(): Promise<string>;
  /** Another standard of the same file. */
  standardNamed(name: string): KnownStandard;
  readonly sinks: Sinks;
}
