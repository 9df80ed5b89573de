import { type CalendarGap, dateIn, dayBefore, daysBetween, endOfDay, type Instant, isGap, lastDayOf, type LocalDate, needsCalendar, type Period, plusDays, plusWorkingDays, startOfDay, workingDayFrom, workingDaysBetween, type Zone } from '#lib/kernel';
import type { ClockKind, ConsultationKind, LanguageLaw, Procedure, ReviewLaw } from './procedure.js';
import type { RunningClock } from './standard.js';

// --- the periods of a procedure: a bare number is short for calendar days, months or years

export const minimumOf = ({ minimum, minimumDays }: ConsultationKind): Period => minimum ?? { days: minimumDays ?? 0 };
export const limitOf = ({ limit, months }: ClockKind): Period => limit ?? { months: months ?? 0 };
export const askBeforeOf = ({ askBefore, askBeforeDays }: NonNullable<ClockKind['extension']>): Period => askBefore ?? { days: askBeforeDays ?? 0 };
export const lateWithin = ({ within, days }: LanguageLaw['late']): Period => within ?? { days: days ?? 0 };
export const reviewEvery = ({ every, years }: ReviewLaw): Period => every ?? { years: years ?? 0 };

/** Every period of a procedure, with the place it stands at. */
export function periodsOf({ consultations, clocks, languages, review }: Procedure): readonly (readonly [path: readonly string[], period: Period])[] {
  return [
    ...Object.entries(consultations).map(([id, kind]) => [['consultations', id, kind.minimum ? 'minimum' : 'minimumDays'], minimumOf(kind)] as const),
    ...Object.entries(clocks).flatMap(([id, kind]) => [
      [['clocks', id, kind.limit ? 'limit' : 'months'], limitOf(kind)] as const,
      ...(kind.extension ? [[['clocks', id, 'extension', kind.extension.askBefore ? 'askBefore' : 'askBeforeDays'], askBeforeOf(kind.extension)] as const] : []),
    ]),
    [['languages', 'late', languages.late.within ? 'within' : 'days'], lateWithin(languages.late)],
    [['review', review.every ? 'every' : 'years'], reviewEvery(review)],
  ];
}

/** The calendars a procedure counts by. */
export const calendarsNamed = (procedure: Procedure): readonly string[] => [...new Set(periodsOf(procedure).flatMap(([, { calendar }]) => calendar ?? []))];

/** Whose midnight ends the days of a period. */
export const zoneOf = ({ zone }: Period, procedure: Procedure): Zone => zone ?? procedure.zone;

/** A length as a sentence has it: `60 days`, `15 working days`. */
export function lengthOf(period: Period): string {
  const [count, unit] = unitOf(period);
  return `${count} ${unit === 'workingDays' ? 'working day' : unit.slice(0, -1)}${count === 1 ? '' : 's'}`;
}

/** The facts a length is phrased with: calendar days as a number, anything else as the period it is. */
export function lengthFacts({ days, weeks, ...rest }: Period): { readonly minimumDays: number } | { readonly minimum: Period } {
  return days !== undefined || weeks !== undefined ? { minimumDays: days ?? weeks! * 7 } : { minimum: rest };
}

export const units = ['days', 'weeks', 'months', 'years', 'workingDays'] as const;
const unitOf = (period: Period): readonly [number, (typeof units)[number]] => {
  const unit = units.find((one) => period[one] !== undefined) ?? 'days';
  return [period[unit] ?? 0, unit];
};

/** Roughly; enough to tell weeks from years. */
export const lengthInDays = ({ days = 0, weeks = 0, months = 0, years = 0, workingDays = 0 }: Period): number => days + 7 * weeks + 30 * months + 365 * years + Math.ceil((workingDays * 7) / 5);

// --- counting them

/** The last day of a period, and the instant it is over. */
export function periodFrom(on: LocalDate, period: Period, procedure: Procedure): { readonly lastDay: LocalDate; readonly endsAt: Instant } | CalendarGap {
  const lastDay = lastDayOf(period, on, procedure.calendars);
  return isGap(lastDay) ? lastDay : { lastDay, endsAt: endOfDay(lastDay, zoneOf(period, procedure)) };
}

