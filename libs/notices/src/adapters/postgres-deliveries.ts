import type { Instant } from '#lib/kernel';
import type { Database, Metrics, Sql } from '#lib/platform';
import { type ClaimedBundle, type ClaimedDelivery, Deliveries, type DeliveryOutcome, type EventToSend } from '../application/deliveries.js';
import type { LoggedEvent } from '../model/cloud-event.js';
import { claimSql, deliveredSql, eventsSql, failedSql } from './deliveries.sql.js';

type EventRow = Omit<LoggedEvent, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date; title: Record<string, string> };
/** One per delivery; one with nulls for a bundle of which none is left, or for a delivery whose endpoint was removed meanwhile. */
type ClaimedRow = Omit<ClaimedDelivery, 'id' | 'url'> & { readonly bundle: string; readonly lease: string; readonly origin: string; readonly id: string | null; readonly url: string | null };

export class PostgresDeliveries extends Deliveries {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  async claim(now: Instant, limit: number, leaseMs: number, except: readonly string[]): Promise<readonly ClaimedBundle[]> {
    const past = except.length > 0;
    const { rows } = await this.database.query<ClaimedRow>({ name: past ? 'claim-past' : 'claim', text: claimSql(past), values: past ? [now, limit, leaseMs, except] : [now, limit, leaseMs] });
    const bundles = new Map<string, ClaimedBundle & { deliveries: ClaimedDelivery[] }>();
    for (const { bundle: id, lease, origin, ...delivery } of rows) {
      let bundle = bundles.get(id);
      if (!bundle) bundles.set(id, (bundle = { id, lease, origin, deliveries: [] }));
      if (delivery.id !== null && delivery.url !== null) bundle.deliveries.push(delivery as ClaimedDelivery);
    }
    const homeless = rows.flatMap(({ id, url }) => (id !== null && url === null ? [id] : []));
    const empty = [...bundles.values()].filter(({ deliveries }) => deliveries.length === 0).map(({ id }) => id);
    if (homeless.length > 0) await this.database.query(`DELETE FROM delivery WHERE id = ANY ($1::bigint[])`, [homeless]);
    if (empty.length > 0) await this.database.query(`DELETE FROM delivery_bundle WHERE id = ANY ($1::bigint[])`, [empty]);
    return [...bundles.values()];
  }

  async events(of: readonly Pick<ClaimedDelivery, 'standardId' | 'position'>[]): Promise<readonly EventToSend[]> {
    const { rows } = await this.database.query<EventRow>({
      name: 'events-to-send',
      text: eventsSql,
      values: [of.map(({ standardId }) => standardId), of.map(({ position }) => position)],
    });
    return rows.map(({ title, at, recordedAt, ...event }) => ({ event: { ...event, at: at.toISOString(), recordedAt: recordedAt.toISOString() }, title }));
  }

  async settle(outcomes: readonly DeliveryOutcome[], finished: readonly string[]): Promise<void> {
    // In one order everywhere, or two workers that settle the same rows could wait for each other.
    const sorted = outcomes.toSorted((a, b) => Number(a.id) - Number(b.id));
    const delivered = sorted.filter(({ state }) => state === 'delivered');
    const failed = sorted.filter(({ state }) => state !== 'delivered');
    if (failed.length === 0) await recordDelivered(this.database, delivered, finished);
    else {
      await this.database.transaction(async (tx) => {
        await recordDelivered(tx, delivered, finished);
        await recordFailed(tx, failed);
      });
    }
    for (const { state } of outcomes) this.metrics.deliveries.inc({ outcome: state === 'pending' ? 'retry' : state });
  }

  async release(claimed: readonly Pick<ClaimedBundle, 'id' | 'lease'>[]): Promise<void> {
    await this.database.query(
      `UPDATE delivery_bundle b SET leased_until = NULL FROM unnest($1::bigint[], $2::timestamptz[]) AS c (id, lease) WHERE b.id = c.id AND b.leased_until = c.lease`,
      [claimed.map(({ id }) => id), claimed.map(({ lease }) => lease)],
    );
  }

  async waiting(now: Instant): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(`SELECT coalesce(sum(cardinality(delivery_ids)), 0)::int AS n FROM delivery_bundle WHERE due_at <= $1`, [now]);
    return rows[0]!.n;
  }
}

async function recordDelivered(sql: Sql, outcomes: readonly DeliveryOutcome[], finished: readonly string[]): Promise<void> {
  const values = [
    arrayOf(outcomes.map(({ id }) => id)),
    arrayOf(outcomes.map(({ before }) => before)),
    arrayOf(outcomes.map(({ status }) => status)),
    arrayOf(outcomes.map(({ at }) => at)),
    arrayOf(finished),
  ];
  await sql.query({ name: 'settle-delivered', text: deliveredSql, values });
}

async function recordFailed(sql: Sql, outcomes: readonly DeliveryOutcome[]): Promise<void> {
  const values = [
    outcomes.map(({ id }) => id),
    outcomes.map(({ before }) => before),
    outcomes.map(({ attempts }) => attempts),
    outcomes.map(({ state }) => state),
    outcomes.map(({ nextAt }) => nextAt),
    outcomes.map(({ status }) => status),
    outcomes.map(({ error }) => error),
    outcomes.map(({ at }) => at),
  ];
  await sql.query({ name: 'settle-failed', text: failedSql, values });
  const gone = outcomes.filter((outcome) => outcome.gone);
  if (gone.length > 0) await sql.query(`UPDATE webhook_endpoint SET disabled_at = $2 WHERE id = ANY ($1::uuid[]) AND disabled_at IS NULL`, [gone.map(({ endpointId }) => endpointId), gone[0]!.at]);
}

/** Of numbers and instants, which need no quotes: the driver looks for some to escape in each, at the cost of all the rest. */
const arrayOf = (values: readonly (string | number | null)[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`;
