import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '#lib/kernel';

/** Something that runs and may end by itself. */
export interface Running {
  readonly ready: Promise<void>;
  readonly ended: Promise<string>;
  /** The end of what it said; '' when it said nothing. */
  lastWords(): string;
  stop(): Promise<void>;
  kill(): void;
}

export interface Keeper {
  /** Settles when it is up for the first time; until then a failure is not tried again. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

export interface KeeperRequest<R extends Running> {
  readonly name: string;
  start(): R | Promise<R>;
  readonly say: (line: string) => void;
  /** Called once, when it kept dying. */
  readonly gaveUp: (why: Fault) => void;
  readonly rhythm?: Rhythm;
}

/** How patiently something that dies is started again (milliseconds). */
export interface Rhythm {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** One that lived this long begins with a clean record. */
  readonly livedLongMs: number;
  readonly quickDeaths: number;
}

const usual: Rhythm = { firstPauseMs: 250, longestPauseMs: 8000, livedLongMs: 60_000, quickDeaths: 6 };

/** Keeps something running: starts it again, with longer and longer pauses, until it died too often in a row. */
export function keep<R extends Running>({ name, start, say, gaveUp, rhythm = usual }: KeeperRequest<R>): Keeper {
  let current: R | undefined;
  let starting: Promise<R> | undefined;
  let stopping = false;
  let deaths = 0;
  const rest = new AbortController();

  const begin = async (): Promise<void> => {
    starting = Promise.resolve().then(start);
    current = await starting;
    await current.ready;
  };

  const watch = async (): Promise<void> => {
    for (;;) {
      const since = performance.now();
      const how = await current!.ended;
      if (stopping) return;
      deaths = performance.now() - since > rhythm.livedLongMs ? 1 : deaths + 1;
      await again(`The ${name} ${how}`);
      if (stopping) return;
    }
  };

  const again = async (what: string): Promise<void> => {
    for (let happened = what; !stopping; deaths += 1) {
      if (deaths >= rhythm.quickDeaths) throw keptDying(happened, deaths, current!.lastWords());
      const pauseMs = Math.min(rhythm.firstPauseMs * 2 ** (deaths - 1), rhythm.longestPauseMs);
      say(`${happened}; starting it again in ${pauseMs / 1000} s.`);
      await pause(pauseMs, undefined, { signal: rest.signal }).catch(() => {});
      if (stopping) return;
      try {
        await begin();
        if (!stopping) say(`The ${name} is back.`);
        return;
      } catch (error) {
        happened = (error as Error).message;
      }
    }
  };

  const ready = begin();
  ready.then(watch).catch((error: unknown) => {
    // A failure of the first start is for whoever waits for `ready`; only later ones end here.
    if (!stopping && error instanceof Fault && error.code === 'KEPT_DYING') gaveUp(error);
  });

  return {
    ready,
    stop: async () => {
      stopping = true;
      rest.abort();
      const last = await starting?.catch(() => undefined); // one that is just being started is stopped as well
      await (last ?? current)?.stop();
    },
    kill: () => {
      stopping = true;
      current?.kill();
    },
  };
}

function keptDying(happened: string, deaths: number, words: string): Fault {
  const said = words && !happened.includes(words) ? ` Its last words:\n${words}\n` : '';
  return new Fault('KEPT_DYING', `${happened}.${said} That was ${deaths} times in short order.`, 'Everything is stopped; put the cause right and start again.');
}
