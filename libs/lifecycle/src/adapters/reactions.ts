import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, isRefusal } from '#lib/kernel';
import { Database, GIVEN_UP_AFTER, LOG, Metrics, type Sql } from '#lib/platform';
import { Standards, type Tx } from '../application/standards.js';
import { decide } from '../model/decide.js';
import { SYSTEM } from '../model/decide/entitled.js';
import type { StandardEvent } from '../model/events.js';
import { eventFrom } from './chain.js';

/** The queue whose hints say that reactions wait. */
export const REACTIONS_QUEUE = 'reactions';

/**
 * What one standard's event asks of another: an edition that takes effect ends the one it replaces, at the same instant.
 * The pending row goes in the transaction that records the effect; where nothing is left to do it simply goes.
 */
@Injectable()
export class Reactions {
  constructor(
    private readonly database: Database,
    private readonly standards: Standards,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Carries out what waits; returns how many. Safe to run anywhere, any number of times. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const { rows } = await this.database.query<{ id: string; type: string; at: Date; body: object; standard_id: string; attempts: number }>(
        `SELECT w.id, w.attempts, w.standard_id, e.type, e.at, e.body FROM work w JOIN standard_event e USING (standard_id, position)
         WHERE w.kind = 'reactions' AND w.not_before <= $1 AND w.attempts < ${GIVEN_UP_AFTER} ORDER BY w.id LIMIT 100`,
        [this.clock.now()],
      );
      for (const row of rows) await this.one(row.id, row.standard_id, eventFrom(row), row.attempts);
      total += rows.length;
      if (rows.length < 100) return total;
    }
  }

  private async one(workId: string, standardId: string, event: StandardEvent, attempts: number): Promise<void> {
    try {
      if (event.type === 'EnteredIntoForce') {
        // What was not kept here when it was named may have been taken in since then.
        const old = event.replaces ?? (event.replacedNumber ? await this.standards.numbered(event.replacedNumber) : undefined);
        if (old && old !== standardId) await this.supersede(workId, old, standardId, event.number, event.at);
      }
      await this.database.query('DELETE FROM work WHERE id = $1', [workId]);
      this.metrics.workDone.inc({ kind: 'reactions' });
    } catch (error) {
      const facts = { err: error, workId, standardId, type: event.type, attempts: attempts + 1 };
      if (attempts + 1 >= GIVEN_UP_AFTER) this.log.error(facts, 'A reaction failed for the last time and is given up. See `npm run lockstep -- work list`; `work retry` tries it again.');
      else this.log.warn(facts, 'A reaction failed; it will be tried again.');
      const later = new Date(Date.parse(this.clock.now()) + 250 * 2 ** attempts).toISOString();
      await this.database.query('UPDATE work SET attempts = attempts + 1, not_before = $2, last_error = $3 WHERE id = $1', [workId, later, String(error)]);
    }
  }

  private async supersede(workId: string, oldStandard: string, successor: string, number: string, at: string): Promise<void> {
    await this.standards.changeWith({ standardId: oldStandard, by: SYSTEM, at }, async (_standard, _procedure, tx: Tx) => ({
      ask: (standard, procedure) => {
        const outcome = decide(standard, { type: 'Supersede', successor, number, by: SYSTEM, at }, procedure);
        // An edition that was never kept here has nothing to end.
        return isRefusal(outcome) ? [] : outcome;
      },
      alongside: async () => void (await (tx as unknown as Sql).query('DELETE FROM work WHERE id = $1', [workId])),
    }));
  }
}
