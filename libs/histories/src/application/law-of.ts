import type { Procedure } from '#lib/lifecycle';
import type { Law, Step } from '../model/law.js';

/** The harmonized code of a withdrawn standard: where one that is superseded ends. */
const WITHDRAWN = '95.99';

/** Reads out of a procedure every single step it allows: its moves, what a failed ballot leads to, and being superseded. */
export function lawOf(procedure: Procedure): Law {
  const { stages, moves, ballots, histories } = procedure;
  const steps: Step[] = moves.flatMap(({ id, from, to, onward, automatic }) => from.map((stage) => ({ from: stage, to, by: id, onward: onward === true || automatic !== undefined })));
  for (const [question, { stages: asked, onFail }] of Object.entries(ballots)) {
    if (onFail) for (const stage of asked) steps.push({ from: stage, to: onFail.to, by: `${question} fails`, onward: false });
  }
  const withdrawn = Object.keys(stages).find((id) => stages[id]!.terminal && stages[id]!.code === WITHDRAWN);
  if (withdrawn) for (const stage of publishedStages(procedure, steps)) steps.push({ from: stage, to: withdrawn, by: 'superseded', onward: false });
  return {
    id: procedure.id,
    version: procedure.version,
    validFrom: procedure.validFrom,
    stages: Object.keys(stages),
    steps,
    unseenDays: new Map(Object.entries(histories?.unseen ?? {}).map(([stage, { days }]) => [stage, days])),
    exceptions: Object.entries(histories?.exceptions ?? {}).map(([id, { name, source, mark, from, to }]) => ({ id, name: name['en'] ?? id, source, mark, from: new Set(from), to: new Set(to) })),
  };
}

/** Where only what is out can be, short of its end. */
function publishedStages({ stages, moves, start }: Procedure, steps: readonly Step[]): readonly string[] {
  const editions = moves.filter(({ publishes }) => publishes === 'edition');
  const before = reachedFrom([start], steps.filter(({ by }) => !editions.some(({ id }) => id === by)));
  return [...reachedFrom(editions.map(({ to }) => to), steps)].filter((stage) => !stages[stage]?.terminal && !before.has(stage));
}

function reachedFrom(starts: readonly string[], steps: readonly Step[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const stage of reached) for (const { from, to } of steps) if (from === stage) reached.add(to);
  return reached;
}
