import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import { Api } from '../remote/api.js';
import { homeOf, loginsIn, systemIn } from '../remote/running-system.js';
import { Session } from '../remote/session.js';
import { storedSession } from '../remote/stored-session.js';

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
    .option('--url <url>', 'the system (or LOCKSTEP_URL); otherwise the one signed in to, or the one that `npm start` runs in its home')
    .option('--email <address>', 'who asks, this once; otherwise LOCKSTEP_TOKEN, or who signed in (`lockstep sign-in`)')
    .option('--password <password>', 'their password (or LOCKSTEP_PASSWORD); known for the demonstration accounts of that home')
    .option('--json', 'the answer as JSON');

const secretary = 'secretary@demo.lockstep.example';
export const authority = 'authority@demo.lockstep.example';
const home = (): string => homeOf(process.env);

/** @throws Unusable when no system is known. */
export function addressOf({ url }: Connection): string {
  const address = url ?? process.env['LOCKSTEP_URL'] ?? systemIn(home()).address ?? storedSession(home())?.url;
  if (address) return address.replace(/\/+$/, '');
  throw new Unusable('No system is known. Give --url, e.g. --url http://localhost:3000, or start one with npm start.');
}

/** The password of an account, where one was given or the demonstration knows it. */
export const passwordOf = (email: string, given: string | undefined): string | undefined =>
  given ?? process.env['LOCKSTEP_PASSWORD'] ?? loginsIn(home()).find((login) => login.email === email)?.password;

/** Opens a session: as whoever is signed in, otherwise as the demonstration's secretary (or who is `otherwise`). @throws Unusable when nobody is known. */
export async function connect(connection: Connection, otherwise = secretary): Promise<Session> {
  return (await signedIn(connection)) ?? opened(connection, otherwise);
}

/** Opens a session to change something, which is always done as somebody in particular. @throws Unusable when nobody is signed in. */
export async function connectToChange(connection: Connection): Promise<Session> {
  const session = await signedIn(connection);
  if (session) return session;
  const example = loginsIn(home()).length > 0 ? secretary : 'you@example.org';
  throw new Unusable(`Nobody is signed in at ${addressOf(connection)}. Sign in: npm run lockstep -- sign-in --email ${example}`);
}

async function signedIn(connection: Connection): Promise<Session | undefined> {
  const address = addressOf(connection);
  if (connection.email) return opened(connection, connection.email);
  const token = process.env['LOCKSTEP_TOKEN'];
  if (token) return new Session(new Api(address), token);
  const stored = storedSession(home());
  return stored?.url === address ? new Session(new Api(address), stored.token) : undefined;
}

async function opened(connection: Connection, email: string): Promise<Session> {
  const secret = passwordOf(email, connection.password);
  if (!secret) throw new Unusable(`The password of ${email} is not known. Give --email and --password, or sign in: npm run lockstep -- sign-in --email ${email}`);
  return Session.open(new Api(addressOf(connection)), email, secret);
}
