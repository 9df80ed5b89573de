import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/kernel';
import { type Account, runningAs } from './account.js';
import { type Engine, program, tryEngine } from './engine.js';

/** The one database role of an embedded cluster. */
export const owner = 'lockstep';

export interface ClusterRequest {
  readonly engine: Engine;
  readonly account: Account | undefined;
  /** Where the finished cluster shall be; made beside it first, so that it is there whole or not at all. */
  readonly dataFolder: string;
  readonly password: string;
  /** False only for what nobody will miss after a power cut. */
  readonly durable: boolean;
  readonly signal?: AbortSignal | undefined;
}

export function isCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'PG_VERSION'));
}

/** Makes an empty cluster: UTF-8, password required, checksums on. @throws Fault `CLUSTER_NOT_MADE` */
export async function makeCluster(request: ClusterRequest): Promise<void> {
  const { account, dataFolder, password } = request;
  request.signal?.throwIfAborted();
  const draft = `${dataFolder}.making`;
  const passwordFile = join(dirname(dataFolder), '.password');
  rmSync(draft, { recursive: true, force: true });
  try {
    rmSync(passwordFile, { force: true });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    await initdb(request, draft, passwordFile);
    renameSync(draft, dataFolder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Looks at a cluster before it is started. @throws Fault `CLUSTER_OF_ANOTHER_VERSION` or `CLUSTER_OF_ANOTHER_USER`
 */
export function examineCluster({ engine, account, dataFolder }: Omit<ClusterRequest, 'password' | 'durable'>): void {
  const uid = account?.uid ?? process.getuid?.();
  const found = statSync(dataFolder).uid;
  if (uid !== found) {
    throw new Fault('CLUSTER_OF_ANOTHER_USER', `The database in ${dataFolder} belongs to user ${found}; this start would run it as user ${uid}.`, 'Start as the user who started it before, or choose another LOCKSTEP_HOME.');
  }
  const made = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  const answer = tryEngine(engine, account);
  if ('major' in answer && answer.major !== made) {
    throw new Fault(
      'CLUSTER_OF_ANOTHER_VERSION',
      `The database in ${dataFolder} was made by PostgreSQL ${made}; the embedded one is now ${answer.major}.`,
      'Export the data with the release that made it and import it into a new LOCKSTEP_HOME.',
    );
  }
  chmodSync(dataFolder, 0o700); // the server refuses a folder that others may enter, as after a careless copy
}


function initdb({ engine, account, durable, signal }: ClusterRequest, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${owner}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // C.UTF-8 is part of every Linux with this C library; other systems have no such name.
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
    '--no-instructions',
    // Whoever needs the next segment of the log first fills it with zeros and syncs it, and every commit waits: 40 ms for
    // the default of 16 MB, 3 ms for this one.
    '--wal-segsize=1',
    ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program(engine, 'initdb'), args, {
      ...runningAs(account),
      cwd: dirname(folder),
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Not spawn's own `signal`: that does not wait, and initdb still has a server to end and a folder to clear.
    const abort = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', abort, { once: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const fail = (why: string, cause?: unknown) =>
      reject(new Fault('CLUSTER_NOT_MADE', `PostgreSQL could not make its data folder ${folder}: ${why}`, 'Make sure that there is room on the disk and that LOCKSTEP_HOME can be written to, then start again.', { cause }));
    child.on('error', (error) => fail(error.message, error));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', abort);
      if (signal?.aborted) reject(signal.reason as Error);
      else if (code === 0) resolve();
      else fail(said.trim().split('\n').slice(-4).join(' / '));
    });
  });
}
