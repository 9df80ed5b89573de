import { evolveBallot, type BallotEvent } from '#lib/ballots';
import { type ConsultationEvent, evolveConsultation, settled } from '#lib/consultation';
import { afterBaseRevision, evolveLanguage, type LanguageEvent, newLanguageVersion } from '#lib/languages';
import type { StandardEvent } from './events.js';
import { REVIEW } from './exceptions.js';
import { heldAtOf } from './migrate.js';
import { evolveTurn, leaving } from './evolve-turn.js';
import { named } from './named.js';
import { evolvePatent, knownIn } from './patents.js';
import type { BaseText, Migrated, Standard, Underway } from './standard.js';

/** What is so, once this has happened. Never refuses, never throws: the event is already a fact. */
export function evolve(standard: Standard, event: StandardEvent): Standard {
  if (event.type === 'StandardProposed') return proposed(event);
  if (event.type === 'StandardObserved') return { ...proposed({ ...event, languages: [], adoption: 'none', replaces: null }), publication: event.publication };
  if (event.type === 'StageObserved') return observed(standard, event);
  if (standard.is === 'unproposed') return standard;
  switch (event.type) {
    case 'StageEntered':
    case 'StageReturned':
      return entering(standard, event);
    case 'DocumentAttached':
      return { ...standard, documents: { ...standard.documents, [event.key]: { id: event.document, sha256: event.sha256, on: event.on, title: event.title, counters: event.counters } } };
    case 'TaskDecided':
      return event.verdict === 'pass'
        ? { ...standard, tasks: { ...standard.tasks, [event.key]: { by: event.by, at: event.at, ...(event.note ? { note: event.note } : {}) } }, returned: omit(standard.returned, [event.key]) }
        : { ...standard, tasks: omit(standard.tasks, [event.key]), returned: { ...standard.returned, [event.key]: event.note ?? '' } };
    case 'GateOverridden':
      return overridden(standard, event);
    case 'TextRevised':
      return {
        ...standard,
        text: textAfter(standard.text, event),
        languages: mapValues(standard.languages, (version) => {
          const lag = named(event.lags, version.language);
          return lag ? afterBaseRevision(version, event.revision, lag, event.changeClass) : version;
        }),
      };
    case 'RevisionConfirmed': {
      const { unconfirmed: _unconfirmed, ...text } = standard.text;
      return { ...standard, text };
    }
    case 'ClockStarted': {
      const { type: _type, at: _at, clock, ...running } = event;
      return { ...standard, overrides: omit(standard.overrides, [`clock:${clock}`]), clocks: { ...standard.clocks, [clock]: { ...running, state: 'running', warned: [], extensions: 0, asked: null } } };
    }
    case 'ClockStopped':
      return withClock(standard, event.clock, ({ heldUp: _heldUp, ...clock }) => ({ ...clock, state: 'stopped', ...(event.on ? { stoppedOn: event.on } : {}) }));
    case 'ClockPaused':
      return withClock(standard, event.clock, (clock) => ({ ...clock, state: 'paused', stoppedOn: event.on, pausedFor: event.reason }));
    case 'ClockResumed': {
      const { dueOn, warnAt, lapsesAt, lastDayToAsk } = event;
      return withClock(standard, event.clock, ({ stoppedOn: _stoppedOn, pausedFor: _pausedFor, heldUp: _heldUp, ...clock }) => ({ ...clock, state: 'running', dueOn, warnAt, lapsesAt, lastDayToAsk }));
    }
    case 'ClockWarned':
      return withClock(standard, event.clock, (clock) => ({ ...clock, warned: [...clock.warned, event.daysLeft] }));
    case 'ClockLapsed': {
      const lapsed = withClock(standard, event.clock, (clock) => ({ ...clock, state: 'lapsed' }));
      return event.onLapse === 'freeze' ? { ...lapsed, frozen: { since: event.at, clock: event.clock } } : lapsed;
    }
    case 'ExtensionRequested':
      return withClock(standard, event.clock, (clock) => ({ ...clock, asked: { months: event.months, on: event.on, reason: event.reason } }));
    case 'ExtensionDecided': {
      const { until } = event;
      const decided = withClock(standard, event.clock, (clock) =>
        until ? { ...clock, ...until, state: 'running', warned: [], extensions: clock.extensions + 1, asked: null } : { ...clock, asked: null },
      );
      return until && standard.frozen?.clock === event.clock ? { ...decided, frozen: null } : decided;
    }
    case 'PatentDisclosed':
    case 'PatentDeclared':
      return { ...standard, patents: { ...standard.patents, [event.patent]: evolvePatent(named(standard.patents, event.patent), event, standard.text.revision) } };
    case 'StandardPublished': {
      const { number, announcedOn, implementsOn, takesEffectAt, amendment, revision } = event;
      const edition = standard.publication;
      return {
        ...standard,
        // An amendment has dates of its own, in its event; the edition keeps those it came with.
        publication: edition && amendment > 0 ? { ...edition, amendment, revision } : { number, announcedOn, implementsOn, takesEffectAt, amendment, revision, inForce: false },
        // A milestone is on the way to publication; the next amendment is laid out anew.
        text: { ...standard.text, label: null },
      };
    }
    case 'EnteredIntoForce':
      return standard.publication ? { ...standard, publication: { ...standard.publication, inForce: true } } : standard;
    case 'ReviewScheduled':
      return { ...standard, overrides: omit(standard.overrides, [REVIEW]), review: { dueOn: event.dueOn, warnAt: event.warnAt, dueAt: event.dueAt, warned: [] } };
    case 'ReviewWarned':
      return standard.review ? { ...standard, review: { ...standard.review, warned: [...standard.review.warned, event.daysLeft] } } : standard;
    case 'StandardSuspended':
    case 'StandardResumed':
    case 'StandardReinstated':
    case 'TrackConverted':
    case 'StandardSplit':
    case 'StandardMerged':
      return evolveTurn(standard, event);
    case 'ProcedureChanged':
      return procedureChanged(standard, event);
    case 'StandardSuperseded':
      return { ...standard, ...leaving(standard, [event.by]), stage: event.stage, stageSince: event.at, withdrawnOn: event.on, endedOn: event.on, review: null };
    case 'BallotOpened':
    case 'VoteCast':
    case 'BallotClosed':
      return withBallot(standard, event);
    case 'ConsultationOpened':
    case 'ConsultationClosing':
    case 'CommentReceived':
    case 'CommentsDisposed':
    case 'ConsultationClosed':
      return withConsultation(standard, event);
    case 'LanguageRevised':
    case 'LanguageReviewed':
    case 'LanguageApproved':
    case 'LanguageExcused':
    case 'LanguageDue':
    case 'LanguageLate':
    case 'LanguageOverdue':
    case 'LanguageSubmitted':
    case 'LanguagePublished':
      return withLanguage(standard, event);
  }
}

