import { isGap, isLocalDate, type CalendarGap, type Instant, type LocalDate, type Outcome, type Unmet, written } from '#lib/kernel';
import type { OverrideGate } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { type ExceptionLaw, exceptionLaw } from '../exceptions.js';
import { named } from '../named.js';
import { clockUntil, reviewUntil, today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/**
 * 一般 ("generally"): what the law words so may be set aside by those the procedure names, with a reason and with evidence
 * that is attached; what is missing is said all at once. A period that runs already also needs its new last day.
 */
export function overrideGate(standard: Underway, command: OverrideGate, procedure: Procedure): Outcome<StandardEvent> {
  const { gate, by, at } = command;
  const law = exceptionLaw(gate, procedure);
  const unentitled = unlessEntitled(by, law?.by ?? ['authority'], `OverrideGate ${gate}`, standard);
  const given: Given = { reason: written(command.reason), evidence: written(command.evidence), until: command.until ?? null };
  const lacking = law ? missing(law, standard, given, today(at, procedure.zone)) : [];
  if (unentitled && lacking.length === 0) return unentitled;
  const shut = frozenOrEnded(standard, procedure);
  if (shut) return shut;
  if (!law) return refusals.gateUnknown(gate);
  if (!isThere(law, standard)) return refusals.noClock();
  const { reason, evidence, until } = given;
  const recorded = named(standard.overrides, gate);
  if (!unentitled && recorded?.reason === reason && recorded.evidence === evidence && (recorded.until ?? null) === until) return [];
  if (lacking.length > 0) {
    const approver = unentitled ? [{ code: unentitled.refused, because: unentitled.because, remedy: unentitled.remedy, who: law.by, facts: unentitled.facts }] : [];
    return refusals.exceptionIncomplete(gate, [...approver, ...lacking]);
  }
  const moved = until ? movedTo(law, until, procedure, at) : {};
  return isGap(moved) ? refusals.calendarYearUnknown(moved) : [{ type: 'GateOverridden', gate, reason: reason!, evidence: evidence!, by: by.id, ...(until ? { until } : {}), ...moved, at }];
}

interface Given {
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly until: LocalDate | null;
}

/** A clock that has been met, or a review that nobody has scheduled, has no day that could be another. */
function isThere({ of, id }: ExceptionLaw, { clocks, review }: Underway): boolean {
  if (of === 'review') return review !== null;
  return of === 'consultation' || ['running', 'lapsed'].includes(clocks[id]?.state ?? '');
}

function missing(law: ExceptionLaw, standard: Underway, { reason, evidence, until }: Given, on: LocalDate): Unmet[] {
  const { gate, by } = law;
  return [
    ...(reason === null ? [{ code: 'REASON_REQUIRED', because: 'An exception needs a written reason.', remedy: 'Say why.', who: by, facts: { what: `OverrideGate ${gate}` } }] : []),
    ...evidenceMissing(law, standard, evidence),
    ...dayMissing(law, standard, until, on),
  ];
}

function evidenceMissing({ gate, by, evidence: kinds }: ExceptionLaw, { documents }: Underway, evidence: string | null): Unmet[] {
  const kind = Object.entries(documents).find(([, { id }]) => id === evidence)?.[0].split(':')[0];
  if (evidence !== null && kind === undefined) return [{ code: 'EVIDENCE_UNKNOWN', because: `No document "${evidence}" is attached to this standard.`, remedy: 'Attach the evidence first, and give its id.', who: by, facts: { evidence } }];
  if (kind !== undefined && (!kinds || kinds.includes(kind))) return [];
  const remedy = kinds ? `Attach ${kinds.join(' or ')}, and give its id.` : 'Attach a document that proves it, and give its id.';
  return [{ code: 'EVIDENCE_MISSING', because: kind === undefined ? 'An exception needs evidence.' : `"${kind}" is no evidence for an exception from "${gate}".`, remedy, who: by, facts: { gate, ...(kinds ? { documents: kinds } : {}) } }];
}

/** The new last day: needed where one has been announced, and later than that. */
function dayMissing({ gate, of, id, by }: ExceptionLaw, { clocks, review }: Underway, until: LocalDate | null, on: LocalDate): Unmet[] {
  const dueOn = of === 'clock' ? clocks[id]?.dueOn : of === 'review' ? review?.dueOn : undefined;
  if (until === null ? dueOn === undefined : isLocalDate(until) && until > (dueOn ?? on) && until > on) return [];
  return [{ code: 'UNTIL_MISSING', because: `An exception from "${gate}" needs a last day after ${dueOn ?? on}.`, remedy: `Give a day after ${dueOn ?? on} as "until".`, who: by, facts: { gate, dueOn: dueOn ?? on } }];
}

type Moved = Pick<Extract<StandardEvent, { type: 'GateOverridden' }>, 'clock' | 'review'>;

function movedTo({ of, id }: ExceptionLaw, until: LocalDate, procedure: Procedure, at: Instant): Moved | CalendarGap {
  if (of === 'review') return { review: reviewUntil(until, procedure, at) };
  if (of === 'consultation') return {};
  const running = clockUntil(procedure.clocks[id]!, until, procedure, at);
  return isGap(running) ? running : { clock: { id, ...running } };
}
