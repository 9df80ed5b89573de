import { type Actor, type Instant, isRefusal, joined, type Outcome, type Unmet, written } from '#lib/kernel';
import type { StandardEvent } from '../events.js';
import { isBlocked, migrationOf } from '../migrate.js';
import { named } from '../named.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import type { ConvertLaw } from '../turns-law.js';
import { onDayOf, started } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';
import { unmetOfTurn } from './turn.js';

export interface ConvertStandard {
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

/**
 * Takes an item over to another procedure, at the stage that is the same there. Refused with everything that stands against
 * it at once: conditions of this law, and what the other one could not go on with (a stage, a vote, a consultation, a clock).
 */
export function convertStandard(standard: Underway, { reason, by, at }: ConvertStandard, from: Procedure, to: Procedure): Outcome<StandardEvent> {
  const said = written(reason);
  // Asked twice, done once: it is where this very conversion has led it.
  if (standard.procedure.id === to.id && standard.arrivedBy === 'convert' && standard.arrivedWith?.['reason'] === said) return [];
  const laws = (from.turns?.convert ?? []).filter((law) => law.to === to.id);
  const law = laws.find((one) => one.from.includes(standard.stage));
  if (laws.length === 0) return refusals.turnUnknown('convert');
  const refused = unlessEntitled(by, (law ?? laws[0]!).by, 'convert', standard) ?? frozenOrEnded(standard, from);
  if (refused) return refused;
  if (!law) return refusals.turnOutOfOrder('convert', standard.stage, laws.flatMap((one) => one.from));
  if (standard.publication) return refusals.itemPublished(standard.publication.number);
  const unmet = againstConverting(standard, law, from, to, at);
  if (unmet.length > 0) return refusals.gatesShut('convert', unmet);
  if (!said) return refusals.reasonMissing('ConvertStandard');
  const step = migrationOf(ready(standard, law), from, to, rulesOf(standard, law, to), at);
  if (isBlocked(step)) return refusals.gatesShut('convert', step);
  const clocks = runningAnew(standard, law, to, at);
  if (isRefusal(clocks)) return clocks;
  const ended = Object.keys(standard.clocks).filter((id) => !named(to.clocks, id));
  const converted: StandardEvent = { type: 'TrackConverted', from: standard.procedure, to: { id: to.id, version: to.version }, stage: step.stage, rounds: step.rounds, heldAt: step.heldAt, ended, told: law.told ?? [], reason: said, by: by.id, at };
  return joined<StandardEvent>([converted], clocks);
}

function againstConverting(standard: Underway, law: ConvertLaw, from: Procedure, to: Procedure, at: Instant): readonly Unmet[] {
  const step = migrationOf(ready(standard, law), from, to, rulesOf(standard, law, to), at);
  return [...unmetOfTurn(law, standard, from), ...(isBlocked(step) ? step : [])];
}

/** Clocks that begin anew do not have to be known on the other side. */
const ready = (standard: Underway, { clocks }: ConvertLaw): Underway => (clocks === 'anew' ? { ...standard, clocks: {} } : standard);

const rulesOf = ({ procedure }: Underway, { stages = {} }: ConvertLaw, to: Procedure) => ({ from: procedure, to: { id: to.id, version: to.version }, stages, clocks: 'keep' }) as const;

function runningAnew({ clocks }: Underway, law: ConvertLaw, to: Procedure, at: Instant): Outcome<StandardEvent> {
  if (law.clocks === 'carried') return [];
  const running = Object.keys(clocks).filter((id) => clocks[id]!.state === 'running' && named(to.clocks, id));
  return joined(...running.map((id) => started(id, onDayOf(id, at, to), at, to)));
}
