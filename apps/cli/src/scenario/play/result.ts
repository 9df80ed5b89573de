import type { Fault } from '#lib/kernel';
import type { Mismatch, Scenario } from '../scenario.js';

/** How one step came out. */
export interface PlayedStep {
  readonly line: number;
  readonly moment: string;
  readonly as: string;
  /** What was done or looked at, in short. */
  readonly what: string;
  readonly ms: number;
  readonly mismatches: readonly Mismatch[];
}

/** How one file came out. */
export interface PlayedScenario {
  readonly scenario: Scenario;
  readonly steps: readonly PlayedStep[];
  /** Steps that were not tried: there was no standard they could be about, or the system broke before. */
  readonly left: number;
}

/** How a play came out: every file, and the breakage that ended it early, if one did. */
export interface Played {
  readonly scenarios: readonly PlayedScenario[];
  readonly fault: Fault | undefined;
}

export const isWell = ({ mismatches }: PlayedStep): boolean => mismatches.length === 0;
