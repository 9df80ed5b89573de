import type { StandardEvent } from './events.js';
import type { Procedure } from './procedure.js';

/** The roles whose holders must be told of this, in the order of the law: the first one a person holds is the reason. */
export function toldOf(event: StandardEvent, procedure: Procedure): readonly string[] {
  if (event.type === 'ProcedureChanged' && event.muted) return [];
  const roles = new Set<string>();
  if (event.type === 'StageEntered') for (const role of procedure.moves.find(({ id }) => id === event.move)?.told ?? []) roles.add(role);
  if (event.type === 'BallotOpened') roles.add(procedure.ballots[event.question]!.electorate);
  for (const role of procedure.told[event.type] ?? []) roles.add(role);
  return [...roles];
}
