import { dateIn, endOfDay, type Instant, type LocalDate, plusDays, plusMonths, startOfDay, type Zone } from '#lib/kernel';
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

/** A clock of so many months: its last day, its warnings from now on, and the instant after which it has lapsed. */
export function clockRunning(kind: ClockKind, startedOn: LocalDate, months: number, zone: Zone, at: Instant): Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'> {
  const dueOn = plusMonths(startedOn, months);
  return {
    dueOn,
    warnAt: kind.warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(dueOn, -daysLeft), zone) })).filter((warning) => warning.at > at),
    lapsesAt: endOfDay(dueOn, zone),
    lastDayToAsk: kind.extension ? plusDays(dueOn, -kind.extension.askBeforeDays) : null,
  };
}

export const today = (at: Instant, zone: Zone): LocalDate => dateIn(at, zone);
