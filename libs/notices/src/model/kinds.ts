/**
 * What someone can be told of: the types of events, as they are written in the log. A person may ask a webhook for some
 * of them only; each has an entry in every message catalogue. An event of a type not listed here is still told, in the
 * general words of the catalogue's entry `other`.
 */
export const kinds = [
  'StandardProposed',
  'StandardObserved',
  'StageObserved',
  'StageEntered',
  'StageReturned',
  'DocumentAttached',
  'TextRevised',
  'RevisionConfirmed',
  'LanguageRevised',
  'LanguageReviewed',
  'LanguageApproved',
  'LanguageExcused',
  'LanguageDue',
  'LanguageSubmitted',
  'LanguageLate',
  'LanguageOverdue',
  'LanguagePublished',
  'ConsultationOpened',
  'ConsultationClosing',
  'ConsultationClosed',
  'CommentReceived',
  'CommentsDisposed',
  'BallotOpened',
  'VoteCast',
  'BallotClosed',
  'TaskDecided',
  'GateOverridden',
  'ClockStarted',
  'ClockStopped',
  'ClockPaused',
  'ClockResumed',
  'ClockWarned',
  'ClockLapsed',
  'ExtensionRequested',
  'ExtensionDecided',
  'PatentDisclosed',
  'PatentDeclared',
  'StandardPublished',
  'EnteredIntoForce',
  'AmendmentPublished',
  'ReviewScheduled',
  'ReviewWarned',
  'ReviewDue',
  'ReviewConcluded',
  'StandardSuperseded',
  'ProcedureChanged',
  'StandardWithdrawn',
  'StandardTerminated',
] as const;

export type Kind = (typeof kinds)[number];

const known: ReadonlySet<string> = new Set(kinds);
export const isKind = (text: string): text is Kind => known.has(text);
