import type { LocalDate } from '#lib/kernel';
import { readNumber, writeNumber } from '#lib/lifecycle';

/**
 * `GB/T 50001—2025`: series, serial, year of announcement. A revision keeps the serial of what it replaces and takes the
 * new year (Order 59: same serial, new year).
 */
export function standardNumber(series: string, serial: string, announcedOn: LocalDate): string {
  return writeNumber({ series, serial, year: announcedOn.slice(0, 4) });
}

/** `50001` of `GB/T 50001—2025`; undefined for a number of another series. */
export const serialOf = (number: string, series: string): string | undefined => readNumber(number, series)?.serial;