/** A stage recorded without a legal step: nothing is asked for anew, and what had ended may be seen again. */
function observed(standard: Standard, event: Extract<StandardEvent, { type: 'StageObserved' }>): Standard {
  const { opens, stage, since, ends, publication } = event;
  const before = opens ? proposed({ ...event, ...opens, languages: [], adoption: 'none', replaces: null, proposer: event.by }) : standard;
  if (before.is === 'unproposed') return before;
  const known = publication ?? before.publication;
  return {
    ...before,
    stage,
    stageSince: since,
    arrivedBy: null,
    rounds: opens ? before.rounds : { ...before.rounds, [stage]: (before.rounds[stage] ?? 0) + 1 },
    observed: [...(before.observed ?? []), observedKey(event)],
    publication: known,
    endedOn: ends,
    withdrawnOn: known ? ends : null,
  };
}

/** What makes two entries of a source the same. */
export const observedKey = ({ on, said }: { readonly on: string | null; readonly said: string }): string => `${on ?? ''} ${said}`;

function proposed(event: Extract<StandardEvent, { type: 'StandardProposed' }> | (Omit<Extract<StandardEvent, { type: 'StandardProposed' }>, 'type'> & { type: string })): Underway {
  return {
    is: 'underway',
    id: event.id,
    procedure: event.procedure,
    committee: event.committee,
    title: event.title,
    proposer: event.proposer,
    adoption: event.adoption,
    replaces: event.replaces,
    ...(event.replacedNumber ? { replacedNumber: event.replacedNumber } : {}),
    stage: event.stage,
    stageSince: event.at,
    arrivedBy: null,
    rounds: { [event.stage]: 1 },
    frozen: null,
    ...(event.cameFrom ? { cameFrom: event.cameFrom } : {}),
    text: { language: event.baseLanguage, revision: 0, hash: '', label: null, lastSubstantive: 0, ...(event.wordedBy ? { revisedBy: event.wordedBy } : {}) },
    languages: Object.fromEntries(event.languages.map(({ language, mode, required }) => [language, newLanguageVersion(language, mode, required)])),
    documents: {},
    consultations: {},
    comments: 0,
    ballots: {},
    failures: {},
    tasks: {},
    returned: {},
    clocks: event.clocks ?? {},
    patents: {},
    overrides: {},
    publication: null,
    review: null,
    withdrawnOn: null,
    endedOn: null,
  };
}

