import type { Instant } from '#lib/kernel';
import { Unusable } from '../../exit-codes.js';
import { linesOf } from '../../remote/problem.js';
import type { Session } from '../../remote/session.js';

/** The simulated clock of the system. It moves only when a step says so, and everything due on the way happens in order. */
export class SystemClock {
  private constructor(
    private readonly session: Session,
    private now: Instant,
  ) {}

  /** @throws Unusable when the system runs on real time. */
  static async of(session: Session): Promise<SystemClock> {
    const { now, simulated } = await session.read<{ now: Instant; simulated: boolean }>('/clock');
    if (simulated) return new SystemClock(session, now);
    throw new Unusable(
      `The system at ${session.api.url} runs on real time; a scenario moves time itself.\nStart one for scenarios with LOCKSTEP_CLOCK=simulated npm start (in a LOCKSTEP_HOME of its own), or leave --url out: then a fresh one is started and removed again.`,
    );
  }

  /** @throws Unusable when time would have to run back, which it cannot once there are standards. */
  async moveTo(instant: Instant): Promise<void> {
    if (instant === this.now) return;
    const answer = await this.session.ask({ method: 'POST', path: '/clock', body: { to: instant } });
    if (answer.is === 'refused') {
      throw new Unusable(`The clock of the system stands at ${this.now} and cannot be moved to ${instant}.\n${linesOf(answer.problem).join('\n')}\nLeave --url out, so that a fresh system is started for the run.`);
    }
    this.now = instant;
  }

  /** Waits until all that follows from what was done is done. */
  async settle(): Promise<void> {
    await this.session.ask({ method: 'POST', path: '/clock', body: { to: this.now } });
  }
}
