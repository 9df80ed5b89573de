import type { Instant, LocalDate } from '#lib/kernel';
import type { HeldAt, RunningClock } from './standard.js';
import type { Waits } from './turns-law.js';

/** Until when a clock runs, once it runs on. */
export type RunsOn = Pick<RunningClock, 'dueOn' | 'warnAt' | 'lapsesAt' | 'lastDayToAsk'>;

/** A window that closes later, by as long as it stood. */
export interface ClosesLater {
  readonly closesOn: LocalDate;
  readonly closesAt: Instant;
  readonly warnAt: readonly { readonly daysLeft: number; readonly at: Instant }[];
}

/** A language version that has longer to be late, by as many days as the item was suspended. */
export interface LateLonger {
  readonly dueOn: LocalDate;
  readonly warnAt: readonly { readonly day: number; readonly at: Instant }[];
}

export type TurnEvent =
  | {
      readonly type: 'StandardSuspended';
      readonly reason: string;
      readonly by: string;
      readonly on: LocalDate;
      readonly standStill: readonly Waits[];
      /** Clocks that stand from here on, each with its day. */
      readonly clocks: Readonly<Record<string, LocalDate>>;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandardResumed';
      readonly by: string;
      readonly since: Instant;
      readonly on: LocalDate;
      readonly days: number;
      readonly clocks: Readonly<Record<string, RunsOn>>;
      readonly consultations: Readonly<Record<string, ClosesLater>>;
      readonly ballots: Readonly<Record<string, Instant>>;
      readonly late: Readonly<Record<string, LateLonger>>;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandardReinstated';
      readonly from: string;
      readonly stage: string;
      readonly reason: string;
      readonly by: string;
      /** Keys of documents and tasks that this stage asks for afresh. */
      readonly anew: readonly string[];
      /** A period that had run out has not begun again: the item is frozen as it was. */
      readonly frozenBy: string | null;
      readonly at: Instant;
    }
  | {
      readonly type: 'TrackConverted';
      readonly from: { readonly id: string; readonly version: number };
      readonly to: { readonly id: string; readonly version: number };
      readonly stage: { readonly from: string; readonly to: string };
      readonly rounds: Readonly<Record<string, number>>;
      readonly heldAt: HeldAt;
      /** Clocks the other procedure does not know: they end here. */
      readonly ended: readonly string[];
      /** Whom the law it left wants told. */
      readonly told: readonly string[];
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandardSplit';
      readonly parts: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[];
      /** Where it ended; null: it goes on beside its parts. */
      readonly stage: string | null;
      readonly on: LocalDate;
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'StandardMerged';
      readonly into: string;
      readonly title: Readonly<Record<string, string>>;
      readonly stage: string;
      readonly on: LocalDate;
      readonly reason: string;
      readonly by: string;
      readonly at: Instant;
    };
