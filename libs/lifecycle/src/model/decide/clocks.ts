import { isGap, type Outcome, written } from '#lib/kernel';
import type { DecideExtension, RequestExtension } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { clockExtended, limitOf, today, zoneOf } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { RunningClock, Underway } from '../standard.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/** Asks for more time, at the latest so many days before the period ends (period-control notice, April 2025). */
export function requestExtension(standard: Underway, { months, reason, by, at }: RequestExtension, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure);
  if (refused) return refused;
  const running = extendable(standard, procedure, ['running']);
  if (!running) return refusals.noClock();
  const { id, clock, law } = running;
  const notEntitled = unlessEntitled(by, law.askedBy, 'RequestExtension', standard);
  if (notEntitled) return notEntitled;
  const said = written(reason);
  if (clock.asked?.months === months && (clock.asked.reason ?? said) === said) return [];
  const on = today(at, zoneOf(limitOf(running.kind), procedure));
  if (clock.lastDayToAsk && on > clock.lastDayToAsk) return refusals.extensionTooLate(clock.lastDayToAsk);
  if (clock.extensions >= law.times) return refusals.extensionUsedUp(law.times);
  if (!Number.isInteger(months) || months < 1 || months > law.maxMonths) return refusals.extensionTooLong(months, law.maxMonths);
  if (!said) return refusals.reasonMissing('RequestExtension');
  return [{ type: 'ExtensionRequested', clock: id, months, reason: said, on, at }];
}

/**
 * Grants or declines. For a frozen item the authority may grant without a request: that lifts the freeze, and the months
 * are counted from that day, for those spent frozen could not be worked in (by design: the notice was not seen that far).
 * Lifting a freeze is an extension like any other: it counts towards `times`, and where those are used up only
 * termination is left.
 */
export function decideExtension(standard: Underway, command: DecideExtension, procedure: Procedure): Outcome<StandardEvent> {
  const { granted, by, at } = command;
  const ended = frozenOrEnded(standard, procedure, true);
  if (ended) return ended;
  const running = extendable(standard, procedure, ['running', 'lapsed']);
  if (!running) return refusals.noClock();
  const { id, clock, kind, law } = running;
  const refused = unlessEntitled(by, law.decidedBy, 'DecideExtension', standard);
  if (refused) return refused;
  if (!clock.asked && !(standard.frozen && granted)) return refusals.extensionNotAsked();
  const reason = written(command.reason);
  if (!granted || standard.frozen) {
    if (!reason) return refusals.reasonMissing('DecideExtension');
  }
  if (!granted) return [{ type: 'ExtensionDecided', clock: id, granted, reason, until: null, at }];
  if (clock.extensions >= law.times) return refusals.extensionUsedUp(law.times);
  const months = command.months ?? clock.asked?.months ?? 0;
  if (!Number.isInteger(months) || months < 1 || months > law.maxMonths) return refusals.extensionTooLong(months, law.maxMonths);
  const from = clock.state === 'lapsed' ? today(at, zoneOf(limitOf(kind), procedure)) : clock.dueOn;
  const until = clockExtended(kind, from, months, procedure, at);
  return isGap(until) ? refusals.calendarYearUnknown(until) : [{ type: 'ExtensionDecided', clock: id, granted, reason, until, at }];
}

function extendable(standard: Underway, procedure: Procedure, states: readonly RunningClock['state'][]) {
  for (const [id, clock] of Object.entries(standard.clocks)) {
    const kind = procedure.clocks[id];
    if (kind?.extension && states.includes(clock.state)) return { id, clock, kind, law: kind.extension };
  }
  return undefined;
}
