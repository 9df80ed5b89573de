/** So many attempts within a window; then none until the window is over. */
export interface Allowance {
  readonly attempts: number;
  readonly windowMs: number;
}

/** What has been used of an allowance since `since` (milliseconds of any steady clock). */
export interface Used {
  readonly since: number;
  readonly attempts: number;
}

/** Counts one more attempt, or says how many milliseconds to wait. A window begins with its first attempt. */
export function takeAttempt(allowance: Allowance, used: Used | undefined, now: number): Used | { readonly waitMs: number } {
  if (!used || now - used.since >= allowance.windowMs) return { since: now, attempts: 1 };
  if (used.attempts >= allowance.attempts) return { waitMs: used.since + allowance.windowMs - now };
  return { since: used.since, attempts: used.attempts + 1 };
}

/** Undoes one attempt: what succeeded does not count against anyone. */
export const giveBack = (used: Used): Used => ({ since: used.since, attempts: Math.max(0, used.attempts - 1) });
