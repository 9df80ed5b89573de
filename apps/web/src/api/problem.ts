/** One thing that would have to be true and is not. `code` and `facts` are stable; the sentences are the API's. */
export interface Unmet {
  readonly code: string;
  readonly because: string;
  readonly remedy: string;
  readonly who: readonly string[];
  readonly facts: Facts;
}

export type Facts = Readonly<Record<string, unknown>>;

/** Every answer that is not a success (RFC 9457). */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly remedy: string;
  readonly facts: Facts;
  readonly unmet: readonly Unmet[];
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** What went wrong when something was asked. Without a body, what answered was not the API: it is down, or something stands before it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 when there was no answer at all. */
    readonly status: number,
    readonly body: ProblemBody | undefined,
    options?: ErrorOptions,
  ) {
    super(body ? `${body.code}: ${body.detail}` : `The API did not answer (${status}).`, options);
  }

  static unreachable(cause: unknown): Problem {
    return new Problem(0, undefined, { cause });
  }

  get code(): string | undefined {
    return this.body?.code;
  }
}
