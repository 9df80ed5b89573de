import { type Instant, instantFromMs, isLocalDate, type LocalDate, msOf, startOfDay, type Zone } from '#lib/kernel';

/** A moment as a scenario writes it: a day, or a day and a time, in the scenario's zone. */
export interface LocalMoment {
  readonly date: LocalDate;
  /** Minutes after midnight; absent when only the day was given. */
  readonly minutes: number | undefined;
}

/** Work begins at nine. */
const nine = 9 * 60;

export function readMoment(text: string): LocalMoment | undefined {
  const [, date = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?$/.exec(text) ?? [];
  if (!isLocalDate(date)) return undefined;
  if (hours === undefined) return { date, minutes: undefined };
  const total = Number(hours) * 60 + Number(minutes);
  return Number(hours) < 24 && Number(minutes) < 60 ? { date, minutes: total } : undefined;
}

export const instantOf = ({ date, minutes }: LocalMoment, zone: Zone): Instant => instantFromMs(msOf(startOfDay(date, zone)) + (minutes ?? nine) * 60_000);

/** `2023-03-10 09:00`, as clocks in the zone show it. */
export function localText(instant: Instant, zone: Zone): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(msOf(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
