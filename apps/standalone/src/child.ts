import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '#lib/kernel';
import { lastWords } from './last-words.js';
import { known, signal, type KnownProcess } from './processes.js';

export interface ChildRequest {
  /** What the reader calls it: `api`, `worker`. */
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
}

export interface Child {
  readonly process: KnownProcess;
  /** Settles when it has said that it is ready. @throws Fault with its own words when it ended or failed instead. */
  readonly ready: Promise<void>;
  /** Settles when it has ended, with why. */
  readonly ended: Promise<string>;
  lastWords(): string;
  /** Asks it to finish; ends it if it does not within 15 s. */
  stop(): Promise<void>;
  kill(): void;
}

const patienceMs = 120_000;

/**
 * Starts a process that speaks our little protocol: `{ ready: true }` or `{ failed: 'why' }` over the IPC channel,
 * SIGTERM to finish, and ends by itself when the channel closes. It has a session of its own, so that a Ctrl-C in the
 * terminal reaches the launcher only, which then stops everything in order.
 */
export function startChild({ name, script, env, logFile }: ChildRequest): Child {
  const log = openSync(logFile, 'a', 0o600);
  const child = fork(script, [], { env, stdio: ['ignore', log, log, 'ipc'], detached: true, execArgv: ['--enable-source-maps'] });
  closeSync(log);

  let failure: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(by ? `ended by ${by}` : `ended with exit code ${code}`));
  });
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(notReady(name, `it was not ready after ${patienceMs / 1000} s`, logFile)), patienceMs).unref();
    child.on('message', (message: { ready?: true; failed?: string }) => {
      if (message.ready) resolve();
      if (message.failed) failure = message.failed;
    });
    void ended.then((how) => reject(failure ? new Fault('CHILD_FAILED', failure, `(${name}; log: ${logFile})`) : notReady(name, `it ${how}`, logFile)));
    void ended.then(() => clearTimeout(late));
  });
  ready.catch(() => {}); // whoever waits for it hears of it; a stop before that is no fault
  return { process: known(child.pid ?? 0), ready, ended, lastWords: () => lastWords(logFile), stop: () => stop(child, ended), kill: () => send(child, 'SIGKILL') };
}

/** One older log is kept, and a log begins anew once it has 20 MB. */
export function setAsideLog(file: string): void {
  if (existsSync(file) && statSync(file).size > 20_000_000) renameSync(file, `${file}.1`);
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  send(child, 'SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), pause(15_000, false, { ref: false })]);
  if (!inTime) send(child, 'SIGKILL');
  await ended;
}

function send(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) signal(child.pid, name);
}

function notReady(name: string, why: string, logFile: string): Fault {
  const said = lastWords(logFile);
  return new Fault('CHILD_NOT_READY', `The ${name} did not start: ${why}.${said && ` Its last words:\n${said}\n`}`, `The whole log is in ${logFile}.`);
}
