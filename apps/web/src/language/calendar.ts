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

/** The midnight that ends a day in a zone: what closes with a day closes then. */
export function endOfDay(day: LocalDate, zone: string): Instant {
  const midnight = (utcDay(day) + 1) * DAY_MS;
  // Twice, for the zone may change its offset in between.
  let at = midnight;
  for (let tries = 0; tries < 2; tries += 1) at = midnight - offsetOf(at, zone);
  return new Date(at).toISOString();
}

export const plusDays = (day: LocalDate, days: number): LocalDate => new Date((utcDay(day) + days) * DAY_MS).toISOString().slice(0, 10);

/** How far the clocks of a zone are ahead of UTC at a moment. */
function offsetOf(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) - Math.floor(ms / 1000) * 1000;
}
