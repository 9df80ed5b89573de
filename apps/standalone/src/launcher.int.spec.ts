import { jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readOccupant } from './home.js';
import { pidIn } from './postgres/left-over.js';
import { recall } from './postgres/memory.js';
import { isFree } from './ports.js';
import { isGoneWithin, isRunning, known, type KnownProcess } from './processes.js';
import { repository } from './repository.js';

// The launcher, for real, in a small copy of the repository where api, worker and command line are a few lines each.
const api = `import { createServer } from 'node:http';
if (process.env.SPEC_FAILS === 'api') { process.send({ failed: 'The seal is missing. Fetch it.' }, () => process.exit(1)); }
else createServer((_, answer) => answer.end(process.env.LOCKSTEP_CLOCK)).listen(Number(process.env.PORT), process.env.HOST, () => process.send({ ready: true }));
process.on('SIGTERM', () => process.exit(0)); process.on('disconnect', () => process.exit(0));`;
const worker = `import { appendFileSync } from 'node:fs'; import { join } from 'node:path';
process.send({ ready: true }); setInterval(() => {}, 1000);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { appendFileSync(join(process.env.LOCKSTEP_HOME, 'heard'), signal); setTimeout(() => process.exit(0), 500); });
process.on('disconnect', () => process.exit(0));`;
const cli = `import { appendFileSync } from 'node:fs'; import { join } from 'node:path';
appendFileSync(join(process.env.LOCKSTEP_HOME, 'asked'), process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'seed') console.log(JSON.stringify({ accounts: [{ email: 'secretary@example.org', password: 'demonstration', role: 'secretary' }], seeded: true }));`;

jest.setTimeout(60_000);

