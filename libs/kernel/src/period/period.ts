import { type LocalDate, plusDays, plusMonths, type Zone } from '../time.js';
import { type CalendarGap, isGap, plusWorkingDays, workingDayFrom, type WorkingCalendar } from './working-calendar.js';

/**
 * A legal period as data: so many days, weeks, months or years of the common calendar, or working days of a calendar that
 * is named. Exactly one of the five. The day of the event is not counted; the last day belongs to the period to its end
 * (Civil Code arts. 201 and 203, by analogy; from memory).
 */
export interface Period {
  readonly days?: number;
  readonly weeks?: number;
  readonly months?: number;
  readonly years?: number;
  readonly workingDays?: number;
  /** The id of the calendar of working days; only where the period asks which days are worked. */
  readonly calendar?: string;
  /** Where its days begin and end; the zone of the procedure when left out. */
  readonly zone?: Zone;
  /** A last day that is not worked stays the last day, or the period runs to the next day that is. Stays, when left out. */
  readonly endOnDayOff?: 'stays' | 'moves';
}

export type Calendars = Readonly<Record<string, WorkingCalendar>>;

/** Calendar days never need to know which of them are worked, unless the end may not fall on a day off. */
export const needsCalendar = ({ workingDays, endOnDayOff }: Period): boolean => workingDays !== undefined || endOnDayOff === 'moves';

/** The last day of a period that is counted from `from`. */
export function lastDayOf(period: Period, from: LocalDate, calendars: Calendars = {}): LocalDate | CalendarGap {
  if (!needsCalendar(period)) return shifted(period, from, 1);
  const calendar = calendarOf(period, from, calendars);
  if (isGap(calendar)) return calendar;
  if (period.workingDays !== undefined) return plusWorkingDays(from, period.workingDays, calendar);
  return workingDayFrom(shifted(period, from, 1), calendar);
}

/** The day so long before `due`: the last one on which something that must come that much earlier may come. */
export function dayBefore(period: Period, due: LocalDate, calendars: Calendars = {}): LocalDate | CalendarGap {
  if (period.workingDays === undefined) return shifted(period, due, -1);
  const calendar = calendarOf(period, due, calendars);
  return isGap(calendar) ? calendar : plusWorkingDays(due, -period.workingDays, calendar);
}

const shifted = ({ days = 0, weeks = 0, months = 0, years = 0 }: Period, from: LocalDate, sign: 1 | -1): LocalDate =>
  plusDays(plusMonths(from, sign * (months + 12 * years)), sign * (days + 7 * weeks));

/** A calendar nobody has knows no year. */
const calendarOf = ({ calendar = '' }: Period, from: LocalDate, calendars: Calendars): WorkingCalendar | CalendarGap => calendars[calendar] ?? { calendar, year: Number(from.slice(0, 4)) };
