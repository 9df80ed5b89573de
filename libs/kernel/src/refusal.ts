/**
 * One thing that would have to be true and is not.
 * `code` is stable and phrased per language at the edge; `facts` are the numbers it is phrased with.
 */
export interface Unmet<Code extends string = string> {
  readonly code: Code;
  /** What is the case, one English sentence: for logs and for readers without a catalogue. */
  readonly because: string;
  /** What the reader can do next, one English sentence. */
  readonly remedy: string;
  /** Roles that can put it right, in the words of the procedure. */
  readonly who: readonly string[];
  readonly facts: Facts;
}

export type Facts = Readonly<Record<string, unknown>>;

/**
 * A considered no: returned, never thrown. Asking again changes nothing until the facts change.
 * Lists every unmet condition when several stand in the way.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly because: string;
  readonly remedy: string;
  readonly facts: Facts;
  readonly unmet: readonly Unmet[];
}

/** Builds a refusal; `unmet` is empty when the code itself says all there is to say. */
export function refuse<Code extends string>(
  refused: Code,
  because: string,
  remedy: string,
  facts: Facts = {},
  unmet: readonly Unmet[] = [],
): Refusal<Code> {
  return { refused, because, remedy, facts, unmet };
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** A breakage: thrown, logged, retried. The message says what happened and what to do. */
export class Fault<Code extends string = string> extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: Code,
    happened: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${happened} ${remedy}`, options);
  }
}
