import type { Choice } from '#lib/ballots';
import type { CommentType, Disposed } from '#lib/consultation';
import type { Actor, Instant, LocalDate } from '#lib/kernel';
import type { ChangeClass, Lag } from '#lib/languages';
import type { Adoption, Declaration } from './standard.js';

interface Asked {
  readonly by: Actor;
  readonly at: Instant;
}

export interface ProposeStandard extends Asked {
  readonly type: 'ProposeStandard';
  readonly id: string;
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly baseLanguage: string;
  readonly languages: readonly { readonly language: string; readonly mode: 'parallel' | 'later'; readonly required: boolean }[];
  readonly adoption: Adoption;
  /** The standard it takes the place of, where that one is kept here. */
  readonly replaces: string | null;
  /** The number it takes the place of, as it was written, and whether that one is in force; null where it is not kept here. */
  readonly replaced?: { readonly number: string; readonly inForce: boolean | null };
}
/** Takes in a standard that was published before this system knew it, as it was observed; not a legal step. */
export interface ObserveStandard extends Asked {
  readonly type: 'ObserveStandard';
  readonly id: string;
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly baseLanguage: string;
  readonly number: string;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
  readonly source: string;
}
/** Records what a source elsewhere saw of a standard, as it stands there; not legal steps. What is recorded already is not recorded again. */
export interface ObserveStages extends Asked {
  readonly type: 'ObserveStages';
  readonly id: string;
  readonly committee: string;
  readonly title: Readonly<Record<string, string>>;
  readonly baseLanguage: string;
  readonly source: string;
  /** In the order in which it was seen; `said` is the word of the source. */
  readonly seen: readonly { readonly stage: string; readonly on: LocalDate | null; readonly said: string }[];
  /** Once it is out, where the source says so. */
  readonly published: { readonly number: string; readonly on: LocalDate } | null;
}
export interface MakeMove extends Asked {
  readonly type: 'MakeMove';
  readonly move: string;
  readonly details: Readonly<Record<string, string>>;
  /** For a move that publishes: the number drawn for it, and its dates. */
  readonly publication?: { readonly number: string; readonly announcedOn: LocalDate; readonly implementsOn: LocalDate };
}
export interface AttachDocument extends Asked {
  readonly type: 'AttachDocument';
  readonly document: string;
  readonly kind: string;
  readonly language: string | null;
  readonly title: string;
  readonly sha256: string;
  readonly counters: Readonly<Record<string, number>>;
}
export interface DecideTask extends Asked {
  readonly type: 'DecideTask';
  readonly task: string;
  readonly language: string | null;
  readonly verdict: 'pass' | 'return';
  readonly note: string | null;
}
export interface OverrideGate extends Asked {
  readonly type: 'OverrideGate';
  /** The new last day, for a period that runs already. */
  readonly until?: LocalDate | null;
  readonly gate: string;
  readonly reason: string;
  readonly evidence: string;
}
export interface ReviseText extends Asked {
  readonly type: 'ReviseText';
  readonly revision: number;
  readonly hash: string;
  readonly label: string | null;
  readonly changeClass: ChangeClass;
  readonly units: { readonly added: number; readonly changed: number; readonly removed: number };
  /** Addresses of the units that come and go: said when they may not, and not kept. */
  readonly comeAndGo?: readonly string[];
  readonly lags: Readonly<Record<string, Lag>>;
}
/** Says of the text as it stands that its editorial changes leave the vote about it standing. */
export interface ConfirmRevision extends Asked {
  readonly type: 'ConfirmRevision';
  readonly revision: number;
}
export interface ReviseLanguage extends Asked {
  readonly type: 'ReviseLanguage';
  readonly language: string;
  readonly revision: number;
  readonly hash: string;
  readonly baseRevision: number;
  readonly label: string | null;
  readonly changeClass: ChangeClass;
  readonly lag: Lag;
}
export interface OpenConsultation extends Asked {
  readonly type: 'OpenConsultation';
  readonly kind: string;
  readonly closesOn: LocalDate;
}
export interface LodgeComment extends Asked {
  readonly type: 'LodgeComment';
  readonly kind: string;
  readonly language: string;
  readonly unit: string | null;
  readonly commentType: CommentType;
  readonly text: string;
  readonly proposedChange: string | null;
}
export interface DisposeComments extends Asked {
  readonly type: 'DisposeComments';
  readonly dispositions: readonly Disposed[];
}
export interface OpenBallot extends Asked {
  readonly type: 'OpenBallot';
  readonly question: string;
  readonly language: string | null;
  readonly closesAt: Instant | null;
  /** The committee as it stands: every holder of the electorate role, and of the roles that may not vote. */
  readonly holders: Readonly<Record<string, readonly string[]>>;
  /** Where the rule weighs votes: person -> a whole number, e.g. the population they stand for. */
  readonly weights?: Readonly<Record<string, number>>;
}
export interface CastVoteIn extends Asked {
  readonly type: 'CastVote';
  readonly ballot: string;
  readonly choice: Choice;
  readonly reason: string | null;
  /** What the rule counts beside the choice, e.g. an expert nominated for the work. */
  readonly brings?: readonly string[];
  /** Unguessable; it keeps the vote sealed until the ballot is counted. */
  readonly seal?: string;
}
export interface CloseBallot extends Asked {
  readonly type: 'CloseBallot';
  readonly ballot: string;
}
export interface RequestExtension extends Asked {
  readonly type: 'RequestExtension';
  readonly months: number;
  readonly reason: string;
}
/** Lets every running clock stand that may be paused. */
export interface PauseClocks extends Asked {
  readonly type: 'PauseClocks';
  readonly reason: string;
}
export interface ResumeClocks extends Asked {
  readonly type: 'ResumeClocks';
}
export interface DecideExtension extends Asked {
  readonly type: 'DecideExtension';
  readonly granted: boolean;
  readonly months: number | null;
  readonly reason: string | null;
}
export interface DisclosePatent extends Asked {
  readonly type: 'DisclosePatent';
  readonly patent: string;
  readonly holder: string;
  readonly claims: string;
}
export interface DeclarePatent extends Asked {
  readonly type: 'DeclarePatent';
  readonly patent: string;
  readonly choice: Declaration;
}
export interface ExcuseLanguage extends Asked {
  readonly type: 'ExcuseLanguage';
  readonly language: string;
  readonly reason: string;
}
export interface SubmitLanguage extends Asked {
  readonly type: 'SubmitLanguage';
  readonly language: string;
}
export interface ApproveLanguage extends Asked {
  readonly type: 'ApproveLanguage';
  readonly language: string;
}
export interface PublishLanguage extends Asked {
  readonly type: 'PublishLanguage';
  readonly language: string;
  readonly announcedOn: LocalDate;
}
export interface ReachDueDate extends Asked {
  readonly type: 'ReachDueDate';
  readonly key: string;
  readonly dueAt: Instant;
}
export interface Supersede extends Asked {
  readonly type: 'Supersede';
  readonly successor: string;
  readonly number: string;
}

export interface SuspendStandard extends Asked {
  readonly type: 'SuspendStandard';
  readonly reason: string;
}
/** Lets a suspended item go on. */
export interface ResumeStandard extends Asked {
  readonly type: 'ResumeStandard';
}
/** Brings back what has ended. */
export interface ReinstateStandard extends Asked {
  readonly type: 'ReinstateStandard';
  readonly reason: string;
  /** The standard in force that has taken its place, if there is one: two never are for the same thing. */
  readonly successor?: string;
}

export type Command =
  | SuspendStandard
  | ResumeStandard
  | ReinstateStandard
  | ProposeStandard
  | ObserveStandard
  | ObserveStages
  | MakeMove
  | AttachDocument
  | DecideTask
  | OverrideGate
  | ReviseText
  | ConfirmRevision
  | ReviseLanguage
  | OpenConsultation
  | LodgeComment
  | DisposeComments
  | OpenBallot
  | CastVoteIn
  | CloseBallot
  | RequestExtension
  | PauseClocks
  | ResumeClocks
  | DecideExtension
  | DisclosePatent
  | DeclarePatent
  | ExcuseLanguage
  | SubmitLanguage
  | ApproveLanguage
  | PublishLanguage
  | ReachDueDate
  | Supersede;