function textAfter({ unconfirmed, ...text }: BaseText, event: Extract<StandardEvent, { type: 'TextRevised' }>): BaseText {
  const { revision, hash, label, by } = event;
  const substantive = event.changeClass === 'substantive';
  const reworded = by !== undefined && hash !== text.hash;
  const waiting = event.awaitsConfirmation ? { revision, by: including(unconfirmed?.by, by) } : substantive ? undefined : unconfirmed;
  return {
    ...text,
    revision,
    hash,
    label,
    lastSubstantive: substantive ? revision : text.lastSubstantive,
    ...(reworded ? { revisedBy: including(text.revisedBy, by) } : {}),
    // A change of substance asks for a new vote: there is nothing left to confirm.
    ...(waiting ? { unconfirmed: waiting } : {}),
  };
}

const including = (people: readonly string[] = [], person?: string): readonly string[] => (person === undefined || people.includes(person) ? people : [...people, person]);

function entering(standard: Underway, event: Extract<StandardEvent, { type: 'StageEntered' | 'StageReturned' }>): Underway {
  const { anew, stage, at } = event;
  const ends = event.type === 'StageEntered' ? event.ends : undefined;
  const entered: Underway = {
    ...standard,
    stage,
    stageSince: at,
    arrivedBy: event.type === 'StageEntered' ? event.move : null,
    arrivedWith: event.type === 'StageEntered' ? event.details : {},
    consultations: mapValues(standard.consultations, (held) => (event.type === 'StageEntered' && event.settles?.includes(held.kind) ? settled(held, standard.comments) : held)),
    rounds: { ...standard.rounds, [stage]: (standard.rounds[stage] ?? 0) + 1 },
    documents: omit(standard.documents, anew),
    tasks: omit(standard.tasks, anew),
    returned: omit(standard.returned, anew),
    // An exception was made for one period, not for the next one.
    overrides: omit(standard.overrides, Object.values(standard.consultations).filter((held) => held.stage === stage).map(({ kind }) => `period:${kind}`)),
    // What was decided in an earlier round of this stage is history, kept in the log: this round asks again. A ballot
    // that is still open stays until it is counted. Consultations know their round, and keep what was not answered.
    ballots: omit(standard.ballots, Object.values(standard.ballots).filter((ballot) => ballot.stage === stage && ballot.tally).map(({ key }) => key)),
    ...(ends ? { ...leaving(standard), endedOn: ends, withdrawnOn: standard.publication ? ends : null, frozen: null, review: null } : {}),
  };
  return event.type === 'StageReturned' ? { ...entered, failures: { ...standard.failures, [event.from]: event.failures } } : entered;
}

