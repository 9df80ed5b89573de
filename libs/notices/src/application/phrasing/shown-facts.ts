import type { Named } from './procedure-names.js';

/** How a fact is shown: as it is, unless it is 0, as a day, as a moment, as a language's name, by a word
 * of the catalogue, how many there are, as a condition, or by its procedure's name. */
export type Show = 'plain' | 'nonzero' | 'day' | 'moment' | 'language' | 'word' | 'count' | 'gate' | Named;

/** For each fact a message may use: where it is in the event, and how it is shown. */
export type ShownFacts = Readonly<Record<string, readonly [path: string, show: Show]>>;

const clock = { clock: ['clock', 'clock'], dueOn: ['dueOn', 'day'] } as const;
const language = { language: ['language', 'language'] } as const;
const consultation = { kind: ['kind', 'consultation'] } as const;
const ballot = { question: ['question', 'ballot'], ...language } as const;
const due = { daysLeft: ['daysLeft', 'plain'], dueOn: ['dueOn', 'day'] } as const;
const number = { number: ['number', 'plain'] } as const;

/** By event type. What is not listed is never shown: an event may carry more than its readers should see. */
export const shownFacts: Readonly<Record<string, ShownFacts>> = {
  StandardProposed: { baseLanguage: ['baseLanguage', 'language'], replaces: ['replacedNumber', 'plain'] },
  StandardObserved: { number: ['publication.number', 'plain'], source: ['source', 'plain'] },
  StageObserved: { stage: ['stage', 'stage'], said: ['said', 'plain'], on: ['on', 'day'], source: ['source', 'plain'] },
  ProcedureChanged: { was: ['from.version', 'plain'], is: ['to.version', 'plain'], stage: ['stage.to', 'stage'] },
  StageEntered: { from: ['from', 'stage'], stage: ['stage', 'stage'] },
  StageReturned: { from: ['from', 'stage'], stage: ['stage', 'stage'], failures: ['failures', 'plain'] },
  DocumentAttached: { kind: ['kind', 'document'], name: ['title', 'plain'], ...language },
  TextRevised: { revision: ['revision', 'plain'], label: ['label', 'plain'], changeClass: ['changeClass', 'word'], added: ['units.added', 'plain'], changed: ['units.changed', 'plain'], removed: ['units.removed', 'plain'] },
  RevisionConfirmed: { revision: ['revision', 'plain'] },
  LanguageRevised: { ...language, revision: ['revision', 'plain'], baseRevision: ['baseRevision', 'plain'], missing: ['lag.missing', 'plain'], stale: ['lag.stale', 'plain'] },
  LanguageReviewed: { ...language, baseRevision: ['baseRevision', 'plain'] },
  LanguageApproved: language,
  LanguageExcused: { ...language, reason: ['reason', 'plain'] },
  LanguageDue: { ...language, dueOn: ['dueOn', 'day'] },
  LanguageSubmitted: { ...language, on: ['on', 'day'] },
  LanguageLate: { ...language, day: ['day', 'plain'], dueOn: ['dueOn', 'day'] },
  LanguageOverdue: { ...language, dueOn: ['dueOn', 'day'] },
  LanguagePublished: { ...language, ...number, announcedOn: ['announcedOn', 'day'] },
  ConsultationOpened: { ...consultation, opensOn: ['opensOn', 'day'], closesOn: ['closesOn', 'day'] },
  ConsultationClosing: { ...consultation, daysLeft: ['daysLeft', 'plain'], closesOn: ['closesOn', 'day'] },
  ConsultationClosed: { ...consultation, received: ['received', 'plain'] },
  CommentReceived: { ...consultation, ...language, comment: ['number', 'plain'], commentType: ['commentType', 'word'] },
  CommentsDisposed: { ...consultation, answered: ['dispositions', 'count'], corrected: ['corrected', 'word'] },
  BallotOpened: { ...ballot, closesAt: ['closesAt', 'moment'] },
  VoteCast: { changed: ['changed', 'word'] },
  BallotClosed: { ...ballot, passed: ['tally.passed', 'word'], cast: ['tally.counts.cast', 'plain'], members: ['tally.counts.members', 'plain'], for: ['tally.counts.for', 'plain'], against: ['tally.counts.against', 'plain'], abstaining: ['tally.counts.abstaining', 'plain'] },
  TaskDecided: { task: ['task', 'task'], ...language, verdict: ['verdict', 'word'], note: ['note', 'plain'] },
  GateOverridden: { gate: ['gate', 'gate'], reason: ['reason', 'plain'] },
  ClockStarted: { ...clock, lastDayToAsk: ['lastDayToAsk', 'day'] },
  ClockStopped: { clock: ['clock', 'clock'] },
  ClockPaused: { clock: ['clock', 'clock'], on: ['on', 'day'], reason: ['reason', 'plain'] },
  ClockResumed: { ...clock, daysUsed: ['daysUsed', 'plain'], lastDayToAsk: ['lastDayToAsk', 'day'] },
  ClockWarned: { clock: ['clock', 'clock'], ...due },
  ClockLapsed: { ...clock, onLapse: ['onLapse', 'word'] },
  ExtensionRequested: { clock: ['clock', 'clock'], months: ['months', 'plain'], reason: ['reason', 'plain'] },
  ExtensionDecided: { clock: ['clock', 'clock'], granted: ['granted', 'word'], dueOn: ['until.dueOn', 'day'], reason: ['reason', 'plain'] },
  PatentDisclosed: { holder: ['holder', 'plain'] },
  PatentDeclared: { holder: ['holder', 'plain'], choice: ['choice', 'word'] },
  StandardPublished: { ...number, amendment: ['amendment', 'nonzero'], announcedOn: ['announcedOn', 'day'], implementsOn: ['implementsOn', 'day'] },
  EnteredIntoForce: { ...number, implementsOn: ['implementsOn', 'day'], replaces: ['replacedNumber', 'plain'] },
  AmendmentPublished: { ...number, amendment: ['amendment', 'plain'], announcedOn: ['announcedOn', 'day'], implementsOn: ['implementsOn', 'day'] },
  ReviewScheduled: { dueOn: ['dueOn', 'day'] },
  ReviewWarned: due,
  ReviewDue: { dueOn: ['dueOn', 'day'] },
  ReviewConcluded: { conclusion: ['conclusion', 'word'] },
  StandardSuperseded: { ...number, on: ['on', 'day'] },
  StandardSuspended: { on: ['on', 'day'], reason: ['reason', 'plain'] },
  StandardResumed: { on: ['on', 'day'], days: ['days', 'plain'] },
  StandardReinstated: { stage: ['stage', 'stage'], reason: ['reason', 'plain'] },
  TrackConverted: { was: ['from.id', 'plain'], is: ['to.id', 'plain'], stage: ['stage.to', 'stage'], reason: ['reason', 'plain'] },
  StandardSplit: { parts: ['parts', 'count'], reason: ['reason', 'plain'] },
  StandardMerged: { on: ['on', 'day'], reason: ['reason', 'plain'] },
  StandardWithdrawn: { ...number, on: ['on', 'day'] },
  StandardTerminated: { reason: ['reason', 'plain'] },
};
