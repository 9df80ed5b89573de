import { joined, type Outcome, written } from '#lib/kernel';
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
  const clocks = law.clocks === 'none' ? [] : running.map((id) => (law.clocks === 'anew' ? (beginsAnew(id, standard, procedure) ? started(id, onDayOf(id, at, procedure), at, procedure) : []) : standard.clocks[id]?.state === 'stopped' ? resumed(standard, id, at, procedure) : []));
  const back: StandardEvent = { type: 'StandardReinstated', from: standard.stage, stage, reason: said, by: by.id, anew: askedAnew(stage, standard, procedure), frozenBy, at };
  return joined<StandardEvent>([back], ...clocks, standard.publication ? reviewScheduled(today(at, procedure.zone), procedure, at) : []);
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
