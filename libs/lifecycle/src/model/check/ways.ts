import type { Procedure } from '../procedure.js';

/** One step a standard can take: by a move, or because a ballot failed. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** The index of its move; null where a failed ballot leads. */
  readonly move: number | null;
}

/** Every way from stage to stage, whether or not its gates can open. Ways to stages nobody knows are left out. */
export function waysOf({ moves, ballots, stages }: Procedure): readonly Way[] {
  const ways: Way[] = moves.flatMap(({ from, to }, move) => from.map((stage) => ({ from: stage, to, move })));
  for (const { stages: asked, onFail } of Object.values(ballots)) if (onFail) for (const stage of asked) ways.push({ from: stage, to: onFail.to, move: null });
  return ways.filter(({ from, to }) => Object.hasOwn(stages, from) && Object.hasOwn(stages, to));
}

/** The stages that can be reached from `start`, itself among them, without entering what is `closed`. */
export function reachable(ways: readonly Way[], start: string, closed?: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const stage of reached) for (const { from, to } of ways) if (from === stage && to !== closed) reached.add(to);
  return reached;
}
