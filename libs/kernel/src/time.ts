/**
 * Time as values. An Instant is UTC with milliseconds, fixed width, so that text order is time order.
 * A LocalDate is a calendar day without a zone. Rules never ask what time it is: `at` comes in the command.
 */
export type Instant = string;
export type LocalDate = string;
/** IANA name, e.g. Asia/Shanghai. */
export type Zone = string;

/** Where the present comes from. Production reads the system clock; scenarios and tests own theirs. */
export abstract class Clock {
  abstract now(): Instant;
}

/** Where identifiers come from: unguessable in production, countable in tests. */
export abstract class Ids {
  abstract next(): string;
}

const DAY_MS = 86_400_000;

export const instantFromMs = (ms: number): Instant => new Date(ms).toISOString();
export const msOf = (instant: Instant): number => Date.parse(instant);

/** True for a real calendar day written YYYY-MM-DD. */
export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromUtcDay(utcDay(text)) === text;
}

const utcDay = (date: LocalDate): number => {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  return Math.round(Date.UTC(y, m - 1, d) / DAY_MS);
};
const fromUtcDay = (day: number): LocalDate => {
  const ms = day * DAY_MS;
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : '';
};

export const plusDays = (date: LocalDate, days: number): LocalDate => fromUtcDay(utcDay(date) + days);

/** Same day of the month, or the last day of a shorter month (2024-01-31 + 1 = 2024-02-29). */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  const total = y * 12 + (m - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(Math.min(d, lastDay)).padStart(2, '0')}`;
}

/** Whole days from `a` to `b`; the day of the event is not counted, so daysBetween(x, x) is 0. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => utcDay(b) - utcDay(a);

/** The calendar day it is in `zone` at `instant`. */
export const dateIn = (instant: Instant, zone: Zone): LocalDate =>
  new Date(msOf(instant) + offsetMs(zone, msOf(instant))).toISOString().slice(0, 10);

/** The first instant of `date` in `zone`. */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
  const wall = utcDay(date) * DAY_MS;
  // A zone's offset depends on the instant sought: settle it in two steps, which is enough for every zone in use.
  let at = wall - offsetMs(zone, wall);
  at = wall - offsetMs(zone, at);
  return instantFromMs(at);
}

/** The first instant after `date` in `zone`: a period that ends "at the end of" a day ends here. */
export const endOfDay = (date: LocalDate, zone: Zone): Instant => startOfDay(plusDays(date, 1), zone);

/** The offset last asked for in each zone: a busy second asks for it thousands of times, and within one it never changes. */
const lastOffsets = new Map<Zone, { readonly second: number; readonly offset: number }>();
function offsetMs(zone: Zone, atMs: number): number {
  const second = Math.floor(atMs / 1000);
  const last = lastOffsets.get(zone);
  if (last?.second === second) return last.offset;
  const offset = readOffsetMs(zone, atMs);
  lastOffsets.set(zone, { second, offset });
  return offset;
}

const formats = new Map<Zone, Intl.DateTimeFormat>();
function readOffsetMs(zone: Zone, atMs: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(atMs)) if (type !== 'literal') part[type] = Number(value);
  const wall = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!);
  return wall - Math.floor(atMs / 1000) * 1000;
}
