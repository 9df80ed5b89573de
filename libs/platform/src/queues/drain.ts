import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../persistence/database.js';

export interface DrainOptions {
  /** What it is called in the log, and in the payload of NOTIFY lockstep_work. */
  readonly kind: string;
  /** Does what waits, until nothing waits; safe to call at any time. Returns how much was done. */
  readonly round: () => Promise<number>;
  /** Tells a long round under way that there is something new, so that it need not end first. */
  readonly during?: () => void;
  /** How many ms the next round waits after one that did so much: under load few large rounds cost half of many small ones. */
  readonly gather?: (done: number) => number;
  readonly log: Logger;
}

/**
 * One loop per kind of work and process. However often it is woken, never two rounds at once; a wake during a round makes
 * one more round, so what was committed before a wake is done when its promise resolves. Woken by NOTIFY, by jobs, and
 * every few seconds for whatever was never woken: a hint that is lost costs seconds, not work.
 */
export class Drain {
  private running: Promise<number> | undefined;
  private next: Promise<number> | undefined;
  private sweep: NodeJS.Timeout | undefined;
  private readonly unlisten: (() => void)[] = [];
  private stopped = false;

  constructor(private readonly options: DrainOptions) {}

  /** Resolves with what the round that began after this call has done. @throws what broke it; it is logged as well. */
  wake(): Promise<number> {
    if (this.stopped) return Promise.resolve(0);
    if (!this.running) return this.begin();
    this.options.during?.();
    this.next ??= this.running
      .catch(() => 0)
      .then(async (done) => {
        const gatherMs = this.options.gather?.(done) ?? 0;
        if (gatherMs > 0) await pause(gatherMs);
        this.next = undefined;
        return this.stopped ? 0 : this.begin();
      });
    return this.next;
  }

  /**
   * Listens for `lockstep_work`, and for a simulated clock that is moved: what waited for a later time is due then.
   * Sweeps every `everyMs`, and does at once what waits from before.
   */
  async start(database: Database, everyMs = 5_000): Promise<void> {
    this.sweep = setInterval(() => this.wakeQuietly(), everyMs).unref();
    this.unlisten.push(
      await database.listen('lockstep_work', (kinds) => {
        if (kinds.split(',').includes(this.options.kind)) this.wakeQuietly();
      }),
      await database.listen('lockstep_clock', () => this.wakeQuietly()),
    );
    this.wakeQuietly();
  }

  /** No further rounds; resolves when the one under way is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweep);
    for (const stop of this.unlisten.splice(0)) stop();
    await this.running?.catch(() => undefined);
  }

  private begin(): Promise<number> {
    const round = this.options.round().catch((error: unknown) => {
      this.options.log.error({ err: error, work: this.options.kind }, 'Work could not be done; it is tried again at the next wake or sweep.');
      throw error;
    });
    this.running = round.finally(() => (this.running = undefined));
    return this.running;
  }

  private wakeQuietly(): void {
    this.wake().catch(() => undefined);
  }
}
