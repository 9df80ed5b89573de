import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourceFor, migrate } from '#lib/platform';
import { seedDemonstration } from '#lib/participants';
import { repositoryFolder } from '#lib/platform';
import { type Child, startChild } from './child.js';

/** A system for one run: real PostgreSQL, real api, real worker, on a simulated clock. */
export interface OwnSystem {
  readonly url: string;
  /** Of every account of the demonstration. */
  readonly password: string;
  /** Where the logs lie. */
  readonly home: string;
  /** Ends everything; with `keepLogs` the logs stay. */
  stop(keepLogs?: boolean): Promise<void>;
  kill(): void;
}

const compiled = join(repositoryFolder(), 'dist', 'apps');

/**
 * Starts it: database, migrations, accounts, then api and worker together. About five seconds.
 * @throws Fault with the words of whatever did not start; nothing is left running then.
 */
export async function startOwnSystem(signal: AbortSignal): Promise<OwnSystem> {
  const home = mkdtempSync(join(tmpdir(), 'lockstep-scenario-'));
  chmodSync(home, 0o700);
  const children: Child[] = [];
  const start = (request: Parameters<typeof startChild>[0]): Child => {
    signal.throwIfAborted();
    const child = startChild(request);
    children.push(child);
    return child;
  };
  const stop = async (keepLogs = false) => {
    const [database, ...processes] = children;
    await Promise.all(processes.map((child) => child.stop()));
    await database?.stop();
    if (!keepLogs) rmSync(home, { recursive: true, force: true });
  };
  try {
    const { url: databaseUrl = '' } = await start({ name: 'database', script: join(compiled, 'standalone', 'src', 'throwaway-postgres.js'), env: process.env, logFile: join(home, 'database.log') }).ready;
    const password = randomBytes(12).toString('base64url');
    await migrate(databaseUrl);
    await seed(databaseUrl, password);
    const port = await freePort();
    const env = environment(databaseUrl, home, port);
    const processes = (['api', 'worker'] as const).map((name) => start({ name, script: join(compiled, name, 'src', 'main.js'), env, logFile: join(home, `${name}.log`) }));
    await Promise.all(processes.map(({ ready }) => ready));
    return { url: `http://127.0.0.1:${port}`, password, home, stop, kill: () => children.forEach((child) => child.kill()) };
  } catch (error) {
    await stop(!signal.aborted); // whoever gave up does not want the logs
    throw error;
  }
}

async function seed(databaseUrl: string, password: string): Promise<void> {
  const source = await dataSourceFor(databaseUrl).initialize();
  try {
    await seedDemonstration(source, { password });
  } finally {
    await source.destroy();
  }
}

/** Nothing of the caller's own installation reaches it. Webhooks may go to this machine, where the run has its sinks. */
function environment(databaseUrl: string, home: string, port: number): NodeJS.ProcessEnv {
  const { REDIS_URL: _redis, ...rest } = process.env;
  return {
    ...rest,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOCKSTEP_HOME: home,
    LOCKSTEP_CLOCK: 'simulated',
    LOCKSTEP_LOG_LEVEL: 'warn',
    LOCKSTEP_PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOCKSTEP_WEBHOOK_ALLOW: '127.0.0.0/8',
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
