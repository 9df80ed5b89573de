import { type Instant, type LocalDate, type Outcome, type Refusal, joined, type Unmet, written } from '#lib/kernel';
import type { MakeMove } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { unmetBy } from '../gates.js';
import { named } from '../named.js';
import { today } from '../periods.js';
import type { Move, Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import type { Waits } from '../turns-law.js';
import { clocksOf } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { publication, reviewScheduled } from './publish.js';

/** Moves a standard on, back or out, once every gate of the move stands open. */
export function makeMove(standard: Underway, command: MakeMove, procedure: Procedure): Outcome<StandardEvent> {
  const move = procedure.moves.find(({ id, automatic }) => id === command.move && !automatic);
  if (!move) return refusals.moveUnknown(command.move);
  const notEntitled = unlessEntitled(command.by, move.by, move.id, standard);
  if (notEntitled) return notEntitled;
  // Asked twice, done once: the standard is where this very move has led it.
  if (standard.arrivedBy === move.id && !move.from.includes(standard.stage)) return unlessAskedOtherwise(standard, command) ?? [];
  const refused = frozenOrEnded(standard, procedure, move.evenFrozen, move.evenSuspended);
  if (refused) return refused;
  if (!move.from.includes(standard.stage)) return refusals.moveOutOfOrder(move.id, standard.stage, move.from);
  const missing = (move.details ?? []).filter((name) => !written(named(command.details, name)));
  if (missing.length > 0) return refusals.detailsMissing(move.id, missing);
  const unmet = unmetConditions(standard, move, procedure);
  if (unmet.length > 0) return refusals.gatesShut(move.id, unmet);

  const published = move.publishes ? publication(standard, move, command, procedure) : [];
  return joined<StandardEvent>(published, entering(standard, move, command.details, command.at, procedure, move.publishes && command.publication?.announcedOn));
}

/** Made once, with what came with it then: other dates or details are a change, and no repetition. */
function unlessAskedOtherwise({ publication: published, arrivedWith = {} }: Underway, { move, publication: asked, details }: MakeMove): Refusal | undefined {
  if (asked && published && (asked.announcedOn !== published.announcedOn || asked.implementsOn !== published.implementsOn)) return refusals.alreadyPublished(published);
  const other = Object.keys(details).filter((name) => written(details[name]) !== written(named(arrivedWith, name)));
  return other.length > 0 ? refusals.moveMade(move, other, arrivedWith) : undefined;
}

/** Everything that keeps a move from being made, all at once. */
export const unmetConditions = (standard: Underway, move: Move, procedure: Procedure): readonly Unmet[] =>
  move.gates.flatMap((gate) => unmetBy(gate, standard, procedure));

export function entering(standard: Underway, move: Move, details: Readonly<Record<string, string>>, at: Instant, procedure: Procedure, announcedOn?: LocalDate): Outcome<StandardEvent> {
  const on = today(at, procedure.zone);
  const entered: StandardEvent[] = [
    {
      type: 'StageEntered',
      from: standard.stage,
      stage: move.to,
      move: move.id,
      details,
      anew: askedAnew(move.to, standard, procedure),
      ...settling(standard, move),
      ...(procedure.stages[move.to]?.terminal ? { ends: on } : {}),
      at,
    },
  ];
  return joined<StandardEvent>(entered, clocksOf(move, standard, announcedOn, at, procedure), move.renewsReview ? reviewScheduled(on, procedure, at) : []);
}

/** Consultations whose answers the move asks for: whoever relied on them may rely on them for good. */
function settling(standard: Underway, { gates }: Move): { readonly settles?: readonly string[] } {
  const settles = gates.flatMap((gate) => ('commentsDisposed' in gate && standard.consultations[gate.commentsDisposed.kind] ? [gate.commentsDisposed.kind] : []));
  return settles.length > 0 ? { settles } : {};
}

/** What the procedure asks for afresh in each round of a stage: minutes of this meeting, not of the last. */
export function askedAnew(stage: string, standard: Underway, procedure: Procedure): readonly string[] {
  const kinds = [...Object.entries(procedure.documents), ...Object.entries(procedure.tasks)].filter(([, kind]) => kind.anew === stage).map(([id]) => id);
  const kept = [...new Set([...Object.keys(standard.documents), ...Object.keys(standard.tasks), ...Object.keys(standard.returned)])];
  return kept.filter((key) => kinds.some((kind) => key === kind || key.startsWith(`${kind}:`)));
}

/** `goingOn`: what this is part of, and so may go on while the item is suspended; `true` for what always may. */
export function frozenOrEnded(standard: Underway, procedure: Procedure, evenFrozen = false, goingOn?: Waits | boolean): Refusal | undefined {
  const { suspended } = standard;
  if (standard.endedOn || procedure.stages[standard.stage]?.terminal) return refusals.ended(standard.stage);
  if (suspended && goingOn !== true && !(goingOn && !suspended.standStill.includes(goingOn))) return refusals.suspended(suspended);
  if (standard.frozen && !evenFrozen) return refusals.frozen(standard.frozen);
  return undefined;
}
