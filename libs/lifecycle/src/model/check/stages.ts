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
  if (inForce.length !== 1) problems.push(error('IN_FORCE_NOT_ONCE', ['stages'], `${inForce.length} stages are marked \`inForce\`.`, 'Mark the one in which a standard is in force.'));
  return problems;
}
