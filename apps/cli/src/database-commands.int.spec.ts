import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type FreshDatabase, freshDatabase } from '../../../test/servers/database.js';

const main = join(import.meta.dirname, 'main.js');

describe('commands that work on a database', () => {
  let database: FreshDatabase;
  beforeAll(async () => void (database = await freshDatabase()), 60_000);
  afterAll(() => database.drop());

  const lockstep = (...words: readonly string[]): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      execFile(process.execPath, [main, ...words, '--json'], { env: { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' } }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout) as Record<string, unknown>),
      );
    });

  it('migrate once, seed once, and find nothing waiting', async () => {
    const first = (await lockstep('migrate')) as { applied: string[] };
    expect(first.applied.length).toBeGreaterThan(0);
    expect(await lockstep('migrate')).toEqual({ applied: [] });

    const seeded = (await lockstep('seed')) as { accounts: { email: string; password: string | null; role: string }[] };
    const secretary = seeded.accounts.find(({ role }) => role === 'secretary');
    expect(secretary).toMatchObject({ email: 'secretary@demo.lockstep.example', password: expect.stringMatching(/^\w{8,}$/) as unknown });
    expect(seeded.accounts.filter(({ role }) => role === 'member')).toHaveLength(41);
    const again = (await lockstep('seed')) as typeof seeded;
    expect(again.accounts.every(({ password }) => password === null)).toBe(true);
    const reset = (await lockstep('seed', '--reset-passwords', '--password', 'a new one for all')) as typeof seeded;
    expect(reset.accounts.every(({ password }) => password === 'a new one for all')).toBe(true);

    expect(await lockstep('queues')).toEqual({ waiting: [] });
    expect(await lockstep('work', 'list')).toEqual({ givenUp: [] });
    expect(await lockstep('work', 'retry')).toEqual({ retried: [] });
    await expect(lockstep('work', 'retry', 'all')).rejects.toThrow(/number of a piece of work/);
  }, 120_000);
});
