import { randomUUID } from 'node:crypto';
import { Worker } from 'bullmq';
import { pino } from 'pino';
import { Hints, type QueueSetup, setUpQueues } from '#lib/platform';
import { until } from './until.js';

const log = pino({ level: 'silent' });

export interface QueuesHouse {
  readonly config: Parameters<typeof setUpQueues>[0];
  /** How many connections the carrier has open, besides the one that asks. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** What a hint must do, whatever carries it. The choice of what carries it is one for the whole process. */
export function queuesContract(open: () => Promise<QueuesHouse>): void {
  let house: QueuesHouse;
  let setup: QueueSetup;
  let hints: Hints;
  let workers: Worker[];
  let queue: string;

  /** A worker as apps/worker has them: one job at a time. */
  const serve = async (process: () => Promise<unknown>) => {
    const worker = new Worker(queue, process, { ...setup, concurrency: 1 });
    worker.on('error', () => undefined);
    workers.push(worker);
    await worker.waitUntilReady();
    return worker;
  };

  beforeAll(async () => {
    house = await open();
    setup = setUpQueues(house.config);
  }, 60_000);
  afterAll(() => house?.close());
  beforeEach(() => {
    queue = `queue-${randomUUID()}`;
    hints = new Hints(setup, log);
    workers = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await hints.close();
  });

  it('wakes a worker that waits', async () => {
    let woken = 0;
    await serve(async () => (woken += 1));
    await hints.ready([queue]);
    hints.wake(queue);
    await until(() => woken === 1);
  });

  it('wakes a worker that comes later', async () => {
    hints.wake(queue);
    await until(async () => (await hints.waiting(queue)) === 1);
    let woken = 0;
    await serve(async () => (woken += 1));
    await until(() => woken === 1);
    await until(async () => (await hints.waiting(queue)) === 0);
  });

  it('wakes the worker of its own queue only', async () => {
    const woken: string[] = [];
    await serve(async () => woken.push('mine'));
    queue = `queue-${randomUUID()}`;
    await serve(async () => woken.push('another'));
    hints.wake(queue);
    await until(() => woken.length > 0);
    expect(woken).toEqual(['another']);
  });

  it('costs a few jobs for thousands of wakes, one of them taken up after the last', async () => {
    let jobs = 0;
    let lastBegan = 0;
    await serve(async () => {
      jobs += 1;
      lastBegan = performance.now();
    });
    for (let burst = 0; burst < 40; burst += 1) {
      for (let n = 0; n < 100; n += 1) hints.wake(queue);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const lastWake = performance.now();
    hints.wake(queue);
    await until(() => lastBegan >= lastWake);
    await until(async () => (await hints.waiting(queue)) === 0);
    expect(jobs).toBeLessThan(400);
  });

  it('is given again to a worker that failed', async () => {
    let tries = 0;
    const worker = await serve(async () => {
      if ((tries += 1) < 3) throw new Error('not yet');
    });
    let completed = 0;
    worker.on('completed', () => (completed += 1));
    hints.wake(queue);
    await until(() => completed === 1);
    expect(tries).toBe(3);
  });

  it('is not lost with the worker that held it back', async () => {
    const first = await serve(() => new Promise((resolve) => setTimeout(resolve, 50)));
    hints.wake(queue);
    await until(async () => (await hints.waiting(queue)) === 0);
    hints.wake(queue);
    await first.close(); // waits for the job under way, takes no other
    let woken = 0;
    await serve(async () => (woken += 1));
    await until(() => woken >= 1);
  });

  it('leaves no connection open once everything is closed', async () => {
    await hints.close();
    await until(async () => (await house.connections()) === 0);
    const own = new Hints(setup, log);
    let woken = 0;
    const worker = await serve(async () => (woken += 1));
    own.wake(queue);
    await until(() => woken === 1);
    expect(await house.connections()).toBeGreaterThan(0);
    await worker.close();
    await own.close();
    await until(async () => (await house.connections()) === 0);
  });
}
