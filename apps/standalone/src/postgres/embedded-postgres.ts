import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#lib/kernel';
import { freePort, isFree } from '../ports.js';
import { type Account, findAccount } from './account.js';
import { examineCluster, isCluster, makeCluster, owner } from './cluster.js';
import { type Engine, findEngine } from './engine.js';
import { stopLeftOver } from './left-over.js';
import { type Memory, newPassword, recall, remember } from './memory.js';
import { placeForData, placeForEngine, stagingFolder } from './place.js';
import { type Server, startServer } from './server.js';

/** A PostgreSQL of our own, from npm, for evaluation and tests. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly dataFolder: string;
  readonly logFile: string;
  /** Was the cluster made by this start? */
  readonly isNew: boolean;
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers. */
  kill(): void;
}

export interface EmbeddedPostgresRequest {
  /** The caller must be the only one who starts a server in this home: see claimHome. */
  readonly home: string;
  readonly say?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** False: nobody will miss the data after a power cut while the cluster is made. */
  readonly durable?: boolean;
  /** Insist on the port of the last start, because others still hold the old address. */
  readonly samePort?: boolean;
  /** For whose sake files are staged is asked of the system; where, may be said here. */
  readonly staging?: string;
}

/**
 * Starts the server of a home, making its cluster first if there is none. Recovers from whatever was killed before.
 * @throws Fault saying what happened and what to do; the error of `signal` when aborted. No process is left then.
 */
export async function startEmbeddedPostgres(request: EmbeddedPostgresRequest): Promise<EmbeddedPostgres> {
  const { home, say = () => {}, signal } = request;
  const logFile = join(home, 'postgres.log');
  const account = findAccount();
  const engine = placeForEngine(findEngine(), account, say, request.staging);
  const known = recall(home);
  const memory = known ?? firstMemory(home, account, say, request.staging);
  const isNew = !isCluster(memory.dataFolder);
  if (isNew) await makeCluster({ ...memory, engine, account, durable: request.durable ?? true, signal });
  else {
    examineCluster({ engine, account, dataFolder: memory.dataFolder });
    if (await stopLeftOver(memory.dataFolder)) say('Stopped a database server that an earlier start had left behind.');
  }
  const { server, port } = await start(request, memory, engine, account, logFile);
  remember(home, { ...memory, port });
  const url = `postgres://${owner}:${memory.password}@127.0.0.1:${port}/lockstep`;
  try {
    await makeDatabase(url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, dataFolder: memory.dataFolder, logFile, isNew, pid: server.pid, ended: server.ended, stop: () => server.stop(), kill: () => server.kill() };
}

function firstMemory(home: string, account: Account | undefined, say: (line: string) => void, staging = stagingFolder): Memory {
  mkdirSync(home, { recursive: true });
  const place = placeForData(home, account, say, staging);
  if (isCluster(join(place, 'data'))) {
    throw new Fault('MEMORY_LOST', `There is a database in ${join(place, 'data')}, but ${join(home, 'postgres.json')} with its password is gone.`, 'Restore that file from a backup, or move the database away to begin anew.');
  }
  // A staged folder outlives its home; a home that was deleted and made again begins anew beside it.
  const name = place.startsWith(join(staging, '/')) ? `data-${randomBytes(4).toString('hex')}` : 'data';
  const memory = { dataFolder: join(place, name), password: newPassword(), port: 0 };
  remember(home, memory);
  return memory;
}

const patienceMs = 30_000;

async function start(
  { samePort = false, signal }: EmbeddedPostgresRequest,
  memory: Memory,
  engine: Engine,
  account: Account | undefined,
  logFile: string,
): Promise<{ server: Server; port: number }> {
  const until = Date.now() + patienceMs;
  let port = memory.port;
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    signal?.throwIfAborted();
    const taken = port === 0 || !(await isFree('127.0.0.1', port));
    if (taken && !samePort) port = await freePort('127.0.0.1');
    const answer = await startServer({ ...memory, port, engine, account, logFile, signal });
    if ('pid' in answer) return { server: answer, port };
    if (answer.because === 'other') throw answer.fault;
    if (Date.now() > until) {
      throw new Fault('EMBEDDED_POSTGRES_BLOCKED', `The embedded PostgreSQL could not start for ${patienceMs / 1000} s: ${answer.because}.`, `Look into ${logFile} and end what still uses ${memory.dataFolder}.`);
    }
    await pause(wait); // the processes of a killed server take a moment to notice and to let go
  }
}

async function makeDatabase(url: string): Promise<void> {
  const address = new URL(url);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', ['lockstep']);
    if (rowCount === 0) await client.query('create database lockstep');
  } finally {
    await client.end();
  }
}
