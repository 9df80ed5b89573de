import { Database, migrate } from '#lib/platform';
import { freshDatabase } from '../servers/database.js';
import { queuesContract } from './queues.contract.js';

describe('hints through PostgreSQL', () =>
  queuesContract(async () => {
    const fresh = await freshDatabase();
    await migrate(fresh.url);
    const asking = new Database(fresh.url, 1);
    return {
      config: { databaseUrl: fresh.url, redisUrl: undefined },
      connections: async () => (await asking.query('SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')).rows.length,
      close: async () => {
        await asking.close();
        await fresh.drop();
      },
    };
  }));
