import { type Instant, instantFromMs, msOf } from '#lib/kernel';

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;

/** Waits before the second and each later attempt, in ms: the schedule the Standard Webhooks specification recommends. */
export const retryDelaysMs: readonly number[] = [5 * S, 5 * MIN, 30 * MIN, 2 * H, 5 * H, 10 * H, 14 * H, 20 * H, 24 * H];

/** What came of one attempt to deliver. `silent`: no complete answer, for the reason in `error`. */
export type Answer = { readonly is: 'answered'; readonly status: number } | { readonly is: 'silent'; readonly error: string };

/** What is recorded of an attempt, and what happens next. */
export interface Verdict {
  readonly state: 'pending' | 'delivered' | 'dead';
  readonly nextAt: Instant;
  readonly status: number | null;
  readonly error: string | null;
  /** The receiver said it wants nothing more (410): its endpoint is disabled. */
  readonly gone: boolean;
}

/**
 * @param attempt counts from 1. After the schedule's last attempt, and for each one asked for by hand after that, a
 *   failure is final.
 * @param jitter from 0 up to 1: spreads retries over a further tenth of the wait, so that a receiver that comes back is
 *   not met by everything at once.
 */
export function judge(answer: Answer, attempt: number, at: Instant, jitter: number): Verdict {
  const status = answer.is === 'answered' ? answer.status : null;
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered', nextAt: at, status, error: null, gone: false };
  if (status === 410) return { state: 'dead', nextAt: at, status, error: 'GONE', gone: true };

  const error = answer.is === 'silent' ? answer.error : `HTTP_${answer.status}`;
  const wait = retryDelaysMs[attempt - 1];
  if (wait === undefined) return { state: 'dead', nextAt: at, status, error, gone: false };
  return { state: 'pending', nextAt: instantFromMs(msOf(at) + Math.round(wait * (1 + jitter / 10))), status, error, gone: false };
}

/** Work that failed this often is left alone, visible, until someone looks at it. */
export const workGivenUpAfter = 8;

/** When work that failed for the `attempts`-th time is taken up again: 5 s, 20 s, 80 s ... at most an hour later. */
export const workAgainAt = (attempts: number, at: Instant): Instant => instantFromMs(msOf(at) + Math.min(H, 5 * S * 4 ** (attempts - 1)));
