import { createPostgresBackend, type DefaultJobOptions, setDefaultBackendFactory } from 'bullmq';

export interface QueueSetup {
  /** What BullMQ calls `connection`: Redis options, or PostgreSQL options for its PostgreSQL backend. */
  readonly connection: never;
  readonly prefix?: string;
  readonly defaultJobOptions: DefaultJobOptions;
}

/** BullMQ retries only where `attempts` is set, so every queue gets them here; finished jobs leave nothing behind. */
const defaultJobOptions: DefaultJobOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 250 },
  removeOnComplete: true,
  removeOnFail: 1_000,
};

/**
 * Redis where an address is given, else BullMQ's PostgreSQL backend in the database itself. The choice is made once,
 * before any queue or worker exists; no other code knows which it is.
 */
export function setUpQueues(config: { readonly redisUrl: string | undefined; readonly databaseUrl: string }): QueueSetup {
  if (config.redisUrl) {
    setDefaultBackendFactory();
    const url = new URL(config.redisUrl);
    const connection = {
      host: url.hostname,
      port: Number(url.port || 6379),
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(url.pathname.slice(1) || 0),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      maxRetriesPerRequest: null,
    };
    // One hash slot for all queues: BullMQ's scripts touch several keys at once, which Redis Cluster allows only there.
    return { connection: connection as never, prefix: '{lockstep}', defaultJobOptions };
  }
  setDefaultBackendFactory(createPostgresBackend as never);
  return { connection: { connectionString: config.databaseUrl, schema: 'bullmq', max: 4 } as never, defaultJobOptions };
}
