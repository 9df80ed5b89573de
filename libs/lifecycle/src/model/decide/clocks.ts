import { type Instant, isGap, type Outcome, written } from '#lib/kernel';
import type { DecideExtension, RequestExtension } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { exceptionTo } from '../exceptions.js';
import { clockExtended, limitOf, today, zoneOf } from '../periods.js';
import type { ClockKind, Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { RunningClock, Underway } from '../standard.js';
import { onDayOf } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/** Asks for more time, at the latest so many days before the period ends (period-control notice, April 2025). */
export function requestExtension(standard: Underway, { months, reason, by, at }: RequestExtension, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure);
  if (refused) return refused;
  const running = extendable(standard, procedure, (clock, kind) => clock.state === 'running' || mayBeAskedAfterLapse(clock, kind, standard));
  if (!running) return refusals.noClock();
  const { id, clock, law } = running;
  const notEntitled = unlessEntitled(by, law.askedBy, 'RequestExtension', standard);
  if (notEntitled) return notEntitled;
  const said = written(reason);
  if (clock.asked?.months === months && (clock.asked.reason ?? said) === said) return [];
  const on = today(at, zoneOf(limitOf(running.kind), procedure));
  if (clock.state === 'running' && clock.lastDayToAsk && on > clock.lastDayToAsk) return refusals.extensionTooLate(clock.lastDayToAsk, exceptionTo(`clock:${id}`, procedure));
  if (clock.extensions >= law.times) return refusals.extensionUsedUp(law.times, exceptionTo(`clock:${id}`, procedure));
  if (!Number.isInteger(months) || months < 1 || months > law.maxMonths) return refusals.extensionTooLong(months, law.maxMonths, exceptionTo(`clock:${id}`, procedure));
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
  const running = extendable(standard, procedure, ({ state }) => state === 'running' || state === 'lapsed');
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
  if (clock.extensions >= law.times) return refusals.extensionUsedUp(law.times, exceptionTo(`clock:${id}`, procedure));
  const months = command.months ?? clock.asked?.months ?? 0;
  if (!Number.isInteger(months) || months < 1 || months > law.maxMonths) return refusals.extensionTooLong(months, law.maxMonths, exceptionTo(`clock:${id}`, procedure));
  const from = clock.state === 'lapsed' && !law.afterLapse ? today(at, zoneOf(limitOf(kind), procedure)) : clock.dueOn;
  const until = clockExtended(kind, from, months, procedure, at);
  if (isGap(until)) return refusals.calendarYearUnknown(until);
  return [{ type: 'ExtensionDecided', clock: id, granted, reason, until, at }, ...endingWhatFollowed(kind, standard, procedure, at)];
}

function extendable(standard: Underway, procedure: Procedure, isMeant: (clock: RunningClock, kind: ClockKind) => boolean) {
  for (const [id, clock] of Object.entries(standard.clocks)) {
    const kind = procedure.clocks[id];
    if (kind?.extension && isMeant(clock, kind)) return { id, clock, kind, law: kind.extension };
  }
  return undefined;
}

/** The months of choice that follow a limit are there to ask for more time in, too (ISO/IEC Directives, Part 1, 2.1.6.2). */
const mayBeAskedAfterLapse = ({ state }: RunningClock, kind: ClockKind, standard: Underway): boolean =>
  state === 'lapsed' && kind.extension?.afterLapse === true && followingLapse(kind, standard).length > 0;

const followingLapse = ({ lapseStarts = [] }: ClockKind, { clocks }: Underway): readonly string[] => lapseStarts.filter((id) => clocks[id]?.state === 'running');

/** Who is given more time need not choose any more. */
function endingWhatFollowed(kind: ClockKind, standard: Underway, procedure: Procedure, at: Instant): readonly StandardEvent[] {
  return followingLapse(kind, standard).map((clock) => ({ type: 'ClockStopped', clock, on: onDayOf(clock, at, procedure), at }));
}
