import type { Facts } from '#lib/kernel';

/** One field of a request that cannot be used; `field` is a path like `languages.0.mode`. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly line?: number;
  readonly code?: string;
  readonly remedy?: string;
}

/** One thing that would have to be true and is not, phrased for the reader. */
export interface UnmetProblem {
  readonly code: string;
  readonly because: string;
  readonly remedy: string;
  readonly who: readonly string[];
  readonly facts: Facts;
}

/** Every answer that is not a success (RFC 9457), phrased in the reader's language. `code` and `facts` never change with it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly remedy: string;
  readonly facts: Facts;
  readonly unmet: readonly UnmetProblem[];
  readonly errors?: readonly FieldError[];
  /** Where a fault can be found in the log: `urn:lockstep:request:<x-request-id>`. */
  readonly instance?: string;
}
