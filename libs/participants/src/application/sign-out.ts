import type { Sessions } from './sessions.js';

/** Ends a session, in every process at once. */
export class SignOut {
  constructor(private readonly sessions: Sessions) {}

  async execute(token: string): Promise<void> {
    await this.sessions.end(token);
  }
}
