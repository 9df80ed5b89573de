import { Redis } from 'ioredis';
import { startRedis } from '../servers/redis.js';
import { queuesContract } from './queues.contract.js';

const given = process.env['LOCKSTEP_TEST_REDIS_URL'];
const own = given === undefined ? await startRedis() : undefined;
const redisUrl = given ?? own?.url;

if (redisUrl !== undefined || process.env['CI'] === 'true') {
  describe('hints through Redis', () =>
    queuesContract(async () => {
      if (redisUrl === undefined) throw new Error('There is no Redis, and CI leaves nothing out.');
      // Another spec may use the same server: the ninth of its databases is this one's.
      const url = new URL(redisUrl);
      url.pathname = '/9';
      const asking = new Redis(url.href);
      return {
        config: { databaseUrl: 'postgres://unused', redisUrl: url.href },
        connections: async () => ((await asking.client('LIST')) as string).split('\n').filter((line) => / db=9 /.test(line)).length - 1,
        close: async () => {
          await asking.flushdb();
          await asking.quit();
          await own?.stop();
        },
      };
    }));
} else {
  it.todo('hints through Redis: there is no redis-server on the PATH');
}
