import { randomUUID } from 'node:crypto';
import { Clock, Ids, type Instant, instantFromMs } from '#lib/kernel';
import type { Database } from '../persistence/database.js';

export class SystemClock extends Clock {
  now(): Instant {
    return instantFromMs(Date.now());
  }
}

export class RandomIds extends Ids {
  next(): string {
    return randomUUID();
  }
}

/**
 * A clock that stands still until it is moved, shared by every process through one row. For scenarios and tests: the
 * first start sets it to the real present.
 */
export class SimulatedClock extends Clock {
  private present: Instant;

  private constructor(
    private readonly database: Database,
    present: Instant,
  ) {
    super();
    this.present = present;
  }

  static async open(database: Database): Promise<SimulatedClock> {
    await database.query('INSERT INTO simulated_clock (now) VALUES ($1) ON CONFLICT DO NOTHING', [instantFromMs(Date.now())]);
    const clock = new SimulatedClock(database, await readPresent(database));
    await database.listen('lockstep_clock', (instant) => {
      clock.present = instant;
    });
    database.whenListeningAgain(() => {
      readPresent(database).then(
        (present) => (clock.present = present),
        () => undefined, // the connection broke again, and will be back again
      );
    });
    return clock;
  }

  now(): Instant {
    return this.present;
  }

  /** Moves the present for every process. It may move back only on a system without standards: the caller checks. */
  async set(instant: Instant): Promise<void> {
    await this.database.query(`WITH moved AS (UPDATE simulated_clock SET now = $1::timestamptz) SELECT pg_notify('lockstep_clock', $2)`, [instant, instant]);
    this.present = instant;
  }
}

async function readPresent(database: Database): Promise<Instant> {
  const { rows } = await database.query<{ now: Date }>('SELECT now FROM simulated_clock');
  return rows[0]!.now.toISOString();
}
