import { daysBetween, endOfDay, type Instant, instantFromMs, isGap, isRefusal, msOf, type Outcome, plusDays, type Refusal, startOfDay, written } from '#lib/kernel';
import type { ResumeStandard, SuspendStandard } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { clockResumed, closingAfter, lateWithin, minimumOf, today, zoneOf } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Suspended, Underway } from '../standard.js';
import type { ClosesLater, LateLonger, RunsOn } from '../turn-events.js';
import { onDayOf } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';
import { unlessTurn } from './turn.js';

/** Holds an item up: what the procedure lets stand keeps what it had left, and no move is made but those marked for it. */
export function suspendStandard(standard: Underway, { reason, by, at }: SuspendStandard, procedure: Procedure): Outcome<StandardEvent> {
  const law = procedure.turns?.suspend;
  const said = written(reason);
  const held = standard.suspended;
  const refused = unlessTurn('suspend', law, by, standard, procedure, held ? true : undefined);
  if (refused || !law) return refused ?? refusals.turnUnknown('suspend');
  if (held) return held.reason === said ? [] : refusals.suspended(held);
  if (!said) return refusals.reasonMissing('SuspendStandard');
  const running = law.standStill.includes('clocks') ? Object.keys(standard.clocks).filter((id) => standard.clocks[id]!.state === 'running') : [];
  return [{ type: 'StandardSuspended', reason: said, by: by.id, on: today(at, procedure.zone), standStill: law.standStill, clocks: Object.fromEntries(running.map((id) => [id, onDayOf(id, at, procedure)])), at }];
}

/** Lets it go on: every clock with the days it had left, every window with the time, every late version with its days. */
export function resumeStandard(standard: Underway, { by, at }: ResumeStandard, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessResuming(standard, by, procedure);
  if (refused) return refused;
  const { suspended } = standard;
  if (!suspended) return [];
  const clocks = runningOn(standard, at, procedure);
  if (isRefusal(clocks)) return clocks;
  const consultations = closingLater(standard, suspended, at, procedure);
  if (isRefusal(consultations)) return consultations;
  const on = today(at, procedure.zone);
  return [
    {
      type: 'StandardResumed',
      by: by.id,
      since: suspended.since,
      on,
      days: daysBetween(suspended.on, on),
      clocks,
      consultations,
      ballots: countedLater(standard, suspended, at),
      late: lateLonger(standard, suspended, on, procedure),
      at,
    },
  ];
}

/** Resuming is asked twice, done once, as long as it had been suspended; what never stood has nothing to resume. */
export function unlessResuming(standard: Underway, by: ResumeStandard['by'], procedure: Procedure): Refusal | undefined {
  const law = procedure.turns?.suspend;
  if (!law) return refusals.turnUnknown('resume');
  const refused = unlessEntitled(by, law.resumedBy ?? law.by, 'ResumeStandard', standard) ?? frozenOrEnded(standard, procedure, true, true);
  if (refused) return refused;
  return standard.suspended === undefined ? refusals.notSuspended() : undefined;
}

function runningOn(standard: Underway, at: Instant, procedure: Procedure): Readonly<Record<string, RunsOn>> | Refusal {
  const clocks: Record<string, RunsOn> = {};
  for (const [id, clock] of Object.entries(standard.clocks)) {
    if (!clock.heldUp || clock.state !== 'paused') continue;
    const running = clockResumed(procedure.clocks[id]!, clock, clock.stoppedOn!, onDayOf(id, at, procedure), procedure, at);
    if (isGap(running)) return refusals.calendarYearUnknown(running);
    clocks[id] = running;
  }
  return clocks;
}

function closingLater(standard: Underway, { since, standStill }: Suspended, at: Instant, procedure: Procedure): Readonly<Record<string, ClosesLater>> | Refusal {
  const later: Record<string, ClosesLater> = {};
  for (const held of standStill.includes('consultations') ? Object.values(standard.consultations) : []) {
    if (held.closed) continue;
    const law = procedure.consultations[held.kind]!;
    const minimum = minimumOf(law);
    const zone = zoneOf(minimum, procedure);
    const closesOn = closingAfter(minimum, held.closesOn, today(since, zone), today(at, zone), procedure);
    if (isGap(closesOn)) return refusals.calendarYearUnknown(closesOn);
    const warnAt = law.warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(closesOn, 1 - daysLeft), zone) })).filter((warning) => warning.at > at);
    later[held.kind] = { closesOn, closesAt: endOfDay(closesOn, zone), warnAt };
  }
  return later;
}

/** To the millisecond: whoever had three hours left to vote has three hours left. */
function countedLater({ ballots }: Underway, { since, standStill }: Suspended, at: Instant): Readonly<Record<string, Instant>> {
  if (!standStill.includes('ballots')) return {};
  return Object.fromEntries(Object.values(ballots).flatMap(({ key, tally, closesAt }) => (tally || !closesAt ? [] : [[key, instantFromMs(msOf(closesAt) + msOf(at) - msOf(since))]])));
}

function lateLonger({ languages }: Underway, { on: since, standStill }: Suspended, on: string, procedure: Procedure): Readonly<Record<string, LateLonger>> {
  if (!standStill.includes('clocks')) return {};
  const days = daysBetween(since, on);
  const zone = zoneOf(lateWithin(procedure.languages.late), procedure);
  const owing = Object.values(languages).flatMap(({ language, late, submittedOn }) => (late?.dueOn && !late.overdue && !submittedOn ? [{ language, dueOn: late.dueOn, warnAt: late.warnAt }] : []));
  return Object.fromEntries(owing.map(({ language, dueOn, warnAt }) => [language, { dueOn: plusDays(dueOn, days), warnAt: warnAt.map(({ day, at }) => ({ day, at: startOfDay(plusDays(today(at, zone), days), zone) })) }]));
}
