import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of bench.v1.yaml, from dist/test/bench/system. */
export const procedures = fileURLToPath(new URL('../../../../test/bench/procedures', import.meta.url));

/** A process of the product, or one that stands beside it to be compared, that has said it is ready. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<void>;
  /** Sends SIGKILL and waits for the end. */
  kill(): Promise<void>;
}

export interface Environment {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly more?: Readonly<Record<string, string>>;
}

/** Starts apps/<app>/src/main.js as `npm start` would, on any free port. */
export const startApp = (app: 'api' | 'worker', environment: Environment): Promise<Running> => startProcess(new URL(`../../../apps/${app}/src/main.js`, import.meta.url), environment);

/** Starts a script that says `{ ready, port? }` or `{ failed }` over the IPC channel. */
export async function startProcess(script: URL, { databaseUrl, redisUrl, more }: Environment): Promise<Running> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    PORT: '0',
    LOCKSTEP_LOG_LEVEL: 'error',
    LOCKSTEP_PROCEDURES: procedures,
    LOCKSTEP_WEBHOOK_ALLOW: '127.0.0.0/8',
    ...more,
  };
  const child = fork(fileURLToPath(script), [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: (process.env['LOCKSTEP_BENCH_NODE'] ?? '').split(' ').filter(Boolean) });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said: { ready?: true; port?: number; failed?: string }) => (said.ready ? resolve(said.port ?? 0) : reject(new Error(said.failed ?? 'It said nothing useful.'))));
    child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code} before it was ready.`)));
  });
  return { pid: child.pid!, port, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
