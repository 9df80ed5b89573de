import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server that is running for a test, by its address. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

const guard = fileURLToPath(new URL('../../apps/standalone/src/throwaway-postgres.js', import.meta.url));

/**
 * Starts a throw-away PostgreSQL (a fresh cluster, fsync on, about 1.5 s). It ends with `stop` or with this process,
 * and does not keep this process alive.
 */
export function startPostgres(): Promise<TestServer> {
  const child = fork(guard, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true, execArgv: [] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (message: { url?: string; failed?: string }) => {
      if (message.url === undefined) return reject(new Error(message.failed ?? 'the throw-away PostgreSQL said nothing useful'));
      child.unref();
      child.channel?.unref();
      resolve({
        url: message.url,
        stop: async () => {
          child.ref();
          if (child.connected) child.disconnect();
          await ended;
        },
      });
    });
    void ended.then(() => reject(new Error('the throw-away PostgreSQL ended before it was ready')));
  });
}
