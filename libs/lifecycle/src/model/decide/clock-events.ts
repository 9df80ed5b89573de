import { daysBetween, type Instant, isGap, type LocalDate, type Outcome, joined } from '#lib/kernel';
import type { StandardEvent } from '../events.js';
import { clockResumed, clockStarting, limitOf, today, zoneOf } from '../periods.js';
import type { Move, Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';

/**
 * What a move does to the clocks. One that starts with an announcement counts from its day; any other from the day of the
 * move. Refused where a clock asks a calendar for a year it does not know.
 */
export function clocksOf(move: Move, standard: Underway, announcedOn: LocalDate | undefined, at: Instant, procedure: Procedure): Outcome<StandardEvent> {
  const stateOf = (clock: string) => standard.clocks[clock]?.state;
  return joined(
    (move.stops ?? [])
      .filter((clock) => stateOf(clock) === 'running' || stateOf(clock) === 'paused')
      .map((clock) => ({ type: 'ClockStopped', clock, on: standard.clocks[clock]!.stoppedOn ?? onDayOf(clock, at, procedure), at })),
    ...(move.resumes ?? []).filter((clock) => stateOf(clock) === 'stopped').map((clock) => resumed(standard, clock, at, procedure)),
    ...(move.starts ?? []).map((clock) => started(clock, announcedOn ?? onDayOf(clock, at, procedure), at, procedure)),
  );
}

export function started(clock: string, startedOn: LocalDate, at: Instant, procedure: Procedure): Outcome<StandardEvent> {
  const kind = procedure.clocks[clock]!;
  const running = clockStarting(kind, startedOn, procedure, at);
  return isGap(running) ? refusals.calendarYearUnknown(running) : [{ type: 'ClockStarted', clock, startedOn, onLapse: kind.onLapse, ...running, at }];
}

/** A clock runs on from the day of the return. Where the day it stopped was not kept, the stage it stopped with was entered on it. */
export function resumed(standard: Underway, id: string, at: Instant, procedure: Procedure): Outcome<StandardEvent> {
  const clock = standard.clocks[id]!;
  const resumedOn = onDayOf(id, at, procedure);
  const stoppedOn = clock.stoppedOn ?? today(standard.stageSince, procedure.zone);
  const running = clockResumed(procedure.clocks[id]!, clock, stoppedOn, resumedOn, procedure, at);
  if (isGap(running)) return refusals.calendarYearUnknown(running);
  return [{ type: 'ClockResumed', clock: id, stoppedOn, resumedOn, daysUsed: daysBetween(clock.startedOn, resumedOn) - daysBetween(clock.dueOn, running.dueOn), ...running, at }];
}

/** The day it is where the clock is counted. */
export const onDayOf = (clock: string, at: Instant, procedure: Procedure): LocalDate => today(at, zoneOf(limitOf(procedure.clocks[clock]!), procedure));
