import { type Allowance, blockedForMs, countFailure, type Failures, failuresIn } from '../model/attempts.js';

const MINUTES_15 = 15 * 60_000;
const COUNT_AT_MOST = 50_000;

/** From one address for one account; for one account from anywhere; from one address for any account. */
export const signInAllowances = {
  pair: { attempts: 10, windowMs: MINUTES_15 },
  email: { attempts: 100, windowMs: MINUTES_15 },
  address: { attempts: 50, windowMs: MINUTES_15 },
} satisfies Record<string, Allowance>;

/** Passwords checked at the same time in one process: each takes a thread and 19 MiB, and other work needs threads, too. */
export const CHECKED_AT_ONCE = 3;
/** Attempts that may wait for their turn; more of them are a flood, and are told to come back. */
export const WAITING_AT_MOST = 1_000;
const COME_BACK_MS = 5_000;

interface Waiting {
  readonly keys: readonly (readonly [string, Allowance])[];
  readonly admit: (waitMs: number) => void;
}

/**
 * Counts failed attempts to sign in, per process; what succeeds counts against nobody, however often and however many at
 * once. An attempt whose password is being checked may still fail, so it holds its place: no more are checked than could
 * all fail within the allowance, and the others wait for their turn. So a burst of guesses gets no further than guesses
 * one by one. The account-wide allowance is wide, so that a stranger cannot lock a person out with a handful of wrong passwords.
 */
export class SignInAttempts {
  private readonly failures = new Map<string, Failures>();
  private readonly held = new Map<string, number>();
  private readonly queue: Waiting[] = [];
  private checking = 0;

  constructor(private readonly steadyMs: () => number = () => performance.now()) {}

  /** Waits for its turn. Resolves with the milliseconds to wait until another attempt makes sense; 0: go ahead, then say how it `ended`. */
  begin(email: string, address: string): Promise<number> {
    if (this.queue.length >= WAITING_AT_MOST) return Promise.resolve(COME_BACK_MS);
    return new Promise((admit) => {
      this.queue.push({ keys: keysOf(email, address), admit });
      this.admitNext();
    });
  }

  ended(email: string, address: string, outcome: 'opened' | 'failed' | 'broke'): void {
    this.checking -= 1;
    for (const [key, allowance] of keysOf(email, address)) {
      const held = (this.held.get(key) ?? 1) - 1;
      if (held > 0) this.held.set(key, held);
      else this.held.delete(key);
      if (outcome === 'failed') this.failures.set(key, countFailure(allowance, this.failures.get(key), this.steadyMs()));
    }
    while (this.failures.size > COUNT_AT_MOST) this.failures.delete(this.failures.keys().next().value!);
    this.admitNext();
  }

  /** In the order they came; one that must wait for others of its account or address keeps nobody else waiting. */
  private admitNext(): void {
    const now = this.steadyMs();
    for (let at = 0; at < this.queue.length && this.checking < CHECKED_AT_ONCE; ) {
      const { keys, admit } = this.queue[at]!;
      const waitMs = Math.max(...keys.map(([key, allowance]) => blockedForMs(allowance, this.failures.get(key), now)));
      const fits = keys.every(([key, allowance]) => failuresIn(allowance, this.failures.get(key), now) + (this.held.get(key) ?? 0) < allowance.attempts);
      if (waitMs === 0 && !fits) {
        at += 1;
        continue;
      }
      this.queue.splice(at, 1);
      if (waitMs === 0) {
        this.checking += 1;
        for (const [key] of keys) this.held.set(key, (this.held.get(key) ?? 0) + 1);
      }
      admit(waitMs);
    }
  }
}

const keysOf = (email: string, address: string): readonly (readonly [string, Allowance])[] => [
  [`pair ${address} ${email}`, signInAllowances.pair],
  [`email ${email}`, signInAllowances.email],
  [`address ${address}`, signInAllowances.address],
];
