import type { LocalDate } from '#lib/kernel';

/**
 * `GB/T 50001—2025`: series, serial, year of announcement. A revision keeps the serial of what it replaces and takes the
 * new year (Order 59: same serial, new year).
 */
export function standardNumber(series: string, serial: string, announcedOn: LocalDate): string {
  return `${series} ${serial}—${announcedOn.slice(0, 4)}`;
}

/** `50001` of `GB/T 50001—2025`; undefined for a number of another series. */
export function serialOf(number: string, series: string): string | undefined {
  const match = /^(.+) ([0-9]+(?:\.[0-9]+)*)[—-](?:[0-9]{4})$/.exec(number);
  return match?.[1] === series ? match[2] : undefined;
}
