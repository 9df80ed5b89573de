import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { demonstrationCommittee, demonstrationEmail, seedDemonstration } from '#lib/participants';
import { dataSourceFor, Database, migrate } from '#lib/platform';
import { freshDatabase } from '../servers/database.js';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, any>;
}

export const PASSWORD = 'a-shared-demonstration-password';

/** The product's own processes on a database of their own, with the demonstration committee in it. */
export class RunningSystem {
  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly fresh: Awaited<ReturnType<typeof freshDatabase>>,
    readonly database: Database,
    private readonly children: ChildProcess[],
    /** Where the API answers; another port once it was started again. */
    public address: string,
  ) {}

  static async start(apps: readonly ('api' | 'worker')[], env: Record<string, string> = {}): Promise<RunningSystem> {
    const fresh = await freshDatabase();
    await migrate(fresh.url);
    const source = await dataSourceFor(fresh.url).initialize();
    await seedDemonstration(source, { password: PASSWORD });
    await source.destroy();
    const children: ChildProcess[] = [];
    let port = 0;
    for (const app of apps) {
      const { child, said } = await startApp(app, { DATABASE_URL: fresh.url, PORT: '0', LOCKSTEP_CLOCK: 'simulated', ...env });
      children.push(child);
      port = said.port ?? port;
    }
    return new RunningSystem(fresh, new Database(fresh.url, 2), children, `http://127.0.0.1:${port}`);
  }

  /** One more process on the same database; where it answers. */
  async another(app: 'api', env: Record<string, string> = {}): Promise<string> {
    const { child, said } = await startApp(app, { DATABASE_URL: this.fresh.url, PORT: '0', LOCKSTEP_CLOCK: 'simulated', ...env });
    this.children.push(child);
    return `http://127.0.0.1:${said.port}`;
  }

  get databaseUrl(): string {
    return this.fresh.url;
  }

  /** Ends every process as a power cut would. */
  async kill(): Promise<void> {
    const killed = this.children.splice(0);
    for (const child of killed) child.kill('SIGKILL');
    await Promise.all(killed.map(async (child) => child.exitCode ?? child.signalCode ?? new Promise((resolve) => child.once('exit', resolve))));
  }

  async startAgain(app: 'api'): Promise<void> {
    this.address = await this.another(app);
  }

  async stop(): Promise<void> {
    for (const child of this.children) child.kill('SIGTERM');
    await Promise.all(this.children.map(async (child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
    await this.database.close();
    await this.fresh.drop();
  }

  async as(slug: string): Promise<Record<string, string>> {
    let token = this.tokens.get(slug);
    if (!token) {
      const { body } = await this.ask('POST', '/sessions', { body: { email: demonstrationEmail(slug), password: PASSWORD } });
      token = body['token'] as string;
      this.tokens.set(slug, token);
    }
    return { authorization: `Bearer ${token}` };
  }

  async ask(method: string, path: string, { body, headers = {}, form, as }: { body?: unknown; headers?: Record<string, string>; form?: FormData; as?: string } = {}): Promise<Answer> {
    const sent = form ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { ...(form || body === undefined ? {} : { 'content-type': 'application/json' }), ...(as ? await this.as(as) : {}), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, etag: response.headers.get('etag'), body: text ? (JSON.parse(text) as Record<string, any>) : {} };
  }

  /** Proposes a GB/T with English in parallel and returns its id. */
  async propose(languages: readonly string[] = ['en']): Promise<string> {
    const { body } = await this.ask('POST', '/standards', {
      as: 'secretary',
      body: {
        procedure: 'gbt',
        committee: demonstrationCommittee.id,
        title: { 'zh-Hans': '信息技术 开源许可证合规计划要求', en: 'Information technology — Requirements for open source licence compliance programmes' },
        baseLanguage: 'zh-Hans',
        languages: languages.map((language) => ({ language, mode: 'parallel', required: true })),
      },
    });
    return body['id'] as string;
  }

  /** Everything that would have changed if something had: rows, per table. */
  async traces(): Promise<Record<string, number>> {
    const tables = ['standard_event', 'work', 'due_date', 'task', 'command_receipt', 'document', 'text_revision', 'text_unit', 'publication', 'number_series'];
    const { rows } = await this.database.query<Record<string, number>>(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`);
    return rows[0]!;
  }
}

function startApp(app: string, env: Record<string, string>): Promise<{ child: ChildProcess; said: { ready?: boolean; port?: number; failed?: string } }> {
  const main = fileURLToPath(new URL(`../../apps/${app}/src/main.js`, import.meta.url));
  const child = fork(main, [], { env: { PATH: process.env['PATH'], LOCKSTEP_LOG_LEVEL: 'silent', ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (said: { ready?: boolean; port?: number; failed?: string }) => (said.failed ? reject(new Error(said.failed)) : resolve({ child, said })));
    child.once('exit', (code) => reject(new Error(`The ${app} ended with ${code} before it said anything.`)));
  });
}
