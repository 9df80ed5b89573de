import { isLocalDate, type LocalDate } from '#lib/kernel';
import type { Row } from '../rows/row.js';

/** The first of these fields that says something, as text. */
export function fieldOf({ fields }: Pick<Row, 'fields'>, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim();
  }
  return null;
}

/** A day as sources write it: 2019-04-12, also with a time of day; 2018-05 and 2018 mean their first day. Undefined when it is no day. */
export function dayOf(text: string): LocalDate | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ].*)?)?)?$/.exec(text.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  return year !== undefined && isLocalDate(date) ? date : undefined;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entries in the order of their days, when each has one; otherwise as they stand. */
export function inOrder<Entry extends { readonly on: LocalDate | null }>(entries: readonly Entry[]): readonly Entry[] {
  return entries.every(({ on }) => on !== null) ? entries.toSorted((a, b) => (a.on! < b.on! ? -1 : a.on! > b.on! ? 1 : 0)) : entries;
}
