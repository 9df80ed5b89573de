import { type Instant, joined, type Outcome, written } from '#lib/kernel';
import type { ReinstateStandard } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { named } from '../named.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import type { ReinstateLaw } from '../turns-law.js';
import { onDayOf, resumed, started } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { askedAnew } from './move.js';
import { reviewScheduled } from './publish.js';
import { unlessMet } from './turn.js';

/** Brings back what has ended, to the stage the procedure names or the one it left. What goes on in another standard stays ended. */
export function reinstateStandard(standard: Underway, { reason, successor, by, at }: ReinstateStandard, procedure: Procedure): Outcome<StandardEvent> {
  const laws = procedure.turns?.reinstate ?? [];
  const law = reinstatementFrom(standard, procedure);
  if (laws.length === 0) return refusals.turnUnknown('reinstate');
  const refused = unlessEntitled(by, law?.by ?? laws.flatMap((one) => one.by), 'reinstate', standard);
  if (refused) return refused;
  const said = written(reason);
  if (standard.endedOn === null) return isJustBack(standard, said) ? [] : refusals.notEnded(standard.stage);
  if (!law) return refusals.turnOutOfOrder('reinstate', standard.stage, laws.flatMap(({ from }) => from));
  const { left } = standard;
  if (left?.continuedBy) return refusals.continuedElsewhere(left.continuedBy);
  if (successor) return refusals.continuedElsewhere([successor]);
  const unmet = unmetOfReinstating(standard, law, procedure);
  if (unmet) return unmet;
  if (!said) return refusals.reasonMissing('ReinstateStandard');
  const stage = stageBack(standard, law)!;
  const running = (left?.clocks ?? []).filter((id) => named(procedure.clocks, id));
  const frozenBy = law.clocks === 'carried' ? (running.find((id) => standard.clocks[id]?.state === 'lapsed' && standard.clocks[id]!.onLapse === 'freeze') ?? null) : null;
  const clocks = running.map((id) => clockBack(id, law, standard, procedure, at));
  const back: StandardEvent = { type: 'StandardReinstated', from: standard.stage, stage, reason: said, by: by.id, anew: askedAnew(stage, standard, procedure), frozenBy, at };
  return joined<StandardEvent>([back], ...clocks, standard.publication ? reviewScheduled(today(at, procedure.zone), procedure, at) : []);
}

/**
 * What becomes of a clock that ran or stood when the item ended. Where the way out did not stop it, it stopped with the item
 * all the same: the days since are nobody's.
 */
function clockBack(id: string, law: ReinstateLaw, standard: Underway, procedure: Procedure, at: Instant): Outcome<StandardEvent> {
  const clock = standard.clocks[id];
  if (!clock) return [];
  if (law.clocks === 'anew' && beginsAnew(id, standard, procedure)) return started(id, onDayOf(id, at, procedure), at, procedure);
  const isOn = clock.state === 'running' || clock.state === 'paused';
  if (law.clocks !== 'carried') return isOn ? [{ type: 'ClockStopped', clock: id, on: clock.stoppedOn ?? standard.endedOn!, at }] : [];
  // One that stood for a reason of its own stands again; one that stood because the item was suspended does not: it no longer is.
  return clock.state === 'stopped' || clock.state === 'running' || clock.heldUp ? resumed(standard, id, at, procedure) : [];
}

/** A period that only follows on another's end waits for that end; one that had run out begins again where it held the item up, or started what was running. */
function beginsAnew(id: string, { clocks, left }: Underway, procedure: Procedure): boolean {
  const follows = Object.values(procedure.clocks).some(({ lapseStarts }) => lapseStarts?.includes(id));
  if (follows) return false;
  const clock = clocks[id];
  if (clock?.state !== 'lapsed' || clock.onLapse === 'freeze') return true;
  return procedure.clocks[id]!.lapseStarts?.some((next) => left?.clocks.includes(next)) ?? false;
}

/** The law for where it ended. */
export const reinstatementFrom = ({ stage }: Underway, { turns }: Procedure): ReinstateLaw | undefined => turns?.reinstate?.find(({ from }) => from.includes(stage));

export const stageBack = ({ left }: Underway, { to }: ReinstateLaw): string | undefined => to ?? left?.stage;

export function unmetOfReinstating(standard: Underway, law: ReinstateLaw, procedure: Procedure) {
  const stage = stageBack(standard, law);
  if (!stage || !named(procedure.stages, stage)) return refusals.stageUnknown(stage ?? '', Object.keys(procedure.stages));
  return unlessMet('reinstate', law, standard, procedure);
}

const isJustBack = ({ arrivedBy, arrivedWith }: Underway, reason: string | null): boolean => arrivedBy === 'reinstate' && arrivedWith?.['reason'] === reason;
