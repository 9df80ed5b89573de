import { dateIn, daysBetween, endOfDay, type Instant, type LocalDate, plusDays, plusMonths, startOfDay, type Zone } from '#lib/kernel';
import type { ClockKind } from './procedure.js';
import type { RunningClock } from './standard.js';

/**
 * Legal periods in calendar days: the day of the event is not counted, the last day belongs to the period to its end
 * (Civil Code arts. 201 and 203, by analogy; from memory).
 */
export const periodFrom = (on: LocalDate, days: number, zone: Zone): { readonly lastDay: LocalDate; readonly endsAt: Instant } => {
  const lastDay = plusDays(on, days);
  return { lastDay, endsAt: endOfDay(lastDay, zone) };
};

type Running = Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'>;

/** A clock of so many months: its last day, its warnings from now on, and the instant after which it has lapsed. */
export const clockRunning = (kind: ClockKind, startedOn: LocalDate, months: number, zone: Zone, at: Instant): Running => runningTo(kind, plusMonths(startedOn, months), zone, at);

/** A clock that was stopped runs on: as many days are left as were left then. */
export const clockResumed = (kind: ClockKind, { dueOn }: RunningClock, stoppedOn: LocalDate, resumedOn: LocalDate, zone: Zone, at: Instant): Running =>
  runningTo(kind, plusDays(dueOn, daysBetween(stoppedOn, resumedOn)), zone, at);

function runningTo(kind: ClockKind, dueOn: LocalDate, zone: Zone, at: Instant): Running {
  return {
    dueOn,
    warnAt: kind.warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(dueOn, -daysLeft), zone) })).filter((warning) => warning.at > at),
    lapsesAt: endOfDay(dueOn, zone),
    lastDayToAsk: kind.extension ? plusDays(dueOn, -kind.extension.askBeforeDays) : null,
  };
}

export const today = (at: Instant, zone: Zone): LocalDate => dateIn(at, zone);