describe('npm start', () => {
  let base: string;
  let copy: string;
  let home: string;
  let launchers: Launch[];

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'lockstep-spec-'));
    chmodSync(base, 0o755);
    copy = smallCopyIn(join(base, '标准 院'));
    home = join(base, 'data 数据');
    launchers = [];
  });

  afterEach(async () => {
    for (const launcher of launchers) await launcher.end();
    rmSync(base, { recursive: true, force: true });
  });

  const start = (env: Record<string, string> = {}) => {
    const launch = new Launch(copy, { LOCKSTEP_HOME: home, PORT: '0', ...env });
    launchers.push(launch);
    return launch;
  };

  it('starts everything, shows the demonstration accounts, and on Ctrl-C leaves no process behind', async () => {
    const launch = start();
    await launch.ready();
    expect(launch.said).toMatch(/secretary@example\.org  secretary\n  The password of all of them: demonstration/);
    expect(await (await fetch(launch.address)).text()).toBe('system');
    expect(statSync(join(home, 'launcher.json')).mode & 0o777).toBe(0o600);
    const everyone = processesOf(home);
    expect(everyone).toHaveLength(4);
    expect(everyone.every(isRunning)).toBe(true);

    launch.pressCtrlC();
    await pause(100);
    launch.process.kill('SIGINT'); // npm passes on what the terminal has delivered already: that is not a second Ctrl-C
    expect(await launch.exitCode()).toBe(0);
    expect(readFileSync(join(home, 'heard'), 'utf8')).toBe('SIGTERM'); // the worker finishes in order, whatever the terminal sent
    expect(everyone.filter(isRunning)).toEqual([]);
    expect(readOccupant(home)).toBeUndefined();
  });

  it('migrates when there is something to migrate, and seeds once', async () => {
    for (const run of ['first', 'second', 'third']) {
      if (run === 'third') addMigration(copy);
      const launch = start();
      await launch.ready();
      expect(launch.said).toContain('secretary@example.org');
      await launch.end();
    }
    expect(readFileSync(join(home, 'asked'), 'utf8')).toBe('migrate\nseed --with-standard --json\nmigrate\n'); // nothing at the second start
  });

  it('says where it already runs instead of starting twice', async () => {
    const first = start();
    await first.ready();
    const second = start();
    expect(await second.exitCode()).toBe(1);
    expect(second.said).toContain('already runs');
    expect(second.said).toContain(first.address);
    expect(await (await fetch(first.address)).text()).toBe('system');
  });

  it('names the taken port and the remedy before anything is made', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const launch = start({ PORT: String(port) });
    expect(await launch.exitCode()).toBe(1);
    squatter.close();
    expect(launch.said).toContain(`Port ${port} on 127.0.0.1 is taken by another program. Choose another one with the variable PORT`);
    expect(existsSync(join(home, 'postgres.json'))).toBe(false);
  });

  it('starts a killed api again and restarts a killed database', async () => {
    const launch = start();
    await launch.ready();
    const [apiBefore] = readOccupant(home)!.children;
    process.kill(apiBefore!.pid, 'SIGKILL');
    await launch.says('The api is back.');
    expect(await (await fetch(launch.address)).text()).toBe('system');
    process.kill(pidIn(recall(home)!.dataFolder)!, 'SIGKILL');
    await launch.says('The database is back.');
    expect(isRunning(known(pidIn(recall(home)!.dataFolder)!))).toBe(true);
  });

  it('leaves no process behind after kill -9 of the launcher, also while nobody starts it again', async () => {
    const launch = start();
    await launch.ready();
    const left = processesOf(home);
    launch.process.kill('SIGKILL');
    await launch.exitCode();
    for (const process of left) expect(await isGoneWithin(10_000, process)).toBe(true);
    expect(readFileSync(join(home, 'postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('stops everything in order although nobody reads any more what it says (npm start | head)', async () => {
    const launch = start();
    await launch.ready();
    const everyone = processesOf(home);
    for (const stream of [launch.process.stdout!, launch.process.stderr!]) stream.destroy();
    process.kill(everyone[1]!.pid, 'SIGKILL'); // the launcher says so, to nobody
    await pause(600);
    expect(isRunning(everyone[0]!)).toBe(true);
    launch.pressCtrlC();
    expect(await launch.exitCode()).toBe(0);
    expect(everyone.filter(isRunning)).toEqual([]);
    expect(readOccupant(home)).toBeUndefined();
  });

  it.each([
    ['where nothing can be made', () => '/proc/nope/home'],
    ['that is a file', () => (writeFileSync(join(base, 'file'), ''), join(base, 'file'))],
    ['below a file', () => (writeFileSync(join(base, 'file'), ''), join(base, 'file', 'home'))],
  ])('says in one sentence that it cannot use a home %s', async (_, folder) => {
    const launch = start({ LOCKSTEP_HOME: folder() });
    expect(await launch.exitCode()).toBe(1);
    expect(launch.said.trim().split('\n')).toEqual([expect.stringMatching(/^Lockstep /), expect.stringMatching(/^LOCKSTEP_HOME is \/.+, which cannot be used: .+\. Name a folder .+\.$/)]);
  });

  it('recovers from kill -9 of the launcher: nothing it left stays in the way', async () => {
    const first = start();
    await first.ready();
    const left = processesOf(home);
    first.process.kill('SIGKILL');
    await first.exitCode();
    const second = start({ PORT: new URL(first.address).port });
    await second.ready();
    expect(left.filter(isRunning)).toEqual([]);
  });

  it('ends at once on a second Ctrl-C, and even so leaves no process behind', async () => {
    const launch = start();
    await launch.ready();
    const everyone = processesOf(home);
    const worker = everyone.at(-2)!; // stopped, it cannot finish
    process.kill(worker.pid, 'SIGSTOP');
    launch.pressCtrlC();
    await pause(1200);
    launch.pressCtrlC();
    expect(await launch.exitCode()).toBe(130);
    for (const left of everyone) expect(await isGoneWithin(5000, left)).toBe(true);
  });

  it('passes on what a process says when it cannot start, and leaves nothing', async () => {
    const launch = start({ SPEC_FAILS: 'api' });
    expect(await launch.exitCode()).toBe(1);
    expect(launch.said).toContain('The seal is missing. Fetch it.');
    expect(isRunning(known(pidIn(recall(home)!.dataFolder) ?? 0))).toBe(false);
    expect(readOccupant(home)).toBeUndefined();
  });

  it('stops in order when it is told to while it is starting', async () => {
    const launch = start();
    await launch.says('Lockstep');
    await pause(400);
    launch.process.kill('SIGTERM');
    expect(await launch.exitCode()).toBe(0);
    expect(readOccupant(home)).toBeUndefined();
    const port = recall(home)?.port ?? 0;
    expect(port === 0 || (await isFree('127.0.0.1', port))).toBe(true);
  });
});

function smallCopyIn(folder: string): string {
  mkdirSync(join(folder, 'dist', 'apps'), { recursive: true });
  cpSync(join(repository, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const part of ['apps/standalone', 'libs/kernel']) cpSync(join(repository, 'dist', part), join(folder, 'dist', part), { recursive: true });
  for (const [name, code] of Object.entries({ api, worker, cli })) {
    mkdirSync(join(folder, 'dist', 'apps', name, 'src'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'apps', name, 'src', 'main.js'), code);
  }
  return folder;
}

function addMigration(copy: string): void {
  const folder = join(copy, 'dist', 'libs', 'kernel', 'src', 'adapters', 'migrations');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '1763900000001-one-more.js'), 'export class OneMore {}');
}

function processesOf(home: string): KnownProcess[] {
  const { launcher, children } = readOccupant(home)!;
  return [launcher, ...children, known(pidIn(recall(home)!.dataFolder)!)];
}

class Launch {
  readonly process: ChildProcess;
  said = '';
  private readonly ended: Promise<number | null>;

  constructor(copy: string, env: Record<string, string>) {
    const { DATABASE_URL: _database, REDIS_URL: _redis, HOST: _host, NODE_OPTIONS: _options, ...rest } = process.env;
    this.process = spawn(process.execPath, [join(copy, 'dist', 'apps', 'standalone', 'src', 'main.js')], { env: { ...rest, ...env }, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.process.stdout!, this.process.stderr!]) stream.setEncoding('utf8').on('data', (chunk: string) => (this.said += chunk));
    this.ended = new Promise((resolve) => this.process.once('close', (code) => resolve(code)));
  }

  get address(): string {
    return /ready at (\S+)/.exec(this.said)![1]!;
  }

  ready(): Promise<void> {
    return this.says('Lockstep is ready');
  }

  async says(words: string): Promise<void> {
    const until = Date.now() + 30_000;
    while (!this.said.includes(words)) {
      if (this.process.exitCode !== null || Date.now() > until) throw new Error(`it never said "${words}":\n${this.said}`);
      await pause(20);
    }
  }

  /** As a terminal does: to the launcher and to every process of its group. */
  pressCtrlC(): void {
    process.kill(-this.process.pid!, 'SIGINT');
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }

  async end(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.ended;
  }
}
