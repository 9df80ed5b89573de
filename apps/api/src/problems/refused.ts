import { isRefusal, type Refusal } from '#lib/kernel';

/** One rule a field broke. `rule` and `figure` let the message be phrased in the reader's language. */
export interface BrokenRule {
  readonly field: string;
  readonly rule: string;
  /** English sentence: for readers without a catalogue entry for the rule. */
  readonly message: string;
  /** Where it stands, in a text of several lines; what kind of problem it is, and what to do about it. */
  readonly line?: number;
  readonly code?: string;
  readonly remedy?: string;
}

/** Carries a refusal from the edge to the problem filter. Nothing below the controllers throws it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly refusal: Refusal,
    readonly broken: readonly BrokenRule[] = [],
  ) {
    super(refusal.because);
  }
}

/** The answer, or its refusal on the way to the reader. */
export function orRefuse<Answer>(answer: Answer): Exclude<Answer, Refusal> {
  if (isRefusal(answer)) throw new Refused(answer);
  return answer as Exclude<Answer, Refusal>;
}
