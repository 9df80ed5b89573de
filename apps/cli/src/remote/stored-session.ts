import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unusable } from '../exit-codes.js';

/** Who signed in last on this machine, and where. */
export interface StoredSession {
  readonly url: string;
  readonly email: string;
  readonly token: string;
  readonly expiresAt: string;
}

export const sessionFile = (home: string): string => join(home, 'session.json');

/** Keeps a session for the next commands, in a file that only its owner may read. @throws Unusable where nothing can be kept. */
export function storeSession(home: string, session: StoredSession): void {
  try {
    if (!existsSync(home)) {
      mkdirSync(home); // not `recursive`, which tries for ever below a folder such as /proc
      chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700); // as `npm start` makes it, which may be the next to use it
    }
    rmSync(sessionFile(home), { force: true });
    writeFileSync(sessionFile(home), `${JSON.stringify(session, undefined, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Unusable(`LOCKSTEP_HOME is ${home}, where no session can be kept (${(error as NodeJS.ErrnoException).code ?? String(error)}). Name a folder that this user may write to, or use --print-token.`);
  }
}

/** The session that is kept; undefined when nobody signed in. */
export function storedSession(home: string): StoredSession | undefined {
  try {
    return JSON.parse(readFileSync(sessionFile(home), 'utf8')) as StoredSession;
  } catch {
    return undefined;
  }
}

export const forgetSession = (home: string): void => rmSync(sessionFile(home), { force: true });
