import { freshDatabase, type FreshDatabase } from '../../../../test/servers/database.js';
import { Database } from './database.js';

let fresh: FreshDatabase;
let database: Database;
let admin: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = new Database(fresh.url, 1);
  await admin.query('CREATE TABLE mark (words text UNIQUE DEFERRABLE INITIALLY DEFERRED)');
}, 60_000);
afterAll(async () => {
  await admin?.close();
  await fresh?.drop();
});
beforeEach(async () => {
  await admin.query('TRUNCATE mark');
  database = new Database(fresh.url, 2);
});
afterEach(() => database.close());

const marks = async () => (await admin.query<{ words: string }>('SELECT words FROM mark ORDER BY words')).rows.map(({ words }) => words);
const mark = 'INSERT INTO mark VALUES ($1)';
const cut = (name: string) => admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()', [name]);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('It did not come about within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a transaction', () => {
  it('keeps all of what was done in it, and answers what it answered', async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.query(mark, ['one']);
      await tx.query(mark, ['two']);
      return 'done';
    });
    expect([answer, await marks()]).toEqual(['done', ['one', 'two']]);
  });

  it('keeps nothing when it throws, passes on what was thrown, and gives its connection back', async () => {
    for (let n = 0; n < 5; n += 1) {
      const broken = new Error('broken');
      const failing = database.transaction(async (tx) => {
        await tx.query(mark, ['one']);
        throw broken;
      });
      await expect(failing).rejects.toBe(broken);
    }
    expect(await marks()).toEqual([]);
    await database.transaction((tx) => tx.query(mark, ['afterwards']));
    expect(await marks()).toEqual(['afterwards']);
  });

  it('keeps nothing when what broke is the commit itself', async () => {
    await admin.query(mark, ['taken']);
    await expect(database.transaction((tx) => tx.query(mark, ['taken']))).rejects.toThrow('duplicate key');
    expect(await marks()).toEqual(['taken']);
  });

  it('is not seen by others before it is over', async () => {
    await database.transaction(async (tx) => {
      await tx.query(mark, ['one']);
      expect((await database.query('SELECT FROM mark')).rows).toHaveLength(0);
    });
    expect(await marks()).toEqual(['one']);
  });

  it('fails when its connection is cut, keeps nothing, and the next one works', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.query(mark, ['one']);
      await cut('lockstep');
      await tx.query(mark, ['two']);
    });
    await expect(failing).rejects.toThrow();
    expect(await marks()).toEqual([]);
    await until(async () => (await database.query('SELECT 1').catch(() => ({ rows: [] }))).rows.length === 1);
    await database.transaction((tx) => tx.query(mark, ['afterwards']));
    expect(await marks()).toEqual(['afterwards']);
  });
});

describe('listening', () => {
  it('hears what is said on its channel, each who listens, until they stop', async () => {
    const [one, two, other]: string[][] = [[], [], []];
    const stopOne = await database.listen('a channel', (said) => one!.push(said));
    await database.listen('a channel', (said) => two!.push(said));
    await database.listen('another', (said) => other!.push(said));
    await admin.query(`SELECT pg_notify('a channel', 'first')`);
    await until(() => one!.length === 1 && two!.length === 1);
    stopOne();
    await admin.query(`SELECT pg_notify('a channel', 'second'), pg_notify('another', '')`);
    await until(() => two!.length === 2 && other!.length === 1);
    expect([one, two, other]).toEqual([['first'], ['first', 'second'], ['']]);
  });

  it('hears nothing of a transaction that was rolled back', async () => {
    const heard: string[] = [];
    await database.listen('a channel', (said) => heard.push(said));
    await admin
      .transaction(async (tx) => {
        await tx.query(`SELECT pg_notify('a channel', 'never')`);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await admin.query(`SELECT pg_notify('a channel', 'afterwards')`);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['afterwards']);
  });

  it('is taken up again on every channel when its connection is cut, however often, and says so', async () => {
    const heard = new Set<string>();
    let again = 0;
    database.whenListeningAgain(() => (again += 1));
    await database.listen('a channel', (said) => heard.add(`a ${said}`));
    await database.listen('another', (said) => heard.add(`another ${said}`));
    for (const round of [1, 2]) {
      await cut('lockstep-listen');
      await until(() => again === round);
      await admin.query(`SELECT pg_notify('a channel', $1), pg_notify('another', $1)`, [String(round)]);
      await until(() => heard.has(`a ${round}`) && heard.has(`another ${round}`));
    }
    expect((await admin.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lockstep-listen'`)).rows).toHaveLength(1);
  });

  it('leaves no connection behind once it is closed, also when that is said twice', async () => {
    await database.listen('a channel', () => undefined);
    await database.query('SELECT 1');
    await Promise.all([database.close(), database.close()]);
    await until(async () => (await admin.query('SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')).rows.length === 0);
  });
});

describe('a database that is not there', () => {
  it('is a fault that says what to check', async () => {
    const nowhere = new Database('postgres://nobody@127.0.0.1:1/nothing', 1);
    await expect(nowhere.listen('a channel', () => undefined)).rejects.toMatchObject({ name: 'Fault', code: 'DATABASE_UNREACHABLE', remedy: expect.stringContaining('DATABASE_URL') });
    await nowhere.close();
  });
});
