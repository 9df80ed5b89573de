import type { Instant, LocalDate } from '../api/standards';

const DAY_MS = 86_400_000;
const utcDay = (date: LocalDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day it is in a zone at an instant. */
export function dayOf(instant: Instant, zone: string): LocalDate {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(Date.parse(instant));
}

/** Whole days from one day to another; negative when it lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => utcDay(to) - utcDay(from);
