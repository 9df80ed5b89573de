import type { Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';
import { reachable, waysOf } from './ways.js';

/** One move publishes the edition, it takes effect by itself, and only what is published is amended and reviewed. */
export function checkPublication(procedure: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  const { moves, stages, start } = procedure;
  const editions = moves.filter(({ publishes }) => publishes === 'edition');
  if (editions.length !== 1) problems.push(error('EDITION_NOT_ONCE', ['moves'], `${editions.length} moves publish an edition.`, 'Mark the one that does with `publishes: edition`.'));

  const unpublished = reachable(waysOf(procedure).filter(({ move }) => move === null || moves[move]!.publishes !== 'edition'), start);
  moves.forEach((move, i) => {
    if (move.publishes === 'amendment' && move.from.some((stage) => unpublished.has(stage))) {
      problems.push(error('AMENDMENT_BEFORE_EDITION', ['moves', i, 'from'], `"${move.id}" could amend what has not been published.`, 'Let it start where only a published standard can be.'));
    }
    if (!move.automatic) return;
    const asks = [move.gates.length > 0 ? 'gates' : '', move.details?.length ? 'details' : '', move.by.some((role) => role !== 'system') ? 'by' : '', move.publishes ? 'publishes' : ''].filter(Boolean);
    if (asks.length > 0) {
      problems.push(error('AUTOMATIC_MOVE_ASKS', ['moves', i, asks[0]!], `"${move.id}" is made by a due date, which asks nobody for anything: ${asks.join(', ')} would be passed over.`, 'Leave gates and details to a move that a person makes, and let this one be by [system].'));
    }
  });
  for (const edition of editions) {
    const follows = stages[edition.to]?.inForce || moves.some(({ automatic, from, to }) => automatic === 'implementation' && from.includes(edition.to) && stages[to]?.inForce);
    if (!follows) problems.push(error('IMPLEMENTATION_MISSING', ['moves', moves.indexOf(edition), 'to'], `Nothing leads from "${edition.to}" into force when the day has come.`, 'Add a move with `automatic: implementation` from there to a stage marked `inForce`, or mark that one where publication is enough.'));
  }
  if (!moves.some(({ renewsReview }) => renewsReview)) problems.push(error('REVIEW_NOT_RENEWED', ['review'], 'After its first periodic review a standard would never be reviewed again.', 'Mark the move that concludes a review with `renewsReview`.'));
  return problems;
}
