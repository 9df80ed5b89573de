import type { Procedure } from '../procedure.js';
import type { TurnLaw } from '../turns-law.js';
import { error, type Problem } from './problem.js';
import { reachable, waysOf } from './ways.js';

type Path = readonly (string | number)[];

/** The laws of a procedure's turns, each with its place. */
export const turnLawsOf = ({ turns = {} }: Procedure): readonly (readonly [path: Path, what: string, law: TurnLaw])[] => [
  ...(turns.suspend ? [[['turns', 'suspend'], 'suspend', turns.suspend] as const] : []),
  ...(turns.reinstate ?? []).map((law, i) => [['turns', 'reinstate', i], 'reinstate', law] as const),
  ...(turns.convert ?? []).map((law, i) => [['turns', 'convert', i], 'convert', law] as const),
  ...(turns.split ? [[['turns', 'split'], 'split', turns.split] as const] : []),
  ...(turns.merge ? [[['turns', 'merge'], 'merge', turns.merge] as const] : []),
];

/**
 * What happens besides the moves leads somewhere: only what has ended comes back, and to where it can go on; only what is
 * under way is held up, divided or joined; what ends, ends at an end; and a stage has one law of each kind.
 */
export function checkTurns(procedure: Procedure): readonly Problem[] {
  const { turns, stages, start, moves } = procedure;
  if (!turns) return [];
  const problems: Problem[] = [];
  const isEnd = (stage: string) => stages[stage]?.terminal === true;
  for (const [path, what, law] of turnLawsOf(procedure)) {
    law.from.forEach((stage, i) => {
      if (!stages[stage]) return;
      if (what === 'reinstate' && !isEnd(stage)) problems.push(error('TURN_FROM_LIVING', [...path, 'from', i], `"${stage}" is no end, so nothing comes back from it.`, 'Name stages marked `terminal`; moves lead on from the others.'));
      if (what !== 'reinstate' && isEnd(stage)) problems.push(error('TURN_FROM_END', [...path, 'from', i], `Nobody can ${what} at "${stage}", where a standard has ended.`, 'Name stages a standard is under way at.'));
    });
  }
  const landing = (path: Path, stage: string | undefined) => {
    if (stage !== undefined && isEnd(stage)) problems.push(error('TURN_LEADS_TO_END', path, `"${stage}" is an end: nothing would go on there.`, 'Name a stage that can be left.'));
  };
  const ending = (path: Path, stage: string) => {
    if (stages[stage] && !isEnd(stage)) problems.push(error('TURN_ENDS_NOWHERE', path, `"${stage}" is no end, and what has become others would go on there.`, 'Name a stage marked `terminal`.'));
  };
  (turns.reinstate ?? []).forEach(({ to }, i) => landing(['turns', 'reinstate', i, 'to'], to));
  landing(['turns', 'split', 'partsAt'], turns.split?.partsAt);
  landing(['turns', 'merge', 'at'], turns.merge?.at);
  if (turns.split) ending(['turns', 'split', 'sourceEndsAt'], turns.split.sourceEndsAt);
  if (turns.merge) ending(['turns', 'merge', 'sourcesEndAt'], turns.merge.sourcesEndAt);

  // A number belongs to one procedure and one text: what is published neither changes its track nor its extent.
  const unpublished = reachable(waysOf(procedure).filter(({ move }) => move === null || moves[move]!.publishes !== 'edition'), start);
  for (const [path, what, { from }] of turnLawsOf(procedure)) {
    if (what === 'suspend' || what === 'reinstate') continue;
    from.forEach((stage, i) => {
      if (stages[stage] && !isEnd(stage) && !unpublished.has(stage)) problems.push(error('TURN_AFTER_EDITION', [...path, 'from', i], `At "${stage}" a standard has been published, and what is published stays as it is.`, 'Name stages before publication; afterwards propose a new edition.'));
    });
  }
  const once = (what: 'reinstate' | 'convert', keyOf: (law: TurnLaw, stage: string) => string) => {
    const seen = new Set<string>();
    (turns[what] ?? []).forEach((law: TurnLaw, i) =>
      law.from.forEach((stage, j) => {
        if (seen.has(keyOf(law, stage))) problems.push(error('TURN_TWICE', ['turns', what, i, 'from', j], `There is another law to ${what} from "${stage}" before this one.`, 'Leave one of the two.'));
        seen.add(keyOf(law, stage));
      }),
    );
  };
  once('reinstate', (_, stage) => stage);
  once('convert', (law, stage) => `${(law as { readonly to?: string }).to} ${stage}`);
  (turns.convert ?? []).forEach(({ to }, i) => {
    if (to === procedure.id) problems.push(error('CONVERT_TO_ITSELF', ['turns', 'convert', i, 'to'], `"${to}" is this procedure itself.`, 'Name another one; a new version comes in by a migration.'));
  });
  moves.forEach(({ evenSuspended }, i) => {
    if (evenSuspended && !turns.suspend) problems.push(error('SUSPEND_UNKNOWN', ['moves', i, 'evenSuspended'], 'Nothing is ever suspended here.', 'Add `turns.suspend`, or take it out.'));
  });
  return problems;
}
