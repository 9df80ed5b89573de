import type { Instant, LocalDate } from '#lib/kernel';

/**
 * How far a language version is, as gates ask for it. `complete`: every unit of the base has its counterpart, made from
 * the base's present wording. `reviewed`: experts of the language agreed to it. `approved`: the authority did.
 */
export type Level = 'none' | 'titles' | 'complete' | 'reviewed' | 'approved';

const order: readonly Level[] = ['none', 'titles', 'complete', 'reviewed', 'approved'];
export const reaches = (level: Level, wanted: Level): boolean => order.indexOf(level) >= order.indexOf(wanted);

/** Units that keep a language version behind: not there at all, or made from an earlier wording of the base. */
export interface Lag {
  readonly missing: number;
  readonly stale: number;
  /** Of these, headings: what the level `titles` asks for. */
  readonly titlesBehind: number;
  /** Units the base text does not have: a version says what its base says, no more (GB/T 20000.10—2016). */
  readonly surplus?: number;
}

/**
 * One language version of one standard. It never becomes authoritative and never has a number of its own
 * (GB/T 20000.10—2016): both belong to the base text.
 */
export interface LanguageVersion {
  readonly language: string;
  /** Planned with the base text and moving with it, or planned later on its own (parallel-edition notice of 2019-11-26). */
  readonly mode: 'parallel' | 'later';
  readonly required: boolean;
  /** Its own latest revision; 0 before there is any text. */
  readonly revision: number;
  readonly hash: string;
  /** The base revision it was last measured against. */
  readonly baseRevision: number;
  readonly lag: Lag;
  /** Its experts agreed to the wording, and it still stands. */
  readonly reviewed: boolean;
  /** The authority agreed to it as well, and it still stands. */
  readonly approved: boolean;
  /** The day its approval set was handed in, while what was handed in still stands. */
  readonly submittedOn: LocalDate | null;
  /** The reasoned waiver under which the base text may go ahead alone, and the last day to submit once it is published. */
  readonly late: { readonly reason: string; readonly dueOn: LocalDate | null; readonly warnAt: readonly LateWarning[]; readonly warned: readonly number[]; readonly overdue: boolean } | null;
  readonly published: { readonly revision: number; readonly baseRevision: number; readonly on: LocalDate } | null;
}

/** A day of the ninety on which someone is warned; the last one is the day after which the version is overdue. */
export interface LateWarning {
  readonly day: number;
  readonly at: Instant;
}

export const newLanguageVersion = (language: string, mode: LanguageVersion['mode'], required: boolean): LanguageVersion => ({
  language,
  mode,
  required,
  revision: 0,
  hash: '',
  baseRevision: 0,
  lag: { missing: 0, stale: 0, titlesBehind: 0 },
  reviewed: false,
  approved: false,
  submittedOn: null,
  late: null,
  published: null,
});

/** Derived, never a flag: it follows from the lag and from who has agreed to the present text. */
export function levelOf({ revision, lag, reviewed, approved }: LanguageVersion): Level {
  if (revision === 0 || lag.titlesBehind > 0) return 'none';
  if (lag.missing > 0 || lag.stale > 0 || (lag.surplus ?? 0) > 0) return 'titles';
  return approved && reviewed ? 'approved' : reviewed ? 'reviewed' : 'complete';
}
