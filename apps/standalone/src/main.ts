import { Fault } from '#lib/kernel';
import { accountLines } from './account-lines.js';
import { outliveClosedOutput } from './closed-output.js';
import { readConfiguration } from './configuration.js';
import { Launcher, type Launched } from './launch.js';
import { ownVersion } from './repository.js';
import { Steps } from './steps.js';

/** npm passes a Ctrl-C on that the terminal has already delivered: two within this time are one. */
const sameKeyPressMs = 1000;

const say = (line: string) => console.log(line);
const stop = new AbortController();

function start(): Launcher {
  const configuration = readConfiguration(process.env);
  say(`Lockstep ${ownVersion()}, data in ${configuration.home}`);
  return new Launcher({ configuration, env: process.env, steps: new Steps(say), say, gaveUp: (why) => void end(1, why.message), signal: stop.signal });
}

/** In one piece: whoever waits for the address has the accounts with it. */
function greet({ address, accounts }: Launched): void {
  const shown = accounts.length === 0 ? [] : ['', 'Demonstration accounts:', ...accountLines(accounts)];
  say([`\nLockstep is ready at ${address} (Ctrl-C stops it)`, ...shown].join('\n'));
}

let ending: number | undefined;
let launching: Promise<unknown> = Promise.resolve();

async function end(code: number, why: string): Promise<void> {
  if (ending !== undefined) return;
  ending = performance.now();
  (code === 0 ? console.log : console.error)(why);
  stop.abort();
  await launching.catch(() => {}); // a step under way ends first, so that nothing is started behind our back
  await launcher.stop();
  process.exit(code);
}

function onSignal(): void {
  if (ending === undefined) return void end(0, '\nStopping …');
  if (performance.now() - ending < sameKeyPressMs) return;
  launcher.kill();
  process.exit(130);
}

function wordsOf(error: unknown): string {
  if (error instanceof Fault) return error.message.replace(`\n ${error.remedy}`, `\n${error.remedy}`);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

outliveClosedOutput();
let launcher!: Launcher;
try {
  launcher = start();
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
// A mistake of our own must not leave a database behind that nobody stops.
process.on('uncaughtException', (error) => void end(1, wordsOf(error)));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
launching = launcher.launch();
launching.then((launched) => greet(launched as Launched)).catch((error: unknown) => void end(1, wordsOf(error)));
