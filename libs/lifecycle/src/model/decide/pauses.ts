import { joined, type Outcome, written } from '#lib/kernel';
import type { PauseClocks, ResumeClocks } from '../commands.js';
import type { StandardEvent } from '../events.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { RunningClock, Underway } from '../standard.js';
import { onDayOf, resumed } from './clock-events.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/** Lets every clock stand that runs and may be paused: a round robin of tests holds up the track and its limit alike. */
export function pauseClocks(standard: Underway, { reason, by, at }: PauseClocks, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure);
  if (refused) return refused;
  const said = written(reason);
  const standing = pausable(standard, procedure, 'paused');
  const running = pausable(standard, procedure, 'running');
  const notEntitled = unlessPausing(by, [...running, ...standing], standard, procedure);
  if (notEntitled) return notEntitled;
  if (running.length === 0) return standing.length > 0 && standing.every((id) => standard.clocks[id]!.pausedFor === said) ? [] : refusals.noClockToPause();
  if (!said) return refusals.reasonMissing('PauseClocks');
  return running.map((clock) => ({ type: 'ClockPaused', clock, on: onDayOf(clock, at, procedure), reason: said, at }));
}

/** Every clock that stands runs on, with as many days left as it had. */
export function resumeClocks(standard: Underway, { by, at }: ResumeClocks, procedure: Procedure): Outcome<StandardEvent> {
  const refused = frozenOrEnded(standard, procedure);
  if (refused) return refused;
  const standing = pausable(standard, procedure, 'paused');
  const running = pausable(standard, procedure, 'running');
  const notEntitled = unlessPausing(by, [...standing, ...running], standard, procedure);
  if (notEntitled) return notEntitled;
  if (standing.length === 0) return running.length > 0 ? [] : refusals.noClockToPause();
  return joined(...standing.map((clock) => resumed(standard, clock, at, procedure)));
}

const pausable = (standard: Underway, procedure: Procedure, state: RunningClock['state']): readonly string[] =>
  Object.keys(standard.clocks).filter((id) => procedure.clocks[id]?.pause && standard.clocks[id]!.state === state);

function unlessPausing(by: PauseClocks['by'], clocks: readonly string[], standard: Underway, procedure: Procedure) {
  const asked = clocks.length > 0 ? clocks : Object.keys(procedure.clocks);
  const roles = [...new Set(asked.flatMap((id) => procedure.clocks[id]?.pause?.by ?? []))];
  return roles.length > 0 ? unlessEntitled(by, roles, 'PauseClocks', standard) : undefined;
}