type Running = Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'>;

/** A clock that starts: its last day, its warnings from now on, and the instant after which it has lapsed. */
export function clockStarting(kind: ClockKind, startedOn: LocalDate, procedure: Procedure, at: Instant): Running | CalendarGap {
  const dueOn = lastDayOf(limitOf(kind), startedOn, procedure.calendars);
  return isGap(dueOn) ? dueOn : runningTo(kind, dueOn, procedure, at);
}

/** A clock that is given so many months more, counted from `from`. */
export function clockExtended(kind: ClockKind, from: LocalDate, months: number, procedure: Procedure, at: Instant): Running | CalendarGap {
  const dueOn = lastDayOf(limitOf(kind).endOnDayOff === 'moves' ? { ...limitOf(kind), ...noLength, months } : { months }, from, procedure.calendars);
  return isGap(dueOn) ? dueOn : runningTo(kind, dueOn, procedure, at);
}

/** A clock that stood runs on: as many days are left as were left then; working days where it counts those. */
export function clockResumed(kind: ClockKind, { dueOn }: RunningClock, stoppedOn: LocalDate, resumedOn: LocalDate, procedure: Procedure, at: Instant): Running | CalendarGap {
  const until = resumedUntil(limitOf(kind), dueOn, stoppedOn, resumedOn, procedure);
  return isGap(until) ? until : runningTo(kind, until, procedure, at);
}

function resumedUntil(limit: Period, dueOn: LocalDate, stoppedOn: LocalDate, resumedOn: LocalDate, { calendars = {} }: Procedure): LocalDate | CalendarGap {
  const later = plusDays(dueOn, daysBetween(stoppedOn, resumedOn));
  if (!needsCalendar(limit)) return later;
  const calendar = calendars[limit.calendar ?? ''];
  if (!calendar) return { calendar: limit.calendar ?? '', year: Number(dueOn.slice(0, 4)) };
  if (limit.workingDays === undefined) return workingDayFrom(later, calendar);
  const left = workingDaysBetween(stoppedOn, dueOn, calendar);
  return isGap(left) ? left : plusWorkingDays(resumedOn, left, calendar);
}

/** A window that stood: as many days are left to its last one as were left then. */
export const closingAfter = (minimum: Period, closesOn: LocalDate, stoodFrom: LocalDate, until: LocalDate, procedure: Procedure): LocalDate | CalendarGap => resumedUntil(minimum, closesOn, stoodFrom, until, procedure);

/** A clock whose last day is set by an exception. */
export const clockUntil = runningTo;

/** A review whose last day is known: when it is warned of, and when it is over. */
export function reviewUntil(dueOn: LocalDate, procedure: Procedure, at: Instant): { readonly dueOn: LocalDate; readonly warnAt: readonly { readonly daysLeft: number; readonly at: Instant }[]; readonly dueAt: Instant } {
  const zone = zoneOf(reviewEvery(procedure.review), procedure);
  const warnAt = procedure.review.warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(dueOn, -daysLeft), zone) })).filter((warning) => warning.at > at);
  return { dueOn, warnAt, dueAt: endOfDay(dueOn, zone) };
}

function runningTo(kind: ClockKind, dueOn: LocalDate, procedure: Procedure, at: Instant): Running | CalendarGap {
  const zone = zoneOf(limitOf(kind), procedure);
  const lastDayToAsk = kind.extension ? dayBefore(askBeforeOf(kind.extension), dueOn, procedure.calendars) : null;
  if (isGap(lastDayToAsk)) return lastDayToAsk;
  return {
    dueOn,
    warnAt: kind.warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(dueOn, -daysLeft), zone) })).filter((warning) => warning.at > at),
    lapsesAt: endOfDay(dueOn, zone),
    lastDayToAsk,
  };
}

const noLength = { days: undefined, weeks: undefined, months: undefined, years: undefined, workingDays: undefined };

export const today = (at: Instant, zone: Zone): LocalDate => dateIn(at, zone);
