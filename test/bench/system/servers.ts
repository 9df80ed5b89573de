import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import pg from 'pg';
import { startPostgres } from '../../servers/postgres.js';
import { startRedis } from '../../servers/redis.js';

/** A server and the process whose CPU (with that of its children) counts as its own. */
export interface Server {
  readonly url: string;
  readonly pid: number;
}

export interface Servers {
  readonly postgres: Server & { readonly version: string };
  /** Undefined where no redis-server is installed. */
  readonly redis: Server | undefined;
  stop(): Promise<void>;
}

/** A PostgreSQL with default durability and a Redis with an append-only file, for this run only. */
export async function startServers(): Promise<Servers> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis({ appendonly: true })]);
  // freshDatabase() makes its databases here.
  process.env['LOCKSTEP_TEST_DATABASE_URL'] = postgres.url;
  return {
    postgres: { url: postgres.url, ...(await durableServer(postgres.url)) },
    redis: redis && { url: redis.url, pid: Number(/process_id:(\d+)/.exec(await tellRedis(redis.url, 'INFO server'))?.[1]) },
    stop: async () => {
      await Promise.all([postgres.stop(), redis?.stop()]);
    },
  };
}

/** @throws Error when the server would lose what it acknowledged: such figures would not be worth printing. */
async function durableServer(url: string): Promise<{ readonly pid: number; readonly version: string }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number; version: string; fsync: string; commit: string }>(`SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`);
    const { pid, version, fsync, commit } = rows[0]!;
    if (fsync !== 'on' || commit !== 'on') throw new Error(`PostgreSQL is not durable: fsync=${fsync}, synchronous_commit=${commit}.`);
    return { version, pid: Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) };
  } finally {
    await client.end();
  }
}

/** Says one word to a Redis and resolves with what it answers first: enough for INFO and FLUSHALL. */
export function tellRedis(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostname, port: Number(port) }, () => socket.write(`${command}\r\n`));
    socket.setEncoding('utf8').once('data', (answer) => {
      resolve(String(answer));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
