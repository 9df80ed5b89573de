import { freshDatabase, type FreshDatabase } from '../../../../test/servers/database.js';
import { Database } from '../persistence/database.js';
import { migrate } from '../persistence/migrate.js';
import { SimulatedClock, SystemClock } from './clocks.js';

describe('the clock of the system', () => {
  it('goes on, and tells UTC in a form whose text order is time order', async () => {
    const clock = new SystemClock();
    const told: string[] = [];
    const end = performance.now() + 20;
    while (performance.now() < end) told.push(clock.now());
    expect(told.every((instant) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(instant))).toBe(true);
    expect(told).toEqual(told.toSorted());
    expect(told.at(-1)! > told[0]!).toBe(true);
  });
});

describe('a simulated clock', () => {
  let fresh: FreshDatabase;
  let databases: Database[];
  const open = async () => {
    const database = new Database(fresh.url, 2);
    databases.push(database);
    return SimulatedClock.open(database);
  };
  const until = async (condition: () => boolean) => {
    const end = performance.now() + 10_000;
    while (!condition()) {
      if (performance.now() > end) throw new Error('It did not come about within ten seconds.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  beforeAll(async () => {
    fresh = await freshDatabase();
    await migrate(fresh.url);
  }, 60_000);
  beforeEach(() => (databases = []));
  afterEach(() => Promise.all(databases.map((database) => database.close())));
  afterAll(() => fresh?.drop());

  it('stands still, and begins with the present', async () => {
    const before = new Date().toISOString();
    const clock = await open();
    const now = clock.now();
    expect(now >= before).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBe(now);
  });

  it('is one for all processes, also for those that start later', async () => {
    const [here, there] = [await open(), await open()];
    expect(there.now()).toBe(here.now());
    await here.set('2025-01-02T03:04:05.678Z');
    expect(here.now()).toBe('2025-01-02T03:04:05.678Z');
    await until(() => there.now() === '2025-01-02T03:04:05.678Z');
    expect((await open()).now()).toBe('2025-01-02T03:04:05.678Z');
    await there.set('2025-01-03T00:00:00.000Z');
    await until(() => here.now() === '2025-01-03T00:00:00.000Z');
  });

  it('is read again by whoever was cut off while it was moved', async () => {
    const [here, there] = [await open(), await open()];
    const [database] = databases;
    await databases[1]!.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-listen'`);
    await database!.query(`UPDATE simulated_clock SET now = '2031-01-01T00:00:00Z'`); // as if the NOTIFY had been missed
    await until(() => here.now() === '2031-01-01T00:00:00.000Z' && there.now() === '2031-01-01T00:00:00.000Z');
  });
});
