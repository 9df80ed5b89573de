import type { BallotRule, Comparison } from '#lib/ballots';
import type { Calendars, LocalDate, Period, Zone } from '#lib/kernel';
import type { Gate, Sourced } from './gate.js';
import type { Turns } from './turns-law.js';

export * from './gate.js';
export type * from './turns-law.js';

/**
 * A procedure is versioned law as data: libs/lifecycle/procedures/*.yaml, checked against schema.json and by the checker
 * before anything runs under it. A standard stays with the version it started under.
 */
export interface Procedure {
  readonly id: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly name: Names;
  readonly zone: Zone;
  /** The series a published standard is numbered in, e.g. GB/T. */
  readonly series: string;
  /** Where a standard starts. */
  readonly start: string;
  readonly roles: Readonly<Record<string, Names>>;
  readonly proposedBy: readonly string[];
  readonly textRevisedBy: readonly string[];
  readonly stages: Readonly<Record<string, Stage>>;
  /** What a revision of the base text can be laid out as; a second attempt is numbered (DS2). */
  readonly milestones: Readonly<Record<string, Names>>;
  readonly documents: Readonly<Record<string, DocumentKind>>;
  readonly rules: Readonly<Record<string, RuleEntry>>;
  readonly ballots: Readonly<Record<string, Question>>;
  readonly consultations: Readonly<Record<string, ConsultationKind>>;
  readonly tasks: Readonly<Record<string, TaskKind>>;
  readonly clocks: Readonly<Record<string, ClockKind>>;
  readonly languages: LanguageLaw;
  readonly review: ReviewLaw;
  readonly moves: readonly Move[];
  /** What may happen to an item besides its moves; each only where the law gives it. */
  readonly turns?: Turns;
  /** What records written elsewhere may show that no single step explains. */
  readonly histories?: HistoriesLaw;
  /** Who is told of what, as law: event type -> roles. A move's own `told` adds to it. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  /** The calendars its periods name, as they are known here and now: no part of what it says. */
  readonly calendars?: Calendars;
}

/** One name in each language of the interface: zh-Hans, zh-Hant, en, pt. */
export type Names = Readonly<Record<string, string>>;

export interface Stage {
  readonly name: Names;
  /** The harmonized code, e.g. 40.20. */
  readonly code: string;
  /** Nothing leads on from here. */
  readonly terminal?: boolean;
  /** The base text may be revised here, unless it is laid out for comment or for a vote. */
  readonly textOpen?: boolean;
  /** Where a standard is once its implementation date has come; a procedure may know several such stages, e.g. confirmed. */
  readonly inForce?: boolean;
}

export interface DocumentKind {
  readonly name: Names;
  readonly by: readonly string[];
  /** One document for each language version. */
  readonly perLanguage?: boolean;
  /** Asked for again whenever its stage is entered again. */
  readonly anew?: string;
  /** Sums up the answers of this consultation: not attached while one is missing. */
  readonly sumsUp?: string;
  /** Whole numbers that come with it and must add up: `{ sent: [replied, noReply] }` reads sent = replied + noReply. */
  readonly counters?: Readonly<Record<string, readonly string[]>>;
}

/** 一般 ("generally"): whether a period may be set aside, and if so by whom and on which documents. `true`: by the authority, on any. */
export type Generally = boolean | { readonly by: readonly string[]; readonly evidence?: readonly string[] };

export interface RuleEntry extends Sourced {
  readonly holds: readonly Comparison[];
  readonly mayNotVote?: readonly string[];
  readonly reasonRequiredFor?: BallotRule['reasonRequiredFor'];
  readonly setAsideWithoutReason?: BallotRule['reasonRequiredFor'];
}

export interface Question {
  readonly name: Names;
  readonly rule: string;
  readonly stages: readonly string[];
  readonly openedBy: readonly string[];
  /** The role whose holders vote. */
  readonly electorate: string;
  readonly perLanguage?: boolean;
  /** The answer holds for the wording it was given on: a substantive change asks for a new one. */
  readonly aboutText?: boolean;
  /** What a positive answer means for the language it was asked about. */
  readonly settles?: 'language-review';
  /** Where a negative answer leads at once. */
  readonly onFail?: { readonly to: string };
}

