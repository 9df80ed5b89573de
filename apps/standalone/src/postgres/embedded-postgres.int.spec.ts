import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { isGoneWithin, known } from '../processes.js';
import { findAccount } from './account.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { recall } from './memory.js';

jest.setTimeout(60_000);

const asRoot = process.getuid?.() === 0;
const onlyAsRoot = asRoot ? it : it.skip;

describe('the embedded PostgreSQL', () => {
  let base: string;
  let running: EmbeddedPostgres[];

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'lockstep-spec-'));
    chmodSync(base, 0o755);
    running = [];
  });

  afterEach(async () => {
    for (const database of running) await database.stop();
    rmSync(base, { recursive: true, force: true });
  });

  const start = async (home: string, options: { staging?: string; say?: (line: string) => void } = {}) => {
    const database = await startEmbeddedPostgres({ home, durable: false, ...options });
    running.push(database);
    return database;
  };

  it('keeps its data, its password and its port from one start to the next', async () => {
    const home = join(base, 'home');
    const first = await start(home);
    expect(first.isNew).toBe(true);
    await ask(first, `create table standard as select '标准' as title`);
    await first.stop();
    expect(readFileSync(first.logFile, 'utf8')).toContain('fast shutdown request');

    const second = await start(home);
    expect(second.isNew).toBe(false);
    expect(second.url).toBe(first.url);
    expect(await ask(second, 'select title from standard')).toEqual([{ title: '标准' }]);
  });

  it('speaks UTF-8, keeps the secret to its owner and takes no connection without it', async () => {
    const home = join(base, 'home');
    const database = await start(home);
    expect(await ask(database, `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums`)).toEqual([
      { encoding: 'UTF8', fsync: 'on', checksums: 'on' },
    ]);
    expect(statSync(join(home, 'postgres.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(database.url);
    wrong.password = 'guessed';
    await expect(new pg.Client({ connectionString: wrong.href }).connect()).rejects.toThrow('password authentication failed');
  });

  it('lives in a folder with spaces and Chinese characters in its name', async () => {
    const database = await start(join(base, '国家标准 – drafts & 草案', 'home'));
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('recovers when the server was killed, without a lost commit', async () => {
    const home = join(base, 'home');
    const first = await start(home);
    await ask(first, 'create table vote as select generate_series(1, 1000) as number');
    process.kill(first.pid, 'SIGKILL');
    const second = await start(home);
    expect(await ask(second, 'select count(*)::int as votes from vote')).toEqual([{ votes: 1000 }]);
  });

  it('stops a server that an earlier start left behind', async () => {
    const home = join(base, 'home');
    const first = await start(home);
    const said: string[] = [];
    const second = await start(home, { say: (line) => said.push(line) });
    expect(said).toEqual(['Stopped a database server that an earlier start had left behind.']);
    expect(second.pid).not.toBe(first.pid);
    expect(await isGoneWithin(0, known(first.pid))).toBe(true);
  });

  it('takes another port when its own was taken meanwhile', async () => {
    const home = join(base, 'home');
    const first = await start(home);
    await first.stop();
    const squatter = await listenOn(Number(new URL(first.url).port));
    const second = await start(home);
    squatter.close();
    expect(second.url).not.toBe(first.url);
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves neither process nor half a cluster when it is told to stop while starting', async () => {
    const home = join(base, 'home');
    const stop = new AbortController();
    const starting = startEmbeddedPostgres({ home, durable: false, signal: stop.signal });
    setTimeout(() => stop.abort(), 150);
    await expect(starting).rejects.toThrow();
    expect(readdirSync(join(home, 'postgres'))).toEqual([]);
    const later = await start(home);
    expect(later.isNew).toBe(true);
  });

  it('says so when the password of an existing database is gone', async () => {
    const home = join(base, 'home');
    await (await start(home)).stop();
    rmSync(join(home, 'postgres.json'));
    await expect(start(home)).rejects.toThrow('postgres.json with its password is gone');
  });

  onlyAsRoot('is staged where its account can reach it when the home lies in a private folder', async () => {
    const priv = join(base, 'private');
    mkdirSync(priv, { mode: 0o700 });
    const staging = join(base, 'staged');
    const said: string[] = [];
    const home = join(priv, 'home');
    const first = await start(home, { staging, say: (line) => said.push(line) });
    expect(first.dataFolder.startsWith(staging)).toBe(true);
    expect(said).toEqual([expect.stringContaining(`the database is kept in ${staging}`)]);
    await ask(first, 'create table kept as select 1 as one');
    await first.stop();
    const second = await start(home, { staging });
    expect(await ask(second, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  });

  onlyAsRoot('runs for an ordinary user as that user', async () => {
    const account = findAccount(['nobody'])!;
    const home = join(base, 'home');
    mkdirSync(home);
    chownSync(home, account.uid, account.gid);
    const module = pathToFileURL(join(import.meta.dirname, 'embedded-postgres.js')).href;
    const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
      const database = await startEmbeddedPostgres({ home: process.argv[1], durable: false });
      console.log(database.isNew); await database.stop();`;
    const answer = spawnSync(process.execPath, ['--input-type=module', '-e', script, home], { uid: account.uid, gid: account.gid, cwd: '/', encoding: 'utf8' });
    expect({ said: answer.stdout.trim(), complained: answer.stderr }).toEqual({ said: 'true', complained: '' });
    expect(statSync(recall(home)!.dataFolder).uid).toBe(account.uid);
    await expect(start(home)).rejects.toThrow(/belongs to user|cannot reach/);
  });
});

async function ask(database: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
