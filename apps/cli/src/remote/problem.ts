/** One unmet condition, as the API phrases it. */
export interface UnmetProblem {
  readonly code: string;
  readonly because: string;
  readonly remedy: string;
  readonly who: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A refusal as it comes over HTTP (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly unmet: readonly UnmetProblem[];
  readonly errors: readonly { readonly field: string; readonly message: string; readonly line?: number; readonly code?: string; readonly remedy?: string }[];
}

/** Reads a problem from whatever came; a gateway in between may answer with anything. */
export function problemFrom(status: number, body: unknown): Problem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return {
    status,
    code: said.code ?? `HTTP_${status}`,
    title: said.title ?? '',
    detail: said.detail ?? '',
    remedy: said.remedy ?? '',
    facts: said.facts ?? {},
    unmet: said.unmet ?? [],
    errors: said.errors ?? [],
  };
}

/** For people: what was refused, every condition that is not met, and what to do. */
export function linesOf({ code, detail, remedy, unmet, errors }: Problem): string[] {
  return [
    `${code}: ${detail}`,
    ...unmet.map((one) => `  - ${one.code}: ${one.because} ${one.remedy}${one.who.length > 0 ? ` (${one.who.join(', ')})` : ''}`),
    ...errors.map(({ field, message, line, code, remedy: put }) => `  - ${line ? `line ${line} ` : ''}${field || '/'}${code ? ` ${code}` : ''}: ${message}${put ? ` ${put}` : ''}`),
    ...(remedy ? [remedy] : []),
  ];
}
