import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import { Api } from '../remote/api.js';
import { homeOf, loginsIn, systemIn } from '../remote/running-system.js';
import { Session } from '../remote/session.js';

/** Where to ask, and as whom. */
export interface Connection {
  readonly url?: string;
  readonly email?: string;
  readonly password?: string;
  readonly json?: boolean;
}

/** The options of every command that asks over HTTP. */
export const connecting = (command: Command): Command =>
  command
    .option('--url <url>', 'the system (or LOCKSTEP_URL); otherwise the one that `npm start` runs in its home')
    .option('--email <address>', 'who asks (with --password, or LOCKSTEP_PASSWORD); without a LOCKSTEP_TOKEN the demonstration secretary of that home')
    .option('--password <password>', 'their password')
    .option('--json', 'the answer as JSON');

const secretary = 'secretary@demo.lockstep.example';
export const authority = 'authority@demo.lockstep.example';

/** Opens a session: by token, by e-mail and password, or as the demonstration's secretary (or who is `otherwise`). @throws Unusable when nothing is known. */
export async function connect({ url, email, password }: Connection, otherwise = secretary): Promise<Session> {
  const home = homeOf(process.env);
  const address = url ?? process.env['LOCKSTEP_URL'] ?? systemIn(home).address;
  if (!address) throw new Unusable('No system is known. Give --url, e.g. --url http://localhost:3000, or start one with npm start.');
  const api = new Api(address);
  const token = process.env['LOCKSTEP_TOKEN'];
  if (token && !email) return new Session(api, token);
  const who = email ?? otherwise;
  const secret = password ?? process.env['LOCKSTEP_PASSWORD'] ?? loginsIn(home).find((login) => login.email === who)?.password;
  if (!secret) throw new Unusable(`The password of ${who} is not known. Give --email and --password, or set LOCKSTEP_TOKEN.`);
  return Session.open(api, who, secret);
}
