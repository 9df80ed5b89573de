import type { Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';
import { reachable, waysOf } from './ways.js';

/** Every stage can be entered, and left, and leads to an end or to a standard in force. */
export function checkStages(procedure: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  const { stages, start, moves } = procedure;
  const ways = waysOf(procedure);
  const reached = reachable(ways, start);
  const isEnd = (id: string) => stages[id]?.terminal === true || stages[id]?.inForce === true;

  if (stages[start]?.terminal) problems.push(error('START_ENDED', ['start'], `A standard would start at "${start}", where nothing leads on.`, 'Start at a stage that can be left.'));
  for (const [id, stage] of Object.entries(stages)) {
    const path = ['stages', id];
    const out = ways.filter(({ from, to }) => from === id && to !== id);
    if (!reached.has(id)) problems.push(error('STAGE_UNREACHABLE', path, `No way leads from "${start}" to "${id}".`, 'Add a move to it, or take the stage out.'));
    if (stage.terminal) {
      if (out.length > 0) problems.push(error('TERMINAL_LEADS_ON', path, `"${id}" is an end, and yet "${out[0]!.to}" follows it.`, 'Take the move out, or the mark `terminal`.'));
    } else if (!stage.inForce && out.length === 0) {
      problems.push(error('STAGE_WITHOUT_WAY_OUT', path, `"${id}" cannot be left.`, 'Add a move from it, or mark it `terminal`.'));
    } else if (!stage.inForce) {
      if (!moves.some(({ from, onward }) => onward && from.includes(id))) {
        problems.push(error('STAGE_WITHOUT_WAY_ONWARD', path, `From "${id}" there are only ways back or out.`, 'Mark the move that the stage exists for as `onward`.'));
      }
      if (![...reachable(ways, id)].some(isEnd)) {
        problems.push(error('STAGE_NEVER_ENDS', path, `From "${id}" a standard neither comes into force nor ends.`, 'Add a way to an end.'));
      }
    }
  }
  const inForce = Object.keys(stages).filter((id) => stages[id]!.inForce);
  if (inForce.length === 0) problems.push(error('IN_FORCE_MISSING', ['stages'], 'In no stage is a standard in force.', 'Mark where it is with `inForce`.'));
  const unpublished = reachable(ways.filter(({ move }) => move === null || moves[move]!.publishes !== 'edition'), start);
  for (const id of inForce) {
    if (unpublished.has(id)) problems.push(error('IN_FORCE_BEFORE_EDITION', ['stages', id, 'inForce'], `A standard could be in force at "${id}" without having been published.`, 'Let only ways through publication lead there, or take the mark out.'));
  }
  return [...problems, ...checkMainStages(procedure)];
}

/** Main stages are the first two digits of the codes: what is said of one must be said of one there is. */
function checkMainStages({ stages, moves }: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  const mainOf = (id: string) => stages[id]?.code.slice(0, 2);
  const known = [...new Set(Object.keys(stages).map(mainOf))].sort();
  moves.forEach(({ id, from, to, skips }, i) => {
    const target = mainOf(to);
    const sources = from.map(mainOf);
    (skips ?? []).forEach((main, j) => {
      if (!known.includes(main)) problems.push(error('MAIN_STAGE_UNKNOWN', ['moves', i, 'skips', j], `No stage has a code that begins with ${main}.`, `Use one of: ${known.join(', ')}.`));
      else if (target && sources.some((source) => source && !(source < main && main < target))) {
        problems.push(error('SKIP_NOT_BETWEEN', ['moves', i, 'skips', j], `"${id}" does not pass over main stage ${main}.`, 'Name only main stages between where it starts and where it leads.'));
      }
    });
  });
  return problems;
}