function procedureChanged(standard: Underway, { plan, back, to, stage, rounds, heldAt, clocks, at }: Extract<StandardEvent, { type: 'ProcedureChanged' }>): Underway {
  const before: Migrated = {
    plan,
    at,
    procedure: standard.procedure,
    stage: standard.stage,
    rounds: standard.rounds,
    heldAt: heldAtOf(standard),
    clocks: Object.fromEntries(Object.entries(standard.clocks).filter(([id]) => named(clocks, id))),
  };
  return {
    ...standard,
    procedure: to,
    stage: stage.to,
    rounds,
    consultations: mapValues(standard.consultations, (held) => ({ ...held, stage: heldAt.consultations[held.kind] ?? held.stage })),
    ballots: mapValues(standard.ballots, (held) => ({ ...held, stage: heldAt.ballots[held.key] ?? held.stage })),
    clocks: { ...standard.clocks, ...clocks },
    migrated: back ? null : before,
  };
}

/** An exception is kept until the period it was made for begins anew; one with a day moves the day that was announced. */
function overridden(standard: Underway, { gate, by, reason, evidence, until, clock, review }: Extract<StandardEvent, { type: 'GateOverridden' }>): Underway {
  const kept: Underway = { ...standard, overrides: { ...standard.overrides, [gate]: { by, reason, evidence, ...(until ? { until } : {}) } } };
  if (review) return { ...kept, review: { ...review, warned: [] } };
  if (!clock) return kept;
  const { id, ...running } = clock;
  return withClock(kept, id, (held) => ({ ...held, ...running, state: 'running', warned: [] }));
}

function withBallot(standard: Underway, event: BallotEvent): Underway {
  const key = event.type === 'BallotOpened' ? event.key : event.ballot;
  const ballot = evolveBallot(standard.ballots[key], event);
  return ballot ? { ...standard, ballots: { ...standard.ballots, [key]: ballot } } : standard;
}

function withConsultation(standard: Underway, event: ConsultationEvent): Underway {
  const held = evolveConsultation(standard.consultations[event.kind], event);
  const comments = event.type === 'CommentReceived' ? event.number : standard.comments;
  if (!held) return standard;
  const patents = event.type === 'ConsultationOpened' ? mapValues(standard.patents, (patent) => knownIn(patent, event.kind)) : standard.patents;
  return { ...standard, comments, patents, consultations: { ...standard.consultations, [event.kind]: held } };
}

function withLanguage(standard: Underway, event: LanguageEvent): Underway {
  const version = standard.languages[event.language];
  return version ? { ...standard, languages: { ...standard.languages, [event.language]: evolveLanguage(version, event) } } : standard;
}

function withClock(standard: Underway, id: string, change: (clock: Underway['clocks'][string]) => Underway['clocks'][string]): Underway {
  const clock = standard.clocks[id];
  return clock ? { ...standard, clocks: { ...standard.clocks, [id]: change(clock) } } : standard;
}

// What is not touched stays the same object: only members that are other objects are written (see changedMembers).

const omit = <V>(record: Readonly<Record<string, V>>, keys: readonly string[]): Readonly<Record<string, V>> =>
  keys.some((key) => Object.hasOwn(record, key)) ? Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) : record;

function mapValues<V>(record: Readonly<Record<string, V>>, change: (value: V) => V): Readonly<Record<string, V>> {
  const before = Object.entries(record);
  const after = before.map(([key, value]) => [key, change(value)] as const);
  return after.every(([, value], index) => value === before[index]![1]) ? record : Object.fromEntries(after);
}
