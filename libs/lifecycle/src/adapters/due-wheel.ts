import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import type { Logger } from 'pino';
import { Clock, dateIn, instantFromMs, msOf } from '#lib/kernel';
import { type Config, CONFIG, Database, LOG, Metrics } from '#lib/platform';
import { Standards } from '../application/standards.js';
import { decide } from '../model/decide.js';
import { SYSTEM } from '../model/decide/entitled.js';
import { type Due, DueQueue } from './due-queue.js';

/** Any number: the lock whose holder fires due dates. */
const WHEEL_LOCK = 7_462_532;
const WINDOW_MS = 2_000;
const RELOAD_MS = 1_000;
const AT_ONCE = 512;
const READ_AT_ONCE = 10_000;
/** Due for so long and still there: it could not be fired, or was not seen. */
const MISSED_MS = 1_000;

/**
 * Fires due dates. They are rows; the next two seconds of them are held in memory and fired on the millisecond, through
 * the same way in as every command, so that the deadline and its effect are one commit. One worker at a time turns the
 * wheel (a session lock); another takes over within a second when it dies. Whatever was due meanwhile fires then, once,
 * and says how late it was.
 */
@Injectable()
export class DueWheel {
  private readonly queue = new DueQueue();
  private lockHolder: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reloadTimer: NodeJS.Timeout | undefined;
  private loadedUntil = 0;
  private loading = false;
  private reloadAgain = false;
  private firing = 0;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly standards: Standards,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    await this.database.listen('lockstep_due', (earliestMs) => {
      if (Number(earliestMs) <= this.loadedUntil) void this.reload();
    });
    await this.database.listen('lockstep_clock', () => setImmediate(() => void this.reload()));
    await this.turn();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.reloadTimer);
    await this.lockHolder?.end().catch(() => undefined);
  }

  /** Takes the lock when it is free, then reloads every second; without it, asks again every second. */
  private async turn(): Promise<void> {
    if (this.stopped) return;
    try {
      if (await this.holdsLock()) await this.reload(this.loadedUntil);
    } catch (error) {
      this.log.warn({ err: error }, 'Due dates could not be read; they will be tried again in a second.');
    }
    if (!this.stopped) this.reloadTimer = setTimeout(() => void this.turn(), RELOAD_MS);
  }

  private async holdsLock(): Promise<boolean> {
    if (this.lockHolder) return true;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'lockstep-wheel', keepAlive: true });
    const lost = () => {
      if (this.lockHolder === client) this.lockHolder = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [WHEEL_LOCK]);
    if (rows[0]?.held) {
      this.lockHolder = client;
      this.loadedUntil = 0; // what was announced meanwhile was not for us
    } else await client.end();
    return this.lockHolder !== undefined;
  }

  /** Reads what is due in the window: all of it, or what comes after what was read before and whatever was missed. */
  private async reload(after = 0): Promise<void> {
    if (!this.lockHolder || this.stopped) return;
    if (this.loading) {
      this.reloadAgain = true;
      return;
    }
    this.loading = true;
    try {
      for (let from = after; ; from = 0) {
        this.reloadAgain = false;
        const now = msOf(this.clock.now());
        const until = now + WINDOW_MS;
        const { rows } = await this.database.query<{ standard_id: string; key: string; at: Date }>({
          name: 'read-due',
          text: `SELECT standard_id, key, at FROM due_date WHERE at <= $1 AND (at > $2 OR at <= $3) ORDER BY at LIMIT ${READ_AT_ONCE}`,
          values: [until, from, now - MISSED_MS].map(instantFromMs),
        });
        this.loadedUntil = rows.length < READ_AT_ONCE ? until : rows.at(-1)!.at.getTime() - 1;
        for (const row of rows) this.queue.add({ standardId: row.standard_id, key: row.key, at: row.at.toISOString(), ms: row.at.getTime() });
        if (!this.reloadAgain) break;
      }
    } finally {
      this.loading = false;
    }
    this.fire();
  }

  private fire(): void {
    const now = msOf(this.clock.now());
    while (this.firing < AT_ONCE) {
      const due = this.queue.takeDue(now);
      if (!due) break;
      this.firing += 1;
      void this.fireOne(due).finally(() => {
        this.firing -= 1;
        if (this.queue.hasDue(msOf(this.clock.now()))) this.fire();
      });
    }
    this.schedule(now);
  }

  private schedule(now: number): void {
    clearTimeout(this.timer);
    const next = this.queue.nextMs();
    if (next !== undefined && next > now && this.config.clock === 'system') this.timer = setTimeout(() => this.fire(), next - now);
  }

  private async fireOne({ standardId, key, at: dueAt, ms }: Due): Promise<void> {
    const at = this.clock.now();
    try {
      await this.standards.change({ standardId, by: SYSTEM, at }, (standard, procedure) => decide(standard, { type: 'ReachDueDate', key, dueAt, by: SYSTEM, at }, procedure));
      this.metrics.dueLateSeconds.observe(Math.max(0, msOf(at) - ms) / 1000);
    } catch (error) {
      this.log.error({ err: error, standardId, key, on: dateIn(dueAt, 'UTC') }, 'A due date could not be fired; it stays due and will be tried again.');
    } finally {
      this.queue.done(standardId, key);
    }
  }
}
