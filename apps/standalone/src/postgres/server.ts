import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#lib/kernel';
import { lastWords } from '../last-words.js';
import { signal } from '../processes.js';
import { type Account, runningAs } from './account.js';
import { owner } from './cluster.js';
import { type Engine, program } from './engine.js';
import { guardServer } from './guard.js';

export interface ServerRequest {
  readonly engine: Engine;
  readonly account: Account | undefined;
  readonly dataFolder: string;
  readonly password: string;
  readonly port: number;
  readonly logFile: string;
  readonly signal?: AbortSignal | undefined;
}

/** A running server; it is our child, in a session of its own, so a Ctrl-C in the terminal does not reach it. */
export interface Server {
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it in order; a second time at once. */
  stop(): Promise<void>;
  kill(): void;
}

/** Why a server did not come up, in terms of what to do about it. */
export type NotStarted = { readonly because: 'still locked' | 'port taken' } | { readonly because: 'other'; readonly fault: Fault };

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a socket's path may not be longer than about 100 bytes; a home's may
  max_connections: '200',
  jit: 'off',
  // PostgreSQL's defaults, which initdb would count in segments: ours are small.
  min_wal_size: '80MB',
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'lockstep',
};

const recoveryMs = 10 * 60_000;

/** Starts the server and waits until it takes connections (after a crash: until it has recovered). */
export async function startServer(request: ServerRequest): Promise<Server | NotStarted> {
  setAside(request.logFile);
  const log = openSync(request.logFile, 'a', 0o600);
  const child = spawn(
    program(request.engine, 'postgres'),
    ['-D', request.dataFolder, '-p', String(request.port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runningAs(request.account), cwd: request.dataFolder, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  const server = handleOf(child);
  const guard = child.pid === undefined ? undefined : guardServer(child.pid, request.account);
  void server.ended.then(() => guard?.kill('SIGKILL'));
  try {
    const answer = await Promise.race([accepting(request), server.ended.then(() => 'ended' as const)]);
    return answer === 'ended' ? notStarted(request) : server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function handleOf(child: ChildProcess): Server {
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const send = (name: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) signal(child.pid, name);
  };
  return {
    pid: child.pid ?? 0,
    ended,
    kill: () => send('SIGQUIT'),
    stop: async () => {
      for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
        send(name);
        if (await Promise.race([ended.then(() => true), pause(15_000, false, { ref: false })])) return;
      }
    },
  };
}

async function accepting(request: ServerRequest): Promise<'accepting'> {
  const until = Date.now() + recoveryMs;
  for (;;) {
    request.signal?.throwIfAborted();
    const trouble = await greet(request);
    if (trouble === undefined) return 'accepting';
    if (Date.now() > until) throw silent(request, trouble);
    await pause(25);
  }
}

/** Connects once and makes sure that it is this server that answers, not another one on the same port. */
async function greet({ port, password, dataFolder }: ServerRequest): Promise<Error | undefined> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: owner, password, database: 'postgres', connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder === dataFolder ? undefined : new Error(`port ${port} is served from ${rows[0]?.folder}`);
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => {});
  }
}

function notStarted(request: ServerRequest): NotStarted {
  const said = lastWords(request.logFile);
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(said)) return { because: 'still locked' };
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return { because: 'port taken' };
  const fault = new Fault(
    'EMBEDDED_POSTGRES_DID_NOT_START',
    `The embedded PostgreSQL ended while it was starting. Its last words:\n${said}\n`,
    `The whole log is in ${request.logFile}. If the disk is full, make room and start again.`,
  );
  return { because: 'other', fault };
}

function silent({ logFile }: ServerRequest, cause: Error): Fault {
  return new Fault('EMBEDDED_POSTGRES_SILENT', `The embedded PostgreSQL runs but took no connection for ${recoveryMs / 60_000} minutes: ${cause.message}.`, `Look into ${logFile}, then start again.`, { cause });
}

/** One older log is kept: enough to see what led to a restart. */
function setAside(logFile: string): void {
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
}
