import { dayOfWeek, isLocalDate, type LocalDate, plusDays, type WorkingCalendar } from '#lib/kernel';
import type { Names, Sourced } from '../procedure.js';

/** A calendar of working days as people write it: libs/lifecycle/calendars/*.yaml, of the shape of schema.json there. */
export interface WrittenCalendar {
  readonly id: string;
  readonly name: Names;
  readonly weekend: readonly number[];
  readonly years: Readonly<Record<string, WrittenYear>>;
}

interface WrittenYear extends Sourced {
  readonly daysOff: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly name: string }[];
  readonly worked?: readonly LocalDate[];
}

/** The days one by one, as periods are counted. */
export const workingCalendar = ({ id, weekend, years }: WrittenCalendar): WorkingCalendar => ({
  id,
  weekend,
  years: Object.fromEntries(Object.entries(years).map(([year, { daysOff, worked = [] }]) => [year, { daysOff: daysOff.flatMap(({ from, to }) => daysFrom(from, to)), worked }])),
});

/** Something in a calendar that cannot be meant, with a JSON Pointer to it. */
export interface CalendarProblem {
  readonly path: string;
  readonly code: 'DATE_INVALID' | 'DAY_OF_ANOTHER_YEAR' | 'RANGE_BACKWARDS' | 'DAY_OFF_TWICE' | 'DAY_OFF_AND_WORKED' | 'WORKED_ANYWAY' | 'WEEKEND_OF_ALL_DAYS';
  readonly because: string;
  readonly remedy: string;
}

/** Days that exist, each in its year, none both off and worked, and made-up days only where the week would have been off. */
export function checkCalendar({ weekend, years }: WrittenCalendar): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const say = (path: string, code: CalendarProblem['code'], because: string, remedy: string) => problems.push({ path, code, because, remedy });
  if (new Set(weekend).size >= 7) say('/weekend', 'WEEKEND_OF_ALL_DAYS', 'No day of the week is worked.', 'Leave a day of it to work.');
  for (const [year, { daysOff, worked = [] }] of Object.entries(years)) {
    const at = `/years/${year}`;
    const isDay = (day: LocalDate, path: string): boolean => {
      if (!isLocalDate(day)) say(path, 'DATE_INVALID', `"${day}" is not a day of the calendar.`, 'Write it as YYYY-MM-DD.');
      else if (!day.startsWith(year)) say(path, 'DAY_OF_ANOTHER_YEAR', `${day} is entered under ${year}.`, 'Enter it under its own year.');
      else return true;
      return false;
    };
    const off = new Set<LocalDate>();
    daysOff.forEach(({ from, to }, i) => {
      const path = `${at}/daysOff/${i}`;
      if (![isDay(from, `${path}/from`), isDay(to, `${path}/to`)].every(Boolean)) return;
      if (from > to) say(path, 'RANGE_BACKWARDS', `${from} is after ${to}.`, 'Write the first day first.');
      for (const day of daysFrom(from, to)) {
        if (off.has(day)) say(path, 'DAY_OFF_TWICE', `${day} is off already.`, 'Enter each day once.');
        off.add(day);
      }
    });
    worked.forEach((day, i) => {
      const path = `${at}/worked/${i}`;
      if (!isDay(day, path)) return;
      if (off.has(day)) say(path, 'DAY_OFF_AND_WORKED', `${day} is off and worked.`, 'Decide which.');
      else if (!weekend.includes(dayOfWeek(day))) say(path, 'WORKED_ANYWAY', `${day} is no day of the weekend.`, 'Enter only weekend days that are worked all the same.');
    });
  }
  return problems;
}

function daysFrom(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}
