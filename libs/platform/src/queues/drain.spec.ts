import { pino } from 'pino';
import { Drain } from './drain.js';

const log = pino({ level: 'silent' });

/** A round that lasts until it is told to end. */
function slowRounds() {
  const ends: ((done: number) => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const round = () => {
    most = Math.max(most, ++atOnce);
    return new Promise<number>((resolve) => ends.push((done) => (atOnce--, resolve(done))));
  };
  return { round, ends, most: () => most };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('a drain', () => {
  it('makes one more round for all the wakes during one, and never two at once', async () => {
    const { round, ends, most } = slowRounds();
    const drain = new Drain({ kind: 'k', round, log });
    const first = drain.wake();
    const others = [drain.wake(), drain.wake(), drain.wake()];
    ends[0]!(1);
    expect(await first).toBe(1);
    await soon();
    ends[1]!(2);
    expect(await Promise.all(others)).toEqual([2, 2, 2]);
    await soon();
    expect([ends.length, most()]).toEqual([2, 1]);
  });

  it('tells a round under way that there is more', () => {
    const { round } = slowRounds();
    let told = 0;
    const during = () => void told++;
    const drain = new Drain({ kind: 'k', round, during, log });
    void drain.wake();
    expect(told).toBe(0);
    void drain.wake();
    expect(told).toBe(1);
  });

  it('waits before the next round for as long as the last one was large', async () => {
    const rounds = [7, 0, 0, 0];
    const began: number[] = [];
    const drain = new Drain({ kind: 'k', round: async () => (began.push(performance.now()), rounds.shift()!), gather: (done) => (done >= 6 ? 60 : 0), log });
    await Promise.all([drain.wake(), drain.wake()]);
    await Promise.all([drain.wake(), drain.wake()]);
    expect(began[1]! - began[0]!).toBeGreaterThan(55);
    expect(began).toHaveLength(4);
    expect(began[3]! - began[1]!).toBeLessThan(55);
  });

  it('goes on after a round that broke', async () => {
    let rounds = 0;
    const drain = new Drain({ kind: 'k', round: async () => (++rounds === 1 ? Promise.reject(new Error('broken')) : 7), log });
    await expect(drain.wake()).rejects.toThrow('broken');
    expect(await drain.wake()).toBe(7);
  });

  it('does nothing once it is stopped', async () => {
    const { round, ends } = slowRounds();
    const drain = new Drain({ kind: 'k', round, log });
    await drain.stop();
    expect(await drain.wake()).toBe(0);
    expect(ends).toHaveLength(0);
  });

  it('hears its own kind only, and sweeps what nobody hinted at', async () => {
    const heard = new Map<string, (payload: string) => void>();
    const database = { listen: async (channel: string, hear: (payload: string) => void) => (heard.set(channel, hear), () => heard.delete(channel)) };
    let rounds = 0;
    const drain = new Drain({ kind: 'notices', round: async () => ++rounds, log });
    await drain.start(database as never, 20);
    await soon();
    expect(rounds).toBe(1);
    heard.get('lockstep_work')!('due-dates');
    await soon();
    expect(rounds).toBe(1);
    heard.get('lockstep_work')!('due-dates,notices');
    await soon();
    heard.get('lockstep_clock')!('2024-03-11T04:00:00.000Z');
    await soon();
    expect(rounds).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(rounds).toBeGreaterThan(3);
    await drain.stop();
    expect(heard.size).toBe(0);
  });
});
