import { type LocalDate, plusDays } from '../time.js';

/**
 * Which days are worked, where. Days off and made-up working days (调休) are announced year by year, so a calendar knows
 * some years and of the others nothing: what is asked about them is answered with the gap, never with a guess.
 */
export interface WorkingCalendar {
  readonly id: string;
  /** The days of the week that are not worked; 1 is Monday, 7 Sunday. */
  readonly weekend: readonly number[];
  /** `2024` -> what departs from the week in that year. */
  readonly years: Readonly<Record<string, WorkingYear>>;
}

export interface WorkingYear {
  readonly daysOff: readonly LocalDate[];
  /** Days of a weekend that are worked all the same. */
  readonly worked: readonly LocalDate[];
}

/** A calendar has no data for a year that is asked about. */
export interface CalendarGap {
  readonly calendar: string;
  readonly year: number;
}

export const isGap = (answer: unknown): answer is CalendarGap => typeof answer === 'object' && answer !== null && 'calendar' in answer && 'year' in answer;

/** 1 is Monday, 7 Sunday. */
export const dayOfWeek = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean | CalendarGap {
  const year = calendar.years[date.slice(0, 4)];
  if (!year) return { calendar: calendar.id, year: Number(date.slice(0, 4)) };
  return year.worked.includes(date) || (!year.daysOff.includes(date) && !calendar.weekend.includes(dayOfWeek(date)));
}

/** The so-manieth working day after `date` (before it, where `days` is negative); `date` itself is not counted. */
export function plusWorkingDays(date: LocalDate, days: number, calendar: WorkingCalendar): LocalDate | CalendarGap {
  const step = days < 0 ? -1 : 1;
  let [reached, left] = [date, Math.abs(days)];
  while (left > 0) {
    reached = plusDays(reached, step);
    const worked = isWorkingDay(reached, calendar);
    if (isGap(worked)) return worked;
    if (worked) left -= 1;
  }
  return reached;
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number | CalendarGap {
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    const worked = isWorkingDay(day, calendar);
    if (isGap(worked)) return worked;
    if (worked) count += 1;
  }
  return count;
}

/** `date`, or the next day that is worked. */
export function workingDayFrom(date: LocalDate, calendar: WorkingCalendar): LocalDate | CalendarGap {
  const worked = isWorkingDay(date, calendar);
  if (isGap(worked)) return worked;
  return worked ? date : plusWorkingDays(date, 1, calendar);
}
