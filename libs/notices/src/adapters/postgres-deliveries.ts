import type { Instant } from '#lib/kernel';
import type { Database, Metrics } from '#lib/platform';
import { type ClaimedDelivery, Deliveries, type DeliveryOutcome, type EventToSend } from '../application/deliveries.js';
import type { LoggedEvent } from '../model/cloud-event.js';

/**
 * Leases are real time, by the database's clock, the one all workers share; when something is due is domain time. Only
 * `delivery` is read until the chunk is chosen, so that it is read in the order of its index and no further.
 */
const claimSql = (lookingPast: boolean): string => `
WITH due AS (
  SELECT id FROM delivery
  WHERE state = 'pending' AND next_at <= $1 AND (leased_until IS NULL OR leased_until < clock_timestamp())
  ${lookingPast ? 'AND endpoint_id NOT IN (SELECT id FROM webhook_endpoint WHERE origin = ANY ($4::text[]))' : ''}
  ORDER BY next_at, id LIMIT $2
  FOR UPDATE SKIP LOCKED
), taken AS (
  UPDATE delivery SET leased_until = clock_timestamp() + $3::int * interval '1 millisecond' WHERE id IN (SELECT id FROM due)
  RETURNING id, endpoint_id, standard_id, position, attempts
)
SELECT t.id, t.endpoint_id AS "endpointId", t.standard_id AS "standardId", t.position, t.attempts, w.url, w.origin, w.secret, w.disabled_at IS NOT NULL AS disabled
FROM taken t JOIN webhook_endpoint w ON w.id = t.endpoint_id`;

/** An outcome counts only for the attempt it is of: a worker that lost its lease and comes late changes nothing. */
const settleSql = `
UPDATE delivery d
SET state = o.state, attempts = o.attempts, next_at = o.next_at, leased_until = NULL, last_status = o.status, last_error = o.error,
    delivered_at = CASE WHEN o.state = 'delivered' THEN o.at END
FROM unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::timestamptz[], $6::int[], $7::text[], $8::timestamptz[])
  AS o (id, before, attempts, state, next_at, status, error, at)
WHERE d.id = o.id AND d.state = 'pending' AND d.attempts = o.before`;

const eventsSql = `
SELECT e.standard_id AS "standardId", e.position, e.type, e.at, e.recorded_at AS "recordedAt", e.actor, e.body, e.previous, e.hash, s.title
FROM unnest($1::uuid[], $2::int[]) AS x (standard_id, position)
JOIN standard_event e ON e.standard_id = x.standard_id AND e.position = x.position
JOIN standard s ON s.id = e.standard_id`;

type EventRow = Omit<LoggedEvent, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date; title: Record<string, string> };

export class PostgresDeliveries extends Deliveries {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  async claim(now: Instant, limit: number, leaseMs: number, except: readonly string[]): Promise<readonly ClaimedDelivery[]> {
    const statement = except.length > 0 ? { name: 'claim-past', text: claimSql(true), values: [now, limit, leaseMs, except] } : { name: 'claim', text: claimSql(false), values: [now, limit, leaseMs] };
    const { rows } = await this.database.query<ClaimedDelivery>(statement);
    return rows;
  }

  async events(of: readonly Pick<ClaimedDelivery, 'standardId' | 'position'>[]): Promise<readonly EventToSend[]> {
    const { rows } = await this.database.query<EventRow>({
      name: 'events-to-send',
      text: eventsSql,
      values: [of.map(({ standardId }) => standardId), of.map(({ position }) => position)],
    });
    return rows.map(({ title, at, recordedAt, ...event }) => ({ event: { ...event, at: at.toISOString(), recordedAt: recordedAt.toISOString() }, title }));
  }

  async settle(outcomes: readonly DeliveryOutcome[]): Promise<void> {
    const gone = outcomes.filter((outcome) => outcome.gone);
    if (gone.length === 0) await this.database.query(settle(outcomes));
    else {
      await this.database.transaction(async (tx) => {
        await tx.query(settle(outcomes));
        await tx.query(`UPDATE webhook_endpoint SET disabled_at = $2 WHERE id = ANY ($1::uuid[]) AND disabled_at IS NULL`, [gone.map(({ endpointId }) => endpointId), gone[0]!.at]);
      });
    }
    for (const { state } of outcomes) this.metrics.deliveries.inc({ outcome: state === 'pending' ? 'retry' : state });
  }

  async release(claimed: readonly ClaimedDelivery[]): Promise<void> {
    await this.database.query(
      `UPDATE delivery d SET leased_until = NULL FROM unnest($1::bigint[], $2::int[]) AS c (id, attempts) WHERE d.id = c.id AND d.attempts = c.attempts AND d.state = 'pending'`,
      [claimed.map(({ id }) => id), claimed.map(({ attempts }) => attempts)],
    );
  }

  async waiting(now: Instant): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM delivery WHERE state = 'pending' AND next_at <= $1`, [now]);
    return rows[0]!.n;
  }
}

function settle(outcomes: readonly DeliveryOutcome[]) {
  // In one order everywhere, or two workers that settle the same rows could wait for each other.
  const sorted = outcomes.toSorted((a, b) => Number(a.id) - Number(b.id));
  const values = [
    sorted.map(({ id }) => id),
    sorted.map(({ before }) => before),
    sorted.map(({ attempts }) => attempts),
    sorted.map(({ state }) => state),
    sorted.map(({ nextAt }) => nextAt),
    sorted.map(({ status }) => status),
    sorted.map(({ error }) => error),
    sorted.map(({ at }) => at),
  ];
  return { name: 'settle-deliveries', text: settleSql, values };
}
