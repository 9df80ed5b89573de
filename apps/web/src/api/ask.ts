import { Problem, type ProblemBody } from './problem';

let speaks: () => string = () => 'en';

/** Problems are phrased by the API in the reader's language; this says which that is. */
export function answerIn(language: () => string): void {
  speaks = language;
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: object;
  /** A form with a file, in the place of a body. */
  readonly form?: FormData;
  /** Of a command: the same however often it is sent. */
  readonly key?: string | undefined;
  readonly ifMatch?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the API at /api/v1. A command carries a key of its own, so that one sent twice is done once.
 * @throws Problem for every answer that is not a success, and when no answer came.
 */
export async function ask<Answer>(path: string, { method = 'GET', body, form, key, ifMatch, signal }: Asked = {}): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': speaks() };
  if (method !== 'GET') headers['idempotency-key'] = key ?? newKey();
  if (body) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  const sent = form ?? (body && JSON.stringify(body));
  const response = await fetch(`/api/v1${path}`, { method, headers, credentials: 'same-origin', ...(sent && { body: sent }), ...(signal && { signal }) }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw Problem.unreachable(cause);
  });
  if (response.status === 204) return undefined as Answer;
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const answer: unknown = isJson ? await response.json().catch((cause: unknown) => Promise.reject(Problem.unreachable(cause))) : undefined;
  if (!response.ok || !isJson) throw new Problem(response.status, answer as ProblemBody | undefined);
  return answer as Answer;
}

/** As random as crypto.randomUUID, which browsers offer on https and localhost only. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
