import { daysBetween, type LocalDate } from '#lib/kernel';
import type { RunningClock, Underway } from '../standard.js';

/**
 * The clocks of a standard that comes of others. Becoming one gives nobody more time: of a clock that several have, it is
 * the one with the fewest days left, whole, and whatever any of them has used of its extensions is used.
 */
export function shortest(sources: readonly Underway[], on: LocalDate): Readonly<Record<string, RunningClock>> {
  const taken: Record<string, RunningClock> = {};
  for (const [id, clock] of sources.flatMap(({ clocks }) => Object.entries(clocks))) {
    const known = taken[id];
    const [shorter, other] = known && !goesBefore(clock, known, on) ? [known, clock] : [clock, known];
    taken[id] = other && other.extensions > shorter.extensions ? { ...shorter, extensions: other.extensions } : shorter;
  }
  return taken;
}

/** One that was stopped counts for nothing beside one that was not; one that stands has the days left that it had then. */
function goesBefore(clock: RunningClock, known: RunningClock, on: LocalDate): boolean {
  const isOver = ({ state }: RunningClock) => state === 'stopped';
  return isOver(clock) === isOver(known) ? daysLeft(clock, on) < daysLeft(known, on) : isOver(known);
}

const daysLeft = ({ state, stoppedOn, dueOn }: RunningClock, on: LocalDate): number => daysBetween(state === 'paused' || state === 'stopped' ? (stoppedOn ?? on) : on, dueOn);
