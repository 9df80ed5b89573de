import type { BallotEvent } from '#lib/ballots';
import type { ConsultationEvent } from '#lib/consultation';
import type { Instant, LocalDate } from '#lib/kernel';
import type { ChangeClass, Lag, LanguageEvent, PublishedPageName } from '#lib/languages';
import type { Adoption, CameFrom, Declaration, MigrationStep, RunningClock, Underway } from './standard.js';
import type { TurnEvent } from './turn-events.js';

/** Everything that can have happened to a standard. Past facts, complete in themselves: the log alone rebuilds the state. */
export type StandardEvent = LifecycleEvent | TurnEvent | BallotEvent | ConsultationEvent | LanguageEvent;

export type LifecycleEvent =
  | {
      readonly type: 'StandardProposed';
      readonly id: string;
      readonly procedure: { readonly id: string; readonly version: number };
      readonly committee: string;
      readonly title: Readonly<Record<string, string>>;
      readonly baseLanguage: string;
      readonly languages: readonly { readonly language: string; readonly mode: 'parallel' | 'later'; readonly required: boolean }[];
      readonly adoption: Adoption;
      readonly replaces: string | null;
      /** The number it takes the place of; `replacedElsewhere`: that standard is not kept here, its number is taken as given. */
      readonly replacedNumber?: string;
      readonly replacedElsewhere?: true;
      readonly proposer: string;
      readonly stage: string;
      /** Opened by a split or a merge: what it came from, and who had worded that. */
      readonly cameFrom?: CameFrom;
      readonly wordedBy?: readonly string[];
      /** And its clocks as they stand: what was used of them is used. Left out by what was opened before this was written down: there each was started afresh. */
      readonly clocks?: Readonly<Record<string, RunningClock>>;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandardObserved';
      readonly id: string;
      readonly procedure: { readonly id: string; readonly version: number };
      readonly committee: string;
      readonly title: Readonly<Record<string, string>>;
      readonly baseLanguage: string;
      readonly stage: string;
      readonly publication: NonNullable<Underway['publication']>;
      readonly source: string;
      readonly proposer: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'StageObserved';
      readonly id: string;
      /** With the first entry of a record: the standard that is opened by it. */
      readonly opens: {
        readonly procedure: { readonly id: string; readonly version: number };
        readonly committee: string;
        readonly title: Readonly<Record<string, string>>;
        readonly baseLanguage: string;
      } | null;
      readonly from: string | null;
      readonly stage: string;
      /** The day the source gives, and the word it uses. */
      readonly on: LocalDate | null;
      readonly said: string;
      readonly source: string;
      readonly by: string;
      readonly since: Instant;
      readonly publication: NonNullable<Underway['publication']> | null;
      readonly ends: LocalDate | null;
      readonly at: Instant;
    }
  | {
      readonly type: 'StageEntered';
      readonly from: string;
      readonly stage: string;
      readonly move: string;
      readonly details: Readonly<Record<string, string>>;
      /** Keys of documents and tasks that this stage asks for afresh. */
      readonly anew: readonly string[];
      /** Consultations whose answers this step relied upon: they are final from here on. */
      readonly settles?: readonly string[];
      /** Nothing leads on from this stage: the day the standard ended. */
      readonly ends?: LocalDate;
      readonly at: Instant;
    }
  | { readonly type: 'StageReturned'; readonly from: string; readonly stage: string; readonly because: string; readonly failures: number; readonly anew: readonly string[]; readonly at: Instant }
  | {
      readonly type: 'DocumentAttached';
      readonly key: string;
      readonly kind: string;
      readonly language: string | null;
      readonly document: string;
      readonly title: string;
      readonly sha256: string;
      readonly counters: Readonly<Record<string, number>>;
      readonly on: LocalDate;
      readonly at: Instant;
    }
  | { readonly type: 'TaskDecided'; readonly key: string; readonly task: string; readonly language: string | null; readonly verdict: 'pass' | 'return'; readonly note: string | null; readonly by: string; readonly at: Instant }
  | { readonly type: 'GateOverridden'; readonly gate: string; readonly by: string; readonly reason: string; readonly evidence: string; readonly until?: LocalDate; readonly clock?: { readonly id: string } & Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'>; readonly review?: Pick<NonNullable<Underway['review']>, 'dueOn' | 'warnAt' | 'dueAt'>; readonly at: Instant }
  | {
      readonly type: 'TextRevised';
      readonly revision: number;
      readonly hash: string;
      readonly label: string | null;
      readonly changeClass: ChangeClass;
      readonly units: { readonly added: number; readonly changed: number; readonly removed: number };
      /** What the new wording leaves behind in each language version. */
      readonly lags: Readonly<Record<string, Lag>>;
      /** Who changed the wording; events kept before this was written down leave it out. */
      readonly by?: string;
      /** Editorial, after a vote about the text has passed: that vote counts for this wording once someone else says so. */
      readonly awaitsConfirmation?: true;
      readonly at: Instant;
    }
  | { readonly type: 'RevisionConfirmed'; readonly revision: number; readonly by: string; readonly at: Instant }
  | ({ readonly type: 'ClockStarted'; readonly clock: string; readonly at: Instant } & Pick<RunningClock, 'startedOn' | 'dueOn' | 'warnAt' | 'lapsesAt' | 'onLapse' | 'lastDayToAsk'>)
  | { readonly type: 'ClockStopped'; readonly clock: string; readonly on?: LocalDate; readonly at: Instant }
  | ({ readonly type: 'ClockResumed'; readonly clock: string; readonly stoppedOn: LocalDate; readonly resumedOn: LocalDate; readonly daysUsed: number; readonly at: Instant } & Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'>)
  | { readonly type: 'ClockPaused'; readonly clock: string; readonly on: LocalDate; readonly reason: string; readonly at: Instant }
  | { readonly type: 'ClockWarned'; readonly clock: string; readonly daysLeft: number; readonly dueOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'ClockLapsed'; readonly clock: string; readonly onLapse: 'freeze' | 'escalate'; readonly dueOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'ExtensionRequested'; readonly clock: string; readonly months: number; readonly reason: string; readonly on: LocalDate; readonly at: Instant }
  | {
      readonly type: 'ExtensionDecided';
      readonly clock: string;
      readonly granted: boolean;
      readonly reason: string | null;
      readonly until: Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'> | null;
      readonly at: Instant;
    }
  | { readonly type: 'PatentDisclosed'; readonly patent: string; readonly holder: string; readonly claims: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'PatentDeclared'; readonly patent: string; readonly holder: string; readonly choice: Declaration; readonly by: string; readonly at: Instant }
  | {
      readonly type: 'StandardPublished';
      readonly number: string;
      readonly amendment: number;
      readonly revision: number;
      readonly announcedOn: LocalDate;
      readonly implementsOn: LocalDate;
      readonly takesEffectAt: Instant;
      readonly languages: readonly string[];
      /** The page of the base text, rendered for good; absent when there was no text, and in events of before pages were named. */
      readonly page?: PublishedPageName;
      readonly at: Instant;
    }
  | { readonly type: 'EnteredIntoForce'; readonly number: string; readonly implementsOn: LocalDate; readonly replaces: string | null; readonly replacedNumber?: string; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'ReviewScheduled'; readonly dueOn: LocalDate; readonly warnAt: readonly { readonly daysLeft: number; readonly at: Instant }[]; readonly dueAt: Instant; readonly at: Instant }
  | { readonly type: 'ReviewWarned'; readonly daysLeft: number; readonly dueOn: LocalDate; readonly dueAt: Instant; readonly lateMs: number; readonly at: Instant }
  | { readonly type: 'StandardSuperseded'; readonly by: string; readonly number: string; readonly stage: string; readonly on: LocalDate; readonly at: Instant }
  | ({
      readonly type: 'ProcedureChanged';
      readonly plan: string;
      /** Taken back under the version it came from. */
      readonly back: boolean;
      readonly from: { readonly id: string; readonly version: number };
      readonly to: { readonly id: string; readonly version: number };
      /** Nobody was told: whoever carried out the plan chose so. */
      readonly muted: boolean;
      readonly at: Instant;
    } & MigrationStep);
