import type { Unmet } from '#lib/kernel';
import { reinstatementFrom, stageBack } from './decide/reinstate.js';
import { unmetOfTurn } from './decide/turn.js';
import type { Procedure } from './procedure.js';
import type { Underway } from './standard.js';
import type { Turn, TurnLaw } from './turns-law.js';

/** What may happen to the item besides its moves: whether it can be asked for now, by whom, and who would be told. */
export interface PossibleTurn {
  readonly turn: Turn;
  readonly open: boolean;
  readonly by: readonly string[];
  /** The stage it leads to, where it leads to one that is known beforehand. */
  readonly to: string | null;
  /** Of a conversion: the other procedure. */
  readonly procedure: string | null;
  readonly unmet: readonly Unmet[];
  readonly told: readonly string[];
}

/** Who lets a suspended item go on. */
export const resumedBy = ({ turns }: Procedure): readonly string[] => turns?.suspend?.resumedBy ?? turns?.suspend?.by ?? [];

/** From the functions that decide, so that what is offered is what is done. */
export function possibleTurns(standard: Underway, procedure: Procedure): readonly PossibleTurn[] {
  const { turns } = procedure;
  if (!turns) return [];
  if (standard.endedOn !== null) {
    const law = reinstatementFrom(standard, procedure);
    const to = law && stageBack(standard, law);
    return law && to && !standard.left?.continuedBy ? [possible('reinstate', law, standard, procedure, to)] : [];
  }
  if (procedure.stages[standard.stage]?.terminal) return [];
  if (standard.suspended) return turns.suspend ? [{ turn: 'resume', open: true, by: resumedBy(procedure), to: standard.stage, procedure: null, unmet: [], told: turns.suspend.told ?? [] }] : [];
  const here = (law: TurnLaw | undefined): law is TurnLaw => law?.from.includes(standard.stage) === true;
  const { suspend, convert = [], split, merge } = turns;
  return [
    ...(here(suspend) ? [possible('suspend', suspend, standard, procedure, standard.stage)] : []),
    ...convert.filter(here).map((law) => ({ ...possible('convert', law, standard, procedure, law.stages?.[standard.stage] ?? standard.stage), procedure: law.to })),
    ...(here(split) ? [possible('split', split, standard, procedure, null)] : []),
    ...(here(merge) ? [possible('merge', merge, standard, procedure, null)] : []),
  ];
}

function possible(turn: Turn, law: TurnLaw, standard: Underway, procedure: Procedure, to: string | null): PossibleTurn {
  const unmet = unmetOfTurn(law, standard, procedure);
  return { turn, open: unmet.length === 0 && !standard.frozen, by: law.by, to, procedure: null, unmet, told: law.told ?? [] };
}
