// A server for tests and scenarios: made in a temporary folder, gone with the process that started it.
// Started with fork; says { ready, url } or { failed } over the IPC channel and ends when that closes, so that no way
// for the parent to die leaves a server behind.
import { chmodSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claimHome, readOccupant } from './home.js';
import { isRunning } from './processes.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.js';
import { stopLeftOver } from './postgres/left-over.js';
import { recall } from './postgres/memory.js';

const prefix = 'lockstep-postgres-';

async function main(): Promise<void> {
  await sweep();
  const home = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
  await claimHome(home);
  const abort = new AbortController();
  const starting = startEmbeddedPostgres({ home, durable: false, signal: abort.signal });
  const end = async () => {
    abort.abort();
    const database = await starting.catch(() => undefined);
    database?.kill(); // nobody will read the data again
    await database?.ended;
    remove(home, database);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end());
  process.on('disconnect', () => void end());
  const database = await starting;
  process.send?.({ ready: true, url: database.url });
}

function remove(home: string, database: EmbeddedPostgres | undefined): void {
  if (database && !database.dataFolder.startsWith(home)) {
    rmSync(database.dataFolder, { recursive: true, force: true });
    rmdirSync(dirname(database.dataFolder));
  }
  rmSync(home, { recursive: true, force: true });
}

/** Clears away what was killed together with its server's guard. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const home = join(tmpdir(), name);
    const guard = readOccupant(home);
    if (!guard || isRunning(guard.launcher)) continue;
    const memory = recall(home);
    if (memory) await stopLeftOver(memory.dataFolder);
    rmSync(home, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect?.();
});
