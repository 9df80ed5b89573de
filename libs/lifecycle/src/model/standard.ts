import type { Ballot } from '#lib/ballots';
import type { Consultation } from '#lib/consultation';
import type { Instant, LocalDate } from '#lib/kernel';
import type { LanguageVersion } from '#lib/languages';
import type { Waits } from './turns-law.js';

/** One work item from proposal to withdrawal. Everything a decision needs is here; rows and pages are derived from it. */
export type Standard = { readonly is: 'unproposed' } | Underway;

export interface Underway {
  readonly is: 'underway';
  readonly id: string;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly proposer: string;
  readonly adoption: Adoption;
  /** The standard this one takes the place of when it enters into force. */
  readonly replaces: string | null;
  /** Its number, also where it is not kept here (`replaces` is null then). Left out by states kept before this was written down. */
  readonly replacedNumber?: string;
  readonly stage: string;
  readonly stageSince: Instant;
  /** The move that led here; null where it started, or where a failed ballot led. */
  readonly arrivedBy: string | null;
  /** What came with that move. */
  readonly arrivedWith?: Readonly<Record<string, string>>;
  /** How often each stage has been entered. */
  readonly rounds: Readonly<Record<string, number>>;
  readonly frozen: { readonly since: Instant; readonly clock: string } | null;
  /** Held up for a while; left out where it never was. */
  readonly suspended?: Suspended | null;
  /** Once it has ended: what it left. Left out by what came into being before this was written down. */
  readonly left?: Left;
  /** It was opened by dividing a standard, or by making one of several. */
  readonly cameFrom?: CameFrom;
  /** Standards that have come of it. */
  readonly became?: Became;
  readonly text: BaseText;
  readonly languages: Readonly<Record<string, LanguageVersion>>;
  readonly documents: Readonly<Record<string, KeptDocument>>;
  readonly consultations: Readonly<Record<string, Consultation>>;
  /** Comments received so far in all consultations: the next comment is one more. */
  readonly comments: number;
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly failures: Readonly<Record<string, number>>;
  /** Tasks that were passed. */
  readonly tasks: Readonly<Record<string, { readonly by: string; readonly at: Instant; readonly note?: string }>>;
  /** Tasks that were last returned, each with the note that said why. */
  readonly returned: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, RunningClock>>;
  readonly patents: Readonly<Record<string, Patent>>;
  readonly overrides: Readonly<Record<string, { readonly by: string; readonly reason: string; readonly evidence: string; readonly until?: LocalDate }>>;
  readonly publication: Publication | null;
  readonly review: { readonly dueOn: LocalDate; readonly warnAt: readonly { readonly daysLeft: number; readonly at: Instant }[]; readonly dueAt: Instant; readonly warned: readonly number[] } | null;
  /** Recorded as a source elsewhere saw it: what has been recorded so far, each with its day and word. Absent for what began here. */
  readonly observed?: readonly string[];
  /** Once published: the day it was withdrawn or superseded. */
  readonly withdrawnOn: LocalDate | null;
  /** The last change of its procedure, for as long as it can be taken back; left out where there was none. */
  readonly migrated?: Migrated | null;
  /** The day it ended: rejected, terminated, withdrawn or superseded. Nothing is due any more, and nothing is asked. */
  readonly endedOn: LocalDate | null;
}

export interface Suspended {
  readonly since: Instant;
  readonly on: LocalDate;
  readonly by: string;
  readonly reason: string;
  /** What stands still until it goes on. */
  readonly standStill: readonly Waits[];
}

/** What is needed to come back: the stage, and the clocks that ran or stood there. */
export interface Left {
  readonly stage: string;
  readonly clocks: readonly string[];
  /** It goes on in another standard: the successor. */
  readonly continuedBy?: readonly string[];
}

export interface CameFrom {
  readonly turn: 'split' | 'merge';
  readonly standards: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[];
}

