import type { Gate, Sourced } from './gate.js';

/**
 * What happens to an item besides the moves from stage to stage: it is held up and goes on, comes back after its end, goes
 * over to another procedure, is divided, or becomes one with others. A procedure that does not name one does not know it.
 */
export interface Turns {
  readonly suspend?: SuspendLaw;
  readonly reinstate?: readonly ReinstateLaw[];
  readonly convert?: readonly ConvertLaw[];
  readonly split?: SplitLaw;
  readonly merge?: MergeLaw;
}

export type Turn = 'suspend' | 'resume' | 'reinstate' | 'convert' | 'split' | 'merge';

/** Where it may be asked for, by whom, under which conditions, and who is told. */
export interface TurnLaw extends Sourced {
  readonly from: readonly string[];
  readonly by: readonly string[];
  readonly gates?: readonly Gate[];
  readonly told?: readonly string[];
}

/** What can wait while an item is suspended; what is not named goes on. */
export const waiting = ['clocks', 'consultations', 'ballots', 'languages'] as const;
export type Waits = (typeof waiting)[number];

export interface SuspendLaw extends TurnLaw {
  /** Who lets it go on; those who may suspend it where this is left out. */
  readonly resumedBy?: readonly string[];
  /**
   * What stands still. Clocks and late language versions then keep the days they had left, consultations and ballots the
   * time; no comment, vote or language revision is taken meanwhile.
   */
  readonly standStill: readonly Waits[];
}

export interface ReinstateLaw extends TurnLaw {
  /** Left out: the stage it left. */
  readonly to?: string;
  /** Clocks that ran when it ended: with the days they had left, their whole length again, or not at all. */
  readonly clocks: 'carried' | 'anew' | 'none';
}

export interface ConvertLaw extends TurnLaw {
  /** The id of the other procedure; its version in force on that day is taken. */
  readonly to: string;
  /** A stage here -> the one it becomes there. Stages that are not named keep their names. */
  readonly stages?: Readonly<Record<string, string>>;
  /** Clocks that run: to the end that was announced, or their whole length under the other procedure from that day. */
  readonly clocks: 'carried' | 'anew';
}

export interface SplitLaw extends TurnLaw {
  /** Where the parts begin; the stage of the source where this is left out. */
  readonly partsAt?: string;
  /** Where a source ends that does not go on. */
  readonly sourceEndsAt: string;
}

export interface MergeLaw extends TurnLaw {
  /** Where the one begins that they become; the stage they are all at where this is left out. */
  readonly at?: string;
  readonly sourcesEndAt: string;
}
