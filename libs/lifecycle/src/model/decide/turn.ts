import type { Actor, Refusal, Unmet } from '#lib/kernel';
import { unmetBy } from '../gates.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import type { Turn, TurnLaw } from '../turns-law.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/** What is asked of every turn of an item that is underway: a law for it, the role, the stage, its conditions. */
export function unlessTurn(turn: Turn, law: TurnLaw | undefined, by: Actor, standard: Underway, procedure: Procedure, evenSuspended?: true): Refusal | undefined {
  if (!law) return refusals.turnUnknown(turn);
  const refused = unlessEntitled(by, law.by, turn, standard) ?? frozenOrEnded(standard, procedure, false, evenSuspended);
  if (refused || evenSuspended) return refused;
  return unlessMet(turn, law, standard, procedure);
}

export function unlessMet(turn: Turn, law: TurnLaw, standard: Underway, procedure: Procedure): Refusal | undefined {
  if (!law.from.includes(standard.stage)) return refusals.turnOutOfOrder(turn, standard.stage, law.from);
  const unmet = unmetOfTurn(law, standard, procedure);
  return unmet.length > 0 ? refusals.gatesShut(turn, unmet) : undefined;
}

export const unmetOfTurn = ({ gates = [] }: TurnLaw, standard: Underway, procedure: Procedure): readonly Unmet[] => gates.flatMap((gate) => unmetBy(gate, standard, procedure));
