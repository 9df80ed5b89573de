import { type Allowance, giveBack, takeAttempt, type Used } from '../model/attempts.js';

const MINUTES_15 = 15 * 60_000;
const COUNT_AT_MOST = 50_000;

/** From one address for one account; for one account from anywhere; from one address for any account. */
export const signInAllowances = {
  pair: { attempts: 10, windowMs: MINUTES_15 },
  email: { attempts: 100, windowMs: MINUTES_15 },
  address: { attempts: 50, windowMs: MINUTES_15 },
} satisfies Record<string, Allowance>;

/**
 * Counts failed attempts to sign in, per process. An attempt is counted before the password is checked, so that a
 * burst is not let through, and given back when it succeeds. The account-wide allowance is wide, so that a stranger
 * cannot lock a person out with a handful of wrong passwords.
 */
export class SignInAttempts {
  private readonly counts = new Map<string, Used>();

  constructor(private readonly steadyMs: () => number = () => performance.now()) {}

  /** Milliseconds to wait; 0 when the attempt may go ahead (and is counted). */
  take(email: string, address: string): number {
    const now = this.steadyMs();
    const taken: [string, Used][] = [];
    for (const [key, allowance] of keysOf(email, address)) {
      const used = takeAttempt(allowance, this.counts.get(key), now);
      if ('waitMs' in used) return Math.max(1, used.waitMs);
      taken.push([key, used]);
    }
    for (const [key, used] of taken) this.counts.set(key, used);
    while (this.counts.size > COUNT_AT_MOST) this.counts.delete(this.counts.keys().next().value!);
    return 0;
  }

  succeeded(email: string, address: string): void {
    for (const [key] of keysOf(email, address)) {
      const used = this.counts.get(key);
      if (!used) continue;
      const left = giveBack(used);
      if (left.attempts === 0) this.counts.delete(key);
      else this.counts.set(key, left);
    }
  }
}

const keysOf = (email: string, address: string): readonly (readonly [string, Allowance])[] => [
  [`pair ${address} ${email}`, signInAllowances.pair],
  [`email ${email}`, signInAllowances.email],
  [`address ${address}`, signInAllowances.address],
];
