import type { Fault } from '#lib/kernel';
import { keep, type Running } from './keeper.js';

const quick = { firstPauseMs: 1, longestPauseMs: 2, livedLongMs: 1000, quickDeaths: 3 };

/** Something that dies when told, and of which every life can be inspected. */
class Mortal implements Running {
  static lives: Mortal[] = [];
  die!: (how: string) => void;
  stopped = false;
  readonly ended = new Promise<string>((resolve) => (this.die = resolve));
  constructor(readonly ready: Promise<void> = Promise.resolve()) {
    Mortal.lives.push(this);
  }
  lastWords() {
    return 'the queue is gone';
  }
  async stop() {
    this.stopped = true;
    this.die('ended with exit code 0');
  }
  kill() {
    this.die('ended by SIGKILL');
  }
}

async function until(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('keeping a process running', () => {
  let said: string[];
  const say = (line: string) => said.push(line);
  let given: Fault[];
  const gaveUp = (why: Fault) => given.push(why);
  beforeEach(() => {
    said = [];
    Mortal.lives = [];
    given = [];
  });

  it('starts it again when it died, and says so in one line', async () => {
    const keeper = keep({ name: 'worker', start: () => new Mortal(), say, gaveUp, rhythm: quick });
    await keeper.ready;
    Mortal.lives[0]!.die('ended by SIGKILL');
    await until(() => said.length === 2);
    expect(said).toEqual(['The worker ended by SIGKILL; starting it again in 0.001 s.', 'The worker is back.']);
    await keeper.stop();
    expect(Mortal.lives.map((life) => life.stopped)).toEqual([false, true]);
  });

  it('gives up on one that keeps dying, with its last words', async () => {
    const start = () => (Mortal.lives.length === 0 ? new Mortal() : new Mortal(Promise.reject(new Error('The api did not start: no memory'))));
    const keeper = keep({ name: 'api', start, say, gaveUp, rhythm: quick });
    await keeper.ready;
    Mortal.lives[0]!.die('ended with exit code 1');
    await until(() => given.length > 0);
    expect(given).toHaveLength(1);
    expect(given[0]!.message).toMatch(/^The api did not start: no memory\.[^]*That was 3 times/);
    expect(Mortal.lives).toHaveLength(3);
  });

  it('quotes the last words of one that came up and died again and again', async () => {
    const keeper = keep({ name: 'worker', start: () => new Mortal(), say, gaveUp, rhythm: quick });
    await keeper.ready;
    for (const life of [0, 1, 2]) {
      await until(() => Mortal.lives.length > life);
      Mortal.lives[life]!.die('ended with exit code 3');
    }
    await until(() => given.length > 0);
    expect(given[0]!.message).toContain('The worker ended with exit code 3. Its last words:\nthe queue is gone\n That was 3 times');
  });

  it('does not try a failed first start again: whoever waits hears of it', async () => {
    const keeper = keep({ name: 'api', start: () => new Mortal(Promise.reject(new Error('port taken'))), say, gaveUp, rhythm: quick });
    await expect(keeper.ready).rejects.toThrow('port taken');
    expect(Mortal.lives).toHaveLength(1);
    expect(given).toEqual([]);
  });

  it('leaves it alone once it was stopped', async () => {
    const keeper = keep({ name: 'api', start: () => new Mortal(), say, gaveUp, rhythm: quick });
    await keeper.ready;
    await keeper.stop();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(Mortal.lives).toHaveLength(1);
    expect(said).toEqual([]);
  });
});
