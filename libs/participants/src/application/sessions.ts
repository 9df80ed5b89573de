import { sha256 } from '#lib/kernel';
import type { Principal } from '../model/principal.js';
import type { KeptSessions } from './kept-sessions.js';

interface Remembered {
  readonly principal: Principal;
  readonly untilMs: number;
}

const REMEMBER_FOR_MS = 5_000;
const REMEMBER_AT_MOST = 10_000;
const tokenShape = /^[\w-]{43}$/;

/**
 * Who is behind a token. Answers are remembered for a few seconds, so that a busy client costs one look-up per five
 * seconds and not one per request. Every change of access is announced to all processes by the transaction that made
 * it, and what was remembered of that person is dropped at once; should an announcement get lost while the database
 * connection is down, the five seconds are the longest an ended session or membership can still count.
 */
export class Sessions {
  private readonly remembered = new Map<string, Remembered>();
  private readonly underway = new Map<string, Promise<Principal | undefined>>();
  /** Goes up with every change of access: what was read before a change is not remembered after it. */
  private changes = 0;

  constructor(
    private readonly kept: KeptSessions,
    /** Milliseconds of a steady clock. */
    private readonly steadyMs: () => number = () => performance.now(),
  ) {}

  /** Begins to hear of changes. Call once at boot, before the first request. */
  async start(): Promise<void> {
    await this.kept.onAccessChange((personId) => this.forget(personId));
  }

  /** Undefined for a token that is unknown, expired or revoked. */
  async principalFor(token: string): Promise<Principal | undefined> {
    if (!tokenShape.test(token)) return undefined;
    const tokenHash = sha256(token);
    const known = this.remembered.get(tokenHash);
    if (known && this.steadyMs() < known.untilMs) return known.principal;

    let lookup = this.underway.get(tokenHash);
    if (!lookup) {
      lookup = this.lookUp(tokenHash).finally(() => {
        if (this.underway.get(tokenHash) === lookup) this.underway.delete(tokenHash);
      });
      this.underway.set(tokenHash, lookup);
    }
    return lookup;
  }

  /** Ends the session behind a token; asking twice ends it once. */
  async end(token: string): Promise<void> {
    const personId = await this.kept.end(sha256(token));
    if (personId !== undefined) this.forget(personId);
  }

  /** Ends every session of a person, e.g. after a new password. */
  async endAllOf(personId: string): Promise<number> {
    const ended = await this.kept.endAllOf(personId);
    this.forget(personId);
    return ended;
  }

  private forget(personId: string): void {
    this.changes += 1;
    this.underway.clear();
    for (const [tokenHash, { principal }] of this.remembered) {
      if (principal.person.id === personId) this.remembered.delete(tokenHash);
    }
  }

  private async lookUp(tokenHash: string): Promise<Principal | undefined> {
    const changesBefore = this.changes;
    const startedMs = this.steadyMs();
    const found = await this.kept.find(tokenHash);
    if (!found) {
      this.remembered.delete(tokenHash);
      return undefined;
    }
    if (changesBefore === this.changes) {
      this.remembered.delete(tokenHash);
      this.remembered.set(tokenHash, { principal: found.principal, untilMs: startedMs + Math.min(REMEMBER_FOR_MS, found.livesForMs) });
      if (this.remembered.size > REMEMBER_AT_MOST) this.remembered.delete(this.remembered.keys().next().value!);
    }
    return found.principal;
  }
}
