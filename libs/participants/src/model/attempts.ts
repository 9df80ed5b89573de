/** So many failures within a window; then none until the window is over. */
export interface Allowance {
  readonly attempts: number;
  readonly windowMs: number;
}

/** How many there were since `since` (milliseconds of any steady clock). A window begins with its first failure. */
export interface Failures {
  readonly since: number;
  readonly count: number;
}

/** Those of the window that is under way; none once it is over. */
export const failuresIn = (allowance: Allowance, failures: Failures | undefined, now: number): number => (failures && now - failures.since < allowance.windowMs ? failures.count : 0);

/** Milliseconds until another attempt may be made; 0 while the allowance lasts. */
export const blockedForMs = (allowance: Allowance, failures: Failures | undefined, now: number): number =>
  failures && failuresIn(allowance, failures, now) >= allowance.attempts ? failures.since + allowance.windowMs - now : 0;

/** Counts one more. */
export const countFailure = (allowance: Allowance, failures: Failures | undefined, now: number): Failures => {
  const before = failuresIn(allowance, failures, now);
  return { since: failures && before > 0 ? failures.since : now, count: before + 1 };
};
