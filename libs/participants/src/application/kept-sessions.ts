import type { Instant } from '#lib/kernel';
import type { Person, Principal } from '../model/principal.js';

export interface Account {
  readonly person: Person;
  /** Null: this person cannot sign in. */
  readonly passwordHash: string | null;
}

export interface FoundSession {
  readonly principal: Principal;
  /** How much longer the session lasts. */
  readonly livesForMs: number;
}

/**
 * Where accounts and sessions are kept. Sessions are known by the hash of their token only. Their lifetime is counted
 * in real hours by the database's clock, also where the procedures' clock is simulated.
 */
export abstract class KeptSessions {
  /** `email` in lower case. */
  abstract account(email: string): Promise<Account | undefined>;
  /** Opens a session and clears away this person's dead ones. */
  abstract open(tokenHash: string, personId: string, hours: number): Promise<Instant>;
  /** Neither expired nor revoked sessions. */
  abstract find(tokenHash: string): Promise<FoundSession | undefined>;
  /** Ends one session and tells every process. Returns whose it was; undefined when there was none to end. */
  abstract end(tokenHash: string): Promise<string | undefined>;
  /** Ends all sessions of a person and tells every process. Returns how many. */
  abstract endAllOf(personId: string): Promise<number>;
  /** Calls `hear` with a person's id whenever their access has changed, in whatever process. */
  abstract onAccessChange(hear: (personId: string) => void): Promise<void>;
}
