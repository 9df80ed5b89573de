import { randomUUID } from 'node:crypto';
import { Refused } from '../exit-codes.js';
import type { Api, ApiAnswer, ApiRequest } from './api.js';
import { linesOf } from './problem.js';

/** Someone who asks: with a token, or as anyone. */
export class Session {
  constructor(
    readonly api: Api,
    private readonly token: string | undefined,
  ) {}

  /** Opens a session over HTTP. @throws Refused when the password is wrong. */
  static async open(api: Api, email: string, password: string): Promise<Session> {
    const answer = await api.ask({ method: 'POST', path: '/sessions', body: { email, password } });
    if (answer.is === 'refused') throw new Refused(`${email} could not sign in.\n${linesOf(answer.problem).join('\n')}`);
    return new Session(api, (answer.body as { token: string }).token);
  }

  ask(request: Omit<ApiRequest, 'token'>): Promise<ApiAnswer> {
    return this.api.ask({ ...request, token: this.token });
  }

  /** Reads, and expects an answer. @throws Refused with the reasons. */
  async read<Body>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Body> {
    const answer = await this.ask({ method: 'GET', path, headers });
    if (answer.is === 'refused') throw new Refused(`GET ${path}\n${linesOf(answer.problem).join('\n')}`);
    return answer.body as Body;
  }

  /** Asks for a change, under a key of its own, so that a repeated request changes nothing. */
  command(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> {
    return this.ask({ method: 'POST', path, body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }
}
