import type { Command } from 'commander';
import { Refused, Unusable } from '../exit-codes.js';
import { Api } from '../remote/api.js';
import { linesOf } from '../remote/problem.js';
import { homeOf } from '../remote/running-system.js';
import { Session } from '../remote/session.js';
import { forgetSession, sessionFile, storedSession, storeSession } from '../remote/stored-session.js';
import { asJson, type Terminal } from '../terminal.js';
import { addressOf, type Connection, passwordOf } from './connection.js';
import { secretFrom } from './ask-secret.js';
import { examples } from './help.js';

interface Options extends Connection {
  readonly printToken?: boolean;
}

interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
  readonly person: { readonly name: string; readonly email: string };
}

export function signInCommand(program: Command, terminal: Terminal): void {
  program
    .command('sign-in')
    .description('Sign in: the commands that follow are asked as this person, until sign-out.')
    .requiredOption('--email <address>', 'who')
    .option('--password <password>', 'their password (or LOCKSTEP_PASSWORD); otherwise asked for, and known for the demonstration accounts')
    .option('--url <url>', 'the system (or LOCKSTEP_URL); otherwise the one that `npm start` runs in its home')
    .option('--print-token', 'print the token, for LOCKSTEP_TOKEN, and keep nothing')
    .option('--json', 'who signed in, as JSON')
    .addHelpText('after', examples('npm run lockstep -- sign-in --email secretary@demo.lockstep.example', 'npm run lockstep -- sign-in --email you@example.org --url https://standards.example.org', 'export LOCKSTEP_TOKEN=$(npm run --silent lockstep -- sign-in --email you@example.org --print-token)'))
    .action((options: Options) => signIn(options, terminal));
}

export function signOutCommand(program: Command, terminal: Terminal): void {
  program
    .command('sign-out')
    .description('End the session that sign-in opened, and forget it.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('npm run lockstep -- sign-out'))
    .action((options: { json?: boolean }) => signOut(options, terminal));
}

async function signIn(options: Options, { print, tell }: Terminal): Promise<void> {
  const { email, json, printToken } = options;
  const url = addressOf(options);
  const password = passwordOf(email!, options.password) ?? (await secretFrom(`Password of ${email} at ${url}: `));
  if (!password) throw new Unusable('No password was given. Type it, or set LOCKSTEP_PASSWORD.');
  const answer = await new Api(url).ask({ method: 'POST', path: '/sessions', body: { email, password } });
  if (answer.is === 'refused') throw new Refused(linesOf(answer.problem).join('\n'));
  const { token, expiresAt, person } = answer.body as SignedIn;
  if (printToken) return print(token);
  const home = homeOf(process.env);
  storeSession(home, { url, email: person.email, token, expiresAt });
  if (json) return print(asJson({ url, person, expiresAt, keptIn: sessionFile(home) }));
  print(`Signed in at ${url} as ${person.name}, until ${expiresAt}.`);
  tell(`The session is kept in ${sessionFile(home)}; sign-out ends it.`);
}

async function signOut({ json }: { json?: boolean }, { print }: Terminal): Promise<void> {
  const home = homeOf(process.env);
  const stored = storedSession(home);
  if (stored) await new Session(new Api(stored.url), stored.token).ask({ method: 'DELETE', path: '/sessions/current' });
  forgetSession(home);
  if (json) return print(asJson({ signedOut: stored !== undefined }));
  print(stored ? `${stored.email} is signed out.` : 'Nobody was signed in.');
}
