import { type Instant, type Refusal, sha256 } from '#lib/kernel';
import type { Person } from '../model/principal.js';
import { refusals } from '../model/refusals.js';
import type { KeptSessions } from './kept-sessions.js';
import type { Passwords, Tokens } from './passwords.js';
import type { SignInAttempts } from './sign-in-attempts.js';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Network address the attempt comes from. */
  readonly address: string;
}

export interface SignedIn {
  /** Shown to its owner once; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Instant;
  readonly person: Person;
}

export const SESSION_HOURS = 12;

/** Opens a session for whoever knows the password. */
export class SignIn {
  /** Checked when there is no account, so that an unknown address takes as long as a wrong password. */
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly kept: KeptSessions,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
    private readonly attempts: SignInAttempts,
  ) {}

  /** Prepares the decoy, so that the first unknown address takes no longer than the next. */
  async start(): Promise<void> {
    await this.decoyHash();
  }

  /** Refuses `SIGN_IN_REFUSED` (whatever was wrong) and `TOO_MANY_ATTEMPTS`. */
  async execute({ email, password, address }: SignInRequest): Promise<SignedIn | Refusal<'SIGN_IN_REFUSED' | 'TOO_MANY_ATTEMPTS'>> {
    const known = email.trim().normalize('NFC').toLowerCase();
    const waitMs = await this.attempts.begin(known, address);
    if (waitMs > 0) return refusals.tooManyAttempts(Math.ceil(waitMs / 1000));

    let outcome: 'opened' | 'failed' | 'broke' = 'broke';
    try {
      const opened = await this.check(known, password);
      outcome = opened ? 'opened' : 'failed';
      return opened ?? refusals.signIn();
    } finally {
      this.attempts.ended(known, address, outcome);
    }
  }

  private async check(email: string, password: string): Promise<SignedIn | undefined> {
    const account = await this.kept.account(email);
    const matches = await this.passwords.matches(account?.passwordHash ?? (await this.decoyHash()), password);
    if (!account?.passwordHash || !matches) return undefined;
    const token = this.tokens.next();
    const expiresAt = await this.kept.open(sha256(token), account.person.id, SESSION_HOURS);
    return { token, expiresAt, person: account.person };
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= this.passwords.hash(this.tokens.next());
    return this.decoy;
  }
}
