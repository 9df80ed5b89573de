import type { Api } from '../../remote/api.js';
import { Session } from '../../remote/session.js';
import { addressOf, holdersOf } from './accounts.js';

/** How many sign in at once: checking a password is dear for the system on purpose. */
const atOnce = 3;

/** One session for each account, opened when it is first needed and kept to the end. */
export class Sessions {
  private readonly open = new Map<string, Promise<Session>>();
  private readonly lanes: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  private opened = 0;

  constructor(
    private readonly api: Api,
    private readonly passwordOf: (email: string) => string,
  ) {}

  /** The session of an account; for a role, of the first who holds it. @throws Refused when it cannot be opened. */
  of(word: string): Promise<Session> {
    const account = holdersOf(word)[0] ?? word;
    const known = this.open.get(account);
    if (known) return known;
    const email = addressOf(account);
    const lane = (this.opened += 1) % atOnce;
    const session = this.lanes[lane]!.then(() => Session.open(this.api, email, this.passwordOf(email)));
    this.lanes[lane] = session.catch(() => undefined);
    this.open.set(account, session);
    return session;
  }
}
