import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '#lib/kernel';
import { type Child, setAsideLog, startChild } from './child.js';
import type { Configuration } from './configuration.js';
import { type DemonstrationAccount, demonstrate } from './demonstration.js';
import { claimHome, type ClaimedHome } from './home.js';
import { keep, type Keeper } from './keeper.js';
import { lastWords } from './last-words.js';
import { migrateEmbedded } from './migrations.js';
import { runCommand } from './one-off.js';
import { freePort } from './ports.js';
import type { KnownProcess } from './processes.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.js';
import { entryPoint } from './repository.js';
import type { Steps } from './steps.js';

export interface LaunchRequest {
  readonly configuration: Configuration;
  readonly env: NodeJS.ProcessEnv;
  readonly steps: Steps;
  readonly say: (line: string) => void;
  readonly gaveUp: (why: Fault) => void;
  readonly signal: AbortSignal;
}

export interface Launched {
  readonly address: string;
  /** Only where the database is the embedded demonstration. */
  readonly accounts: readonly DemonstrationAccount[];
}

/** Starts one installation: a database if none was named, then migrations, then api and worker, and keeps them running. */
export class Launcher {
  private home?: ClaimedHome;
  private database?: Keeper;
  private readonly processes: Keeper[] = [];
  private readonly children = new Map<string, KnownProcess>();

  constructor(private readonly request: LaunchRequest) {}

  /** @throws Fault when it cannot; call `stop` then too. */
  async launch(): Promise<Launched> {
    const { configuration, steps, signal } = this.request;
    this.home = await claimHome(configuration.home);
    const port = await freePort(configuration.host, configuration.port);
    const address = addressOf(configuration.host, port);

    const database = configuration.databaseUrl ? undefined : await steps.time('database', () => this.startDatabase());
    const databaseUrl = configuration.databaseUrl ?? database!.url;
    this.home.tell({ address, databaseUrl });
    const env = { ...this.environment(databaseUrl, address), PORT: String(port), HOST: configuration.host };

    await steps.time<unknown>('migrations', () => (database ? migrateEmbedded(databaseUrl, env, signal) : runCommand(['migrate'], env, signal)));
    const accounts = database ? await steps.time('accounts', () => demonstrate(configuration.home, database.isNew, env, signal)) : [];
    await steps.time('processes', () => this.startProcesses(env));
    return { address, accounts };
  }

  /** Stops api and worker, then the database; leaves no process behind. */
  async stop(): Promise<void> {
    await Promise.all(this.processes.map((keeper) => keeper.stop()));
    await this.database?.stop();
    this.home?.leave();
  }

  /** Ends everything at once. The database recovers at the next start. */
  kill(): void {
    for (const keeper of [...this.processes, this.database]) keeper?.kill();
    this.home?.leave();
  }

  private async startDatabase(): Promise<EmbeddedPostgres> {
    const { configuration, say, gaveUp, signal } = this.request;
    let first: EmbeddedPostgres | undefined;
    this.database = keep({
      name: 'database',
      start: async () => {
        const database = await startEmbeddedPostgres({ home: configuration.home, say, signal, samePort: first !== undefined });
        first ??= database;
        return {
          ready: Promise.resolve(),
          ended: database.ended.then(() => 'ended'),
          lastWords: () => lastWords(database.logFile),
          stop: () => database.stop(),
          kill: () => database.kill(),
        };
      },
      say,
      gaveUp,
    });
    await this.database.ready;
    return first!;
  }

  private async startProcesses(env: NodeJS.ProcessEnv): Promise<void> {
    const { PORT: _port, HOST: _host, ...withoutAddress } = env;
    const started = [this.startProcess('api', env), this.startProcess('worker', withoutAddress)];
    await Promise.race([Promise.all(started.map((keeper) => keeper.ready)), abortOf(this.request.signal)]);
  }

  private startProcess(name: 'api' | 'worker', env: NodeJS.ProcessEnv): Keeper {
    const { configuration, say, gaveUp } = this.request;
    const logs = join(configuration.home, 'logs');
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    const logFile = join(logs, `${name}.log`);
    const start = (): Child => {
      setAsideLog(logFile);
      const child = startChild({ name, script: entryPoint(name), env, logFile });
      this.children.set(name, child.process);
      this.home?.tell({ children: [...this.children.values()] });
      return child;
    };
    const keeper = keep({ name, start, say, gaveUp });
    this.processes.push(keeper);
    return keeper;
  }

  private environment(databaseUrl: string, address: string): NodeJS.ProcessEnv {
    const { configuration, env } = this.request;
    return {
      ...env,
      DATABASE_URL: databaseUrl,
      LOCKSTEP_HOME: configuration.home,
      LOCKSTEP_CLOCK: env['LOCKSTEP_CLOCK'] || 'system',
      LOCKSTEP_PUBLIC_URL: env['LOCKSTEP_PUBLIC_URL'] || address, // notices, which the worker writes, carry links to the api
    };
  }
}

/** Rejects when it is time to stop, so that nobody waits for a process that is about to be ended. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
}

/** Where a reader on this machine finds it. */
function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