export interface ConsultationKind extends Sourced {
  readonly name: Names;
  readonly openedBy: readonly string[];
  readonly stages: readonly string[];
  /** The shortest it may be: calendar days, or a period of another kind. */
  readonly minimumDays?: number;
  readonly minimum?: Period;
  /** 一般: the minimum may be undercut with a recorded override (reason, approver, evidence). */
  readonly generally: Generally;
  /** Every required language version is laid out beside the base text. */
  readonly inLanguages: boolean;
  readonly warnDays: readonly number[];
  readonly commentBy: readonly string[] | 'anyone-signed-in';
}

export interface TaskKind {
  readonly name: Names;
  readonly by: readonly string[];
  readonly stages: readonly string[];
  readonly perLanguage?: boolean;
  readonly anew?: string;
}

export interface ClockKind extends Sourced {
  readonly name: Names;
  /** How long it runs: months, or a period of another kind. */
  readonly months?: number;
  readonly limit?: Period;
  /** 一般: the limit is a default; an exception sets another last day. */
  readonly generally?: Generally;
  readonly warnDays: readonly number[];
  /** `freeze`: nothing goes on until more time is granted; `escalate`: the authority is told. */
  readonly onLapse: 'freeze' | 'escalate';
  /** Clocks that begin when this one has run out: the months in which to decide what becomes of the item. */
  readonly lapseStarts?: readonly string[];
  /** Language versions that are not complete when it runs out are excused by that, and due after the base text. */
  readonly lapseExcuses?: 'languages';
  /** Who may let it stand for a while, as during a round robin of tests. */
  readonly pause?: Sourced & { readonly by: readonly string[] };
  readonly extension?: Sourced & { readonly askBeforeDays?: number; readonly askBefore?: Period; readonly maxMonths: number; readonly times: number; /** Also once it has run out, while what its lapse started still runs; granting it ends that. */ readonly afterLapse?: boolean; readonly askedBy: readonly string[]; readonly decidedBy: readonly string[] };
}

export interface LanguageLaw {
  /** Adopted texts (IDT, MOD) are outside the parallel scheme. */
  readonly parallelExcludes: Sourced & { readonly adoptions: readonly string[] };
  readonly late: Sourced & { readonly days?: number; readonly within?: Period; readonly warnDays: readonly number[]; readonly excusedBy: readonly string[] };
  readonly submittedBy: readonly string[];
  readonly approvedBy: readonly string[];
  readonly revisedBy: readonly string[];
}

export interface ReviewLaw extends Sourced {
  readonly years?: number;
  readonly every?: Period;
  /** 一般: an exception sets another last day. */
  readonly generally?: Generally;
  readonly warnDays: readonly number[];
}

export interface HistoriesLaw {
  /** Stage -> the days within which it cannot be entered and left between two records without being seen. */
  readonly unseen: Readonly<Record<string, Sourced & { readonly days: number }>>;
  /** Named departures from the procedure that records are known to show, each with its documented reason. */
  readonly exceptions: Readonly<Record<string, Sourced & { readonly name: Names; readonly from: readonly string[]; readonly to: readonly string[] }>>;
}

export interface Move {
  readonly id: string;
  readonly name: Names;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly string[];
  readonly gates: readonly Gate[];
  readonly starts?: readonly string[];
  readonly stops?: readonly string[];
  /** Clocks that run on where they had been stopped: what met their period has come back. */
  readonly resumes?: readonly string[];
  /** Facts that must come with it, e.g. the plan number. */
  readonly details?: readonly string[];
  /** Assigns the number, publishes base and languages in one commit. */
  readonly publishes?: 'edition' | 'amendment';
  /** Concludes a periodic review: the next one is counted from here. */
  readonly renewsReview?: boolean;
  readonly told?: readonly string[];
  /** The way on that this stage exists for; the others are ways out and back. */
  readonly onward?: boolean;
  /** Takes over as the way on once this consultation has been held: after a failed review nobody is sent to consult again. */
  readonly onwardAfter?: string;
  /** Made by a due date, not by a person: the day of implementation, or the lapse of a clock. */
  readonly automatic?: 'implementation' | { readonly lapsed: string };
  /** Open even to a frozen item. */
  readonly evenFrozen?: boolean;
  /** Open even to an item that is suspended. */
  readonly evenSuspended?: boolean;
  /** Main stages, by the first two digits of their codes, that this way leaves out by right. */
  readonly skips?: readonly string[];
  /** Where the right to go this way is read. */
  readonly source?: string;
  readonly mark?: Sourced['mark'];
}
