import { isGap, isRefusal, type Instant, type Outcome, type Refusal, type Unmet } from '#lib/kernel';
import type { StandardEvent } from './events.js';
import { minimumOf, periodFrom, today, zoneOf } from './periods.js';
import type { Procedure } from './procedure.js';
import { refusals } from './refusals.js';
import type { Underway } from './standard.js';

/**
 * The calendar years a move waits for: those without which its own periods could not be dated, and those of a consultation
 * that it still asks for. Said as conditions beside the others, so that nobody meets them all only to be refused.
 */
export function calendarGaps(outcomes: readonly Outcome<StandardEvent>[], unmet: readonly Unmet[], standard: Underway, at: Instant, procedure: Procedure): readonly Unmet[] {
  const own = outcomes.filter(isRefusal).filter(({ refused }) => refused === 'CALENDAR_YEAR_UNKNOWN');
  const asked = unmet.flatMap(({ code, facts }) => (code === 'CONSULTATION_NOT_HELD' ? gapOf(String(facts['consultation']), standard, at, procedure) : []));
  const said = new Map([...own, ...asked].map((refusal) => [`${String(refusal.facts['calendar'])}:${String(refusal.facts['year'])}`, refusal]));
  return [...said.values()].map(unmetFor);
}

function gapOf(kind: string, standard: Underway, at: Instant, procedure: Procedure): Refusal[] {
  const law = procedure.consultations[kind];
  if (!law?.stages.includes(standard.stage)) return [];
  const minimum = minimumOf(law);
  const shortest = periodFrom(today(at, zoneOf(minimum, procedure)), minimum, procedure);
  return isGap(shortest) ? [refusals.calendarYearUnknown(shortest)] : [];
}

const unmetFor = ({ refused, because, remedy, facts }: Refusal): Unmet => ({ code: refused, because, remedy, who: ['authority'], facts });
