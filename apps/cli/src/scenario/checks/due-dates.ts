import { dateIn, endOfDay, type Instant, isLocalDate, type Zone } from '#lib/kernel';
import { difference } from '../expect/matches.js';
import { instantOf, localText, readMoment } from '../format/moment.js';
import type { Mismatch } from '../scenario.js';
import type { Objection } from '../verbs/verb.js';

/** By key of the due date: a day, `end of` a day, a moment, or `none`. */
export type ExpectedDue = Readonly<Record<string, string>>;

export const dueSchema = { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } };

export const whyNoDue = (expected: ExpectedDue): readonly Objection[] =>
  Object.entries(expected)
    .filter(([, when]) => when !== 'none' && !isLocalDate(when.replace(/^end of /, '')) && !readMoment(when))
    .map(([key, when]) => ({ field: key, message: `"${when}" is no moment`, remedy: 'Write 2025-02-08, end of 2025-02-07, 2025-02-08T00:00, or none.' }));

/** Compares due dates, read as clocks in the zone show them. */
export function againstDue(expected: ExpectedDue, seen: readonly { readonly key: string; readonly at: Instant }[], zone: Zone): Mismatch[] {
  return Object.entries(expected).flatMap(([key, when]) => {
    const due = seen.find((one) => one.key === key);
    if (when === 'none') return due ? [difference(`due.${key}`, 'none', localText(due.at, zone))] : [];
    if (!due) return [difference(`due.${key}`, when, `not due; there are ${seen.map((one) => one.key).join(', ') || 'none'}`)];
    return isAt(due.at, when, zone) ? [] : [difference(`due.${key}`, when, localText(due.at, zone))];
  });
}

function isAt(at: Instant, when: string, zone: Zone): boolean {
  if (when.startsWith('end of ')) return at === endOfDay(when.slice('end of '.length), zone);
  return isLocalDate(when) ? dateIn(at, zone) === when : at === instantOf(readMoment(when)!, zone);
}
