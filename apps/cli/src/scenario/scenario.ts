import type { Instant, Zone } from '#lib/kernel';

/** One file, read and found usable. */
export interface Scenario {
  /** As it was named on the command line. */
  readonly file: string;
  /** Where it lies: paths in it begin there. */
  readonly folder: string;
  readonly title: string;
  /** The id its standards start under. */
  readonly procedure: string;
  /** A procedure of its own, which the system is handed before the first step. */
  readonly procedureFile?: { readonly path: string; readonly text: string };
  /** Code of the committee, e.g. LS/TC 1. */
  readonly committee: string;
  readonly zone: Zone;
  /** What the standards are called in this file; the first is meant where a step names none. */
  readonly standards: readonly string[];
  readonly steps: readonly Step[];
  /** The line of the file where something stands, such as `['steps', 3, 'move']`. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

interface Placed {
  readonly line: number;
  readonly at: Instant;
  /** The moment as people of the zone read it: `2023-03-10 09:00`. */
  readonly moment: string;
  /** Accounts that act or look, in turn. */
  readonly as: readonly string[];
  /** Names of the standards it is about, one after the other. */
  readonly standards: readonly string[];
  readonly note: string | undefined;
}

/** Something is done, and comes out as expected. */
export interface Act extends Placed {
  readonly is: 'act';
  readonly verb: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
}

/** Something is looked at; nothing changes. */
export interface Look extends Placed {
  readonly is: 'look';
  readonly checks: Readonly<Record<string, unknown>>;
}

export type Step = Act | Look;

/** How a step should come out. */
export type Expectation =
  | { readonly is: 'done'; readonly events?: readonly ExpectedEvent[]; readonly tally?: ExpectedTally; readonly number?: string }
  /** Accepted, and nothing changed: it had been done before. */
  | { readonly is: 'nothing' }
  | { readonly is: 'refused'; readonly code: string; readonly unmet?: readonly ExpectedUnmet[]; readonly facts?: Readonly<Record<string, unknown>> };

export interface ExpectedEvent {
  readonly type: string;
  /** A part of what it says. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ExpectedUnmet {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type ExpectedTally = Readonly<Partial<Record<'members' | 'cast' | 'approve' | 'against' | 'abstain', number>>> & { readonly passed?: boolean };

/** Something that is not as it was expected to be. */
export interface Mismatch {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
}
