import type { LocalDate } from '#lib/kernel';

/** A procedure as far as a replay needs it: which stages there are, and every single step between them. */
export interface Law {
  readonly id: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly stages: readonly string[];
  readonly steps: readonly Step[];
  /** Stage -> the days within which it cannot be entered and left without being seen; 0 for one that is not here. */
  readonly unseenDays: ReadonlyMap<string, number>;
  readonly exceptions: readonly Exception[];
}

export interface Step {
  readonly from: string;
  readonly to: string;
  /** The move, or what else leads there: `review fails`, `superseded`. */
  readonly by: string;
  /** The way a stage exists for, as against ways back, again and out. */
  readonly onward: boolean;
}

/** A departure from the procedure that records are known to show, with its documented reason. */
export interface Exception {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly mark: string;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}
