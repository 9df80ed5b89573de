import type { Actor, Instant, Outcome, Refusal, Settled } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';
import type { Procedure } from '../model/procedure.js';
import type { Standard } from '../model/standard.js';

/** What a caller may be sure was done once, however often it asks: its key, and a digest of what it asked. */
export interface Receipt {
  readonly key: string;
  readonly request: string;
}

export interface Change {
  readonly standardId: string;
  /** The procedure a new standard starts under; for others the one they are pinned to is used. */
  readonly procedure?: Procedure;
  readonly by: Actor;
  readonly at: Instant;
  readonly receipt?: Receipt | undefined;
  /** Refused with STALE_ETAG when the standard is not at this version. */
  readonly ifVersion?: number | undefined;
}

/** Pure: it runs again, on the newer state, if someone else wrote first. */
export type Ask = (standard: Standard, procedure: Procedure) => Outcome<StandardEvent>;

/** A transaction under way, as far as the application may know of it: a token that adapters understand. */
export type Tx = { readonly __tx: never };

/** An ask with what it needs fetched, and what is kept beside its events: all in one transaction, or nothing. */
export interface Prepared {
  readonly ask: Ask;
  /** Writes that belong to the decision: text units, rendered pages, file bytes. Not run when it refuses or decides nothing. */
  readonly alongside?: () => Promise<void>;
}

/** The events of each standard in the order they were asked for, with what is kept beside them. */
export interface PreparedTogether {
  readonly outcomes: Refusal | readonly (readonly StandardEvent[])[];
  readonly alongside?: () => Promise<void>;
}

/**
 * Where standards are kept. Loads one, asks, and stores the answer as one step: state, events, due dates, tasks, pending
 * work and receipt commit together or not at all.
 * @throws Fault `STANDARD_BUSY` when it kept losing the race; safe to retry.
 */
export abstract class Standards {
  /** Decides from the state alone. Many such changes share one commit. */
  abstract change(change: Change, ask: Ask): Promise<Settled<Recorded>>;
  /** For decisions with large rows beside them: `prepare` fetches and computes inside the transaction. */
  abstract changeWith(change: Change, prepare: (standard: Standard, procedure: Procedure, tx: Tx) => Promise<Prepared>): Promise<Settled<Recorded>>;
  /**
   * Decides over several standards at once: all of what it answers is committed, or nothing is. The first is the one it is
   * asked of: receipt and version are its own. Those that do not exist yet are opened under its procedure.
   */
  abstract changeTogether(changes: readonly Change[], prepare: (standards: readonly { readonly standard: Standard; readonly procedure: Procedure }[], tx: Tx) => Promise<PreparedTogether>): Promise<Settled<Recorded>>;
  /** The id of the standard published under this number, however it was written when it came in. */
  abstract numbered(number: string): Promise<string | undefined>;
  /** The id of the published standard that takes the place of this number, in force yet or not. */
  abstract replacing(number: string): Promise<string | undefined>;
  /** The state as it is now; `unproposed` when there is no such standard. */
  abstract load(standardId: string): Promise<{ readonly standard: Standard; readonly version: number; readonly procedure: Procedure | undefined }>;
}

/** An event as it stands in the log. */
export interface Recorded {
  readonly position: number;
  readonly type: StandardEvent['type'];
  readonly at: Instant;
  readonly body: StandardEvent;
}
