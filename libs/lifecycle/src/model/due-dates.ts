import { dateIn, type Facts, type Instant, type LocalDate, type Zone } from '#lib/kernel';
import type { Standard } from './standard.js';
import type { Waits } from './turns-law.js';

/** An instant at which something happens by itself. Derived from the state, so a row for it can never be out of date. */
export interface DueDate {
  readonly key: string;
  readonly at: Instant;
  readonly facts: Facts;
}

/** Every instant this standard waits for, keyed so that each fires once. */
export function dueDates(standard: Standard): readonly DueDate[] {
  if (standard.is === 'unproposed' || standard.endedOn) return [];
  const due: DueDate[] = [];
  const waits = (what: Waits) => standard.suspended?.standStill.includes(what) === true;
  for (const held of Object.values(standard.consultations)) {
    if (held.closed || waits('consultations')) continue;
    for (const { daysLeft, at } of held.warnAt) if (!held.warned.includes(daysLeft)) due.push({ key: `consultation:${held.kind}:closing:${daysLeft}`, at, facts: { daysLeft } });
    due.push({ key: `consultation:${held.kind}:close`, at: held.closesAt, facts: { closesOn: held.closesOn } });
  }
  for (const ballot of Object.values(standard.ballots)) {
    if (!ballot.tally && ballot.closesAt && !waits('ballots')) due.push({ key: `ballot:${ballot.key}:close`, at: ballot.closesAt, facts: {} });
  }
  for (const [id, clock] of Object.entries(standard.clocks)) {
    if (clock.state !== 'running') continue;
    for (const { daysLeft, at } of clock.warnAt) if (!clock.warned.includes(daysLeft)) due.push({ key: `clock:${id}:warn:${daysLeft}`, at, facts: { daysLeft, dueOn: clock.dueOn } });
    due.push({ key: `clock:${id}:lapse`, at: clock.lapsesAt, facts: { dueOn: clock.dueOn } });
  }
  for (const { language, late, submittedOn } of Object.values(standard.languages)) {
    if (!late?.dueOn || submittedOn || late.overdue || waits('clocks')) continue;
    for (const { day, at } of late.warnAt) if (!late.warned.includes(day)) due.push({ key: `late:${language}:${day}`, at, facts: { day, dueOn: late.dueOn } });
  }
  const { publication, review } = standard;
  // What is suspended does not take effect; on a day that was announced it does so late, once it goes on.
  if (publication && !publication.inForce && !standard.suspended) due.push({ key: 'implementation', at: publication.takesEffectAt, facts: { implementsOn: publication.implementsOn } });
  if (review) {
    for (const { daysLeft, at } of review.warnAt) if (!review.warned.includes(daysLeft)) due.push({ key: `review:${daysLeft}`, at, facts: { daysLeft, dueOn: review.dueOn } });
    if (!review.warned.includes(0)) due.push({ key: 'review:0', at: review.dueAt, facts: { daysLeft: 0, dueOn: review.dueOn } });
  }
  return due;
}

/** The day a due date is known by: the last day of a period that ends with it, otherwise the day of its instant. */
export function dueDay(key: string, at: Instant, facts: Facts, zone: Zone): LocalDate {
  const last = /^(consultation:.*:close|clock:.*:lapse|review:0)$/.test(key) ? (facts['closesOn'] ?? facts['dueOn']) : undefined;
  return typeof last === 'string' ? last : dateIn(at, zone);
}
