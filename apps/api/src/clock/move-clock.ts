import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Fault, type Instant, refuse, type Refusal } from '#lib/kernel';
import { Database, GIVEN_UP_AFTER, SimulatedClock } from '#lib/platform';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 4;

/**
 * Moves a simulated clock the way time would pass: from due date to due date, and on only when the workers have fired
 * it and finished the work it caused. So a scenario sees what its readers would have seen on that day.
 */
@Injectable()
export class MoveClock {
  private moving: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
  ) {}

  get simulated(): boolean {
    return this.clock instanceof SimulatedClock;
  }

  /** One mover at a time. @throws Fault `WORKERS_UNAVAILABLE` when nothing works off what is due. */
  to(instant: Instant): Promise<{ readonly now: Instant } | Refusal> {
    const moved = this.moving.then(() => this.pass(instant));
    this.moving = moved.catch(() => undefined);
    return moved;
  }

  private async pass(instant: Instant): Promise<{ readonly now: Instant } | Refusal> {
    const { clock } = this;
    if (!(clock instanceof SimulatedClock)) {
      return refuse('CLOCK_NOT_SIMULATED', 'This system runs on real time.', 'Start one with LOCKSTEP_CLOCK=simulated for scenarios.');
    }
    if (instant < clock.now() && (await this.hasStandards())) {
      return refuse('CLOCK_RUNS_FORWARD', `It is ${clock.now()}; time does not run back once there are standards.`, 'Give a later instant.', { now: clock.now(), to: instant });
    }
    await this.settled();
    for (let due = await this.nextDue(instant); due; due = await this.nextDue(instant)) {
      if (due > clock.now()) await clock.set(due);
      await this.settled();
    }
    await clock.set(instant);
    await this.settled();
    return { now: clock.now() };
  }

  private async hasStandards(): Promise<boolean> {
    return ((await this.database.query('SELECT 1 FROM standard LIMIT 1')).rowCount ?? 0) > 0;
  }

  /** The next instant at which something falls due: a due date, a retry, a delivery. */
  private async nextDue(until: Instant): Promise<Instant | undefined> {
    const { rows } = await this.database.query<{ at: Date | null }>(
      `SELECT min(at) AS at FROM (
         SELECT min(at) AS at FROM due_date UNION ALL
         SELECT min(not_before) FROM work WHERE not_before > '-infinity' AND attempts < ${GIVEN_UP_AFTER} UNION ALL
         SELECT min(due_at) FROM delivery_bundle) AS waiting WHERE at <= $1`,
      [until],
    );
    return rows[0]?.at?.toISOString();
  }

  private async settled(): Promise<void> {
    const patience = Date.now() + PATIENCE_MS;
    while (await this.busy()) {
      if (Date.now() > patience) throw new Fault('WORKERS_UNAVAILABLE', 'Work that is due has not been done.', 'Check that a worker is running, then move the clock again.');
      await pause(LOOK_EVERY_MS);
    }
  }

  private async busy(): Promise<boolean> {
    const { rows } = await this.database.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM due_date WHERE at <= $1) OR EXISTS (SELECT 1 FROM work WHERE not_before <= $1 AND attempts < ${GIVEN_UP_AFTER})
           OR EXISTS (SELECT 1 FROM delivery_bundle WHERE due_at <= $1) AS busy`,
      [this.clock.now()],
    );
    return rows[0]!.busy;
  }
}
