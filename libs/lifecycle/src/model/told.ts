import type { StandardEvent } from './events.js';
import type { Procedure } from './procedure.js';
import type { TurnLaw } from './turns-law.js';

/** The roles whose holders must be told of this, in the order of the law: the first one a person holds is the reason. */
export function toldOf(event: StandardEvent, procedure: Procedure): readonly string[] {
  if (event.type === 'ProcedureChanged' && event.muted) return [];
  const roles = new Set<string>();
  if (event.type === 'StageEntered') for (const role of procedure.moves.find(({ id }) => id === event.move)?.told ?? []) roles.add(role);
  if (event.type === 'TrackConverted') for (const role of event.told) roles.add(role);
  for (const role of toldOfTurn(event, procedure)) roles.add(role);
  if (event.type === 'BallotOpened') roles.add(procedure.ballots[event.question]!.electorate);
  for (const role of procedure.told[event.type] ?? []) roles.add(role);
  return [...roles];
}

/** Those the law of the turn names; of one with several laws, all of them. */
function toldOfTurn(event: StandardEvent, { turns }: Procedure): readonly string[] {
  const laws: Partial<Record<StandardEvent['type'], readonly (TurnLaw | undefined)[] | undefined>> = {
    StandardSuspended: [turns?.suspend],
    StandardResumed: [turns?.suspend],
    StandardReinstated: turns?.reinstate,
    StandardSplit: [turns?.split],
    StandardMerged: [turns?.merge],
  };
  return (laws[event.type] ?? []).flatMap((law) => law?.told ?? []);
}
