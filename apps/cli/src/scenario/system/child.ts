import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '#lib/kernel';

export interface ChildRequest {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where its words go; absent: to our stderr. */
  readonly logFile?: string;
}

/** What a process says over the IPC channel once it is ready, or why it will not be. */
interface Said {
  readonly ready?: true;
  readonly failed?: string;
  readonly url?: string;
}

export interface Child {
  /** Settles when it is ready. @throws Fault with its own words when it ends or fails instead. */
  readonly ready: Promise<Said>;
  /** Asks it to finish; ends it when it does not within ten seconds. */
  stop(): Promise<void>;
  kill(): void;
}

const patienceMs = 60_000;

/** Starts one of our processes in a session of its own, so that a Ctrl-C in the terminal reaches only us and we can stop it in order. */
export function startChild({ name, script, env, logFile }: ChildRequest): Child {
  const log = logFile === undefined ? undefined : openSync(logFile, 'a', 0o600);
  const output = log ?? 'inherit';
  const child = fork(script, [], { env, stdio: ['ignore', output, output, 'ipc'], detached: true, execArgv: ['--enable-source-maps'] });
  if (log !== undefined) closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(by ? `ended by ${by}` : `ended with exit code ${code}`));
  });
  const ready = new Promise<Said>((resolve, reject) => {
    const give = (why: string) => reject(new Fault('PROCESS_NOT_READY', `The ${name} did not start: ${why}.`, logFile ? `Its last words:\n${lastWords(logFile)}` : ''));
    const late = setTimeout(() => give(`it was not ready after ${patienceMs / 1000} s`), patienceMs);
    late.unref();
    child.on('message', (said: Said) => (said.failed ? give(said.failed) : said.ready ? resolve(said) : undefined));
    void ended.then((how) => give(`it ${how}`)).finally(() => clearTimeout(late));
  });
  ready.catch(() => {}); // whoever waits for it hears of it
  return { ready, stop: () => stop(child, ended), kill: () => void child.kill('SIGKILL') };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), pause(10_000, false, { ref: false })]);
  if (!inTime) child.kill('SIGKILL');
  await ended;
}

function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  } catch {
    return '(none)';
  }
}
