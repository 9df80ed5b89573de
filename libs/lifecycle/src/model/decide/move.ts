import { daysBetween, isRefusal, type Instant, type Outcome, type Refusal, type Unmet, written } from '#lib/kernel';
import type { MakeMove } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { unmetBy } from '../gates.js';
import { named } from '../named.js';
import { clockResumed, clockRunning, today } from '../periods.js';
import type { Move, Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
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
  const refused = frozenOrEnded(standard, procedure, move.evenFrozen);
  if (refused) return refused;
  if (!move.from.includes(standard.stage)) return refusals.moveOutOfOrder(move.id, standard.stage, move.from);
  const missing = (move.details ?? []).filter((name) => !written(named(command.details, name)));
  if (missing.length > 0) return refusals.detailsMissing(move.id, missing);
  const unmet = unmetConditions(standard, move, procedure);
  if (unmet.length > 0) return refusals.gatesShut(move.id, unmet);

  const published = move.publishes ? publication(standard, move, command, procedure) : [];
  return isRefusal(published) ? published : [...published, ...entering(standard, move, command.details, command.at, procedure)];
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

export function entering(standard: Underway, move: Move, details: Readonly<Record<string, string>>, at: Instant, procedure: Procedure): readonly StandardEvent[] {
  const on = today(at, procedure.zone);
  return [
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
    ...(move.stops ?? []).filter((clock) => standard.clocks[clock]?.state === 'running').map((clock): StandardEvent => ({ type: 'ClockStopped', clock, on, at })),
    ...(move.resumes ?? []).filter((clock) => standard.clocks[clock]?.state === 'stopped').map((clock) => resumed(standard, clock, at, procedure)),
    ...(move.starts ?? []).map((clock): StandardEvent => {
      const kind = procedure.clocks[clock]!;
      return { type: 'ClockStarted', clock, startedOn: on, onLapse: kind.onLapse, ...clockRunning(kind, on, kind.months, procedure.zone, at), at };
    }),
    ...(move.renewsReview ? [reviewScheduled(on, procedure, at)] : []),
  ];
}

/** A clock runs on from the day of the return. Where the day it stopped was not kept, the stage it stopped with was entered on it. */
function resumed(standard: Underway, id: string, at: Instant, procedure: Procedure): StandardEvent {
  const clock = standard.clocks[id]!;
  const resumedOn = today(at, procedure.zone);
  const stoppedOn = clock.stoppedOn ?? today(standard.stageSince, procedure.zone);
  const running = clockResumed(procedure.clocks[id]!, clock, stoppedOn, resumedOn, procedure.zone, at);
  return { type: 'ClockResumed', clock: id, stoppedOn, resumedOn, daysUsed: daysBetween(clock.startedOn, resumedOn) - daysBetween(clock.dueOn, running.dueOn), ...running, at };
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

export function frozenOrEnded(standard: Underway, procedure: Procedure, evenFrozen = false): Refusal | undefined {
  if (standard.endedOn || procedure.stages[standard.stage]?.terminal) return refusals.ended(standard.stage);
  if (standard.frozen && !evenFrozen) return refusals.frozen(standard.frozen);
  return undefined;
}
