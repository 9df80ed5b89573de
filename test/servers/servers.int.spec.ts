import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startPostgres } from './postgres.js';
import { startRedis } from './redis.js';

describe('a throw-away PostgreSQL', () => {
  it('is gone with its folder when it is stopped', async () => {
    const server = await startPostgres();
    const port = Number(new URL(server.url).port);
    expect(await answers(port)).toBe(true);
    const folder = folderOf(port)!;
    await server.stop();
    expect(await answers(port)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it('is gone when the process that started it is killed', async () => {
    const module = pathToFileURL(join(import.meta.dirname, 'postgres.js')).href;
    const script = `const { startPostgres } = await import(${JSON.stringify(module)}); console.log((await startPostgres()).url); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => parent.stdout.once('data', (line: Buffer) => resolve(String(line).trim())));
    const port = Number(new URL(url).port);
    const folder = folderOf(port)!;
    parent.kill('SIGKILL');
    await until(() => !existsSync(folder));
    expect(await answers(port)).toBe(false);
  });
});

describe('a throw-away Redis', () => {
  it('answers, and is gone when it is stopped', async () => {
    const server = await startRedis();
    if (!server) return expect(process.env['LOCKSTEP_TEST_REDIS_URL']).toBeUndefined(); // none is installed, which npm test says
    const port = Number(new URL(server.url).port);
    expect(await answers(port)).toBe(true);
    await server.stop();
    expect(await answers(port)).toBe(false);
  });
});

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
}

/** The temporary folder of the server on this port, among those of other test runs. */
function folderOf(port: number): string | undefined {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith('lockstep-postgres-'))
    .map((name) => join(tmpdir(), name))
    .find((folder) => readPort(folder) === port);
}

function readPort(folder: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { port: number }).port;
  } catch {
    return undefined;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not come about within 10 s');
    await pause(50);
  }
}