export interface Became {
  readonly turn: 'split' | 'merge';
  readonly standards: readonly string[];
  /** The parts it was divided into, with the titles they were opened under. */
  readonly parts?: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[];
}

/** The stage each consultation and each vote was held at. */
export interface HeldAt {
  readonly consultations: Readonly<Record<string, string>>;
  readonly ballots: Readonly<Record<string, string>>;
}

/** What would change for one standard: all that its event will say. */
export interface MigrationStep {
  readonly stage: { readonly from: string; readonly to: string };
  readonly rounds: Readonly<Record<string, number>>;
  readonly heldAt: HeldAt;
  /** Only those that change. */
  readonly clocks: Readonly<Record<string, RunningClock>>;
}

/** How it was before a plan brought it under another version of its procedure. */
export interface Migrated {
  readonly plan: string;
  readonly at: Instant;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly stage: string;
  readonly rounds: Readonly<Record<string, number>>;
  readonly heldAt: HeldAt;
  /** The periods that were counted anew, as they were. */
  readonly clocks: Readonly<Record<string, RunningClock>>;
}

export type Adoption = 'none' | 'IDT' | 'MOD';

/** The authoritative text. A revision is an immutable agreed state of it, named by number and content hash. */
export interface BaseText {
  readonly language: string;
  readonly revision: number;
  readonly hash: string;
  /** What the present revision is laid out as: WD1, CD, DS, FDS; null between milestones. */
  readonly label: string | null;
  /** The latest revision that changed more than the editing. */
  readonly lastSubstantive: number;
  /** Everyone who has changed its wording, the first one first. Left out by states kept before this was written down. */
  readonly revisedBy?: readonly string[];
  /** Wording changed as editorial after a vote about the text had passed, which nobody else has confirmed yet. */
  readonly unconfirmed?: { readonly revision: number; readonly by: readonly string[] };
}

export interface KeptDocument {
  readonly id: string;
  readonly sha256: string;
  readonly on: LocalDate;
  readonly title?: string;
  readonly counters?: Readonly<Record<string, number>>;
}

/** A legal period that runs. Warnings and lapse are instants fixed when it starts or is extended. */
export interface RunningClock {
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly state: 'running' | 'stopped' | 'paused' | 'lapsed';
  /** While it is stopped: the day it stopped. Left out by states and events kept before this was written down. */
  readonly stoppedOn?: LocalDate;
  /** While it is paused: why. */
  readonly pausedFor?: string;
  /** It stands because the item is suspended. */
  readonly heldUp?: true;
  readonly warnAt: readonly { readonly daysLeft: number; readonly at: Instant }[];
  readonly warned: readonly number[];
  readonly lapsesAt: Instant;
  readonly onLapse: 'freeze' | 'escalate';
  readonly lastDayToAsk: LocalDate | null;
  readonly extensions: number;
  readonly asked: { readonly months: number; readonly on: LocalDate; readonly reason?: string } | null;
}

/**
 * The patentee's one choice (interim patent rules 2013, art. 9): a free, b for a fee, both on fair terms; c neither.
 * `removed`: what rested on the patent was taken out of the text.
 */
export type Declaration = 'a' | 'b' | 'c' | 'removed';

export interface Patent {
  readonly holder: string;
  /** What is recorded of it now. */
  readonly declaration: Declaration | null;
  /** The claims it was last disclosed with. */
  readonly claims?: string;
  /** The revision of the base text at which it was last disclosed. */
  readonly revision?: number;
  /** The licence its holder has bound themselves to, whatever became of the text since. */
  readonly licensed?: 'a' | 'b' | null;
  /** Consultations that were opened since it was last disclosed. */
  readonly knownIn?: readonly string[];
}

export interface Publication {
  readonly number: string;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
  readonly takesEffectAt: Instant;
  readonly inForce: boolean;
  readonly amendment: number;
  readonly revision: number;
}
