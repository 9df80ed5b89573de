import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Received {
  readonly received: number;
  /** Different values of `webhook-id` among them. */
  readonly different: number;
}

/** A receiver of webhooks, as a process of its own. */
export interface Sink {
  readonly pid: number;
  /** Several, so that no one receiver's connections are the limit. */
  readonly origins: readonly string[];
  count(): Promise<Received>;
  forget(): Promise<Received>;
  close(): void;
}

export async function openSink(): Promise<Sink> {
  const child = fork(fileURLToPath(new URL('./sink.js', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const [{ ports }] = (await once(child, 'message')) as [{ ports: number[] }];
  const ask = async (what: 'count' | 'forget') => {
    child.send(what);
    return ((await once(child, 'message')) as [Received])[0];
  };
  return { pid: child.pid!, origins: ports.map((port) => `http://127.0.0.1:${port}`), count: () => ask('count'), forget: () => ask('forget'), close: () => child.disconnect() };
}
