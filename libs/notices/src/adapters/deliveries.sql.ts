/**
 * $1 now, $2 how many bundles, $3 lease in ms, $4 origins passed over. Leases are real time, by the database's clock, the one
 * all workers share; when something is due is domain time. Of a bundle that was claimed before, what has its outcome is left
 * out: it is no longer pending, or is due at a later time, in a bundle of that time. A bundle of which nothing is left comes
 * as one row without a delivery.
 */
export const claimSql = (lookingPast: boolean): string => `
WITH due AS (
  SELECT id FROM delivery_bundle
  WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until < clock_timestamp()) ${lookingPast ? 'AND origin <> ALL ($4::text[])' : ''}
  ORDER BY due_at, id LIMIT $2
  FOR UPDATE SKIP LOCKED
), taken AS (
  UPDATE delivery_bundle SET leased_until = now() + $3::int * interval '1 millisecond' WHERE id IN (SELECT id FROM due)
  RETURNING id, due_at, leased_until, origin, delivery_ids
)
SELECT t.id AS bundle, t.leased_until::text AS lease, t.origin, d.id, d.endpoint_id AS "endpointId", d.standard_id AS "standardId", d.position, d.attempts,
       w.url, w.secret, w.disabled_at IS NOT NULL AS disabled
FROM taken t
LEFT JOIN LATERAL (
  SELECT d.* FROM unnest(t.delivery_ids) AS u (id) JOIN delivery d ON d.id = u.id AND d.state = 'pending' AND d.next_at = t.due_at
) d ON true
LEFT JOIN webhook_endpoint w ON w.id = d.endpoint_id
ORDER BY t.due_at, t.id`;

/**
 * What was delivered, which is nearly everything, and the bundles that are finished: no index of `delivery` is touched. An
 * outcome counts only for the attempt it is of: a worker that lost its lease and comes late changes nothing.
 */
export const deliveredSql = `
WITH struck AS (DELETE FROM delivery_bundle WHERE id = ANY ($5::bigint[]))
UPDATE delivery d SET state = 'delivered', attempts = o.before + 1, next_at = o.at, last_status = o.status, last_error = NULL, delivered_at = o.at
FROM unnest($1::bigint[], $2::int[], $3::int[], $4::timestamptz[]) AS o (id, before, status, at)
WHERE d.id = o.id AND d.state = 'pending' AND d.attempts = o.before`;

/** What was not: what is to be tried again goes into bundles of the time it is due then. */
export const failedSql = `
WITH settled AS (
  UPDATE delivery d SET state = o.state, attempts = o.attempts, next_at = o.next_at, last_status = o.status, last_error = o.error, died_at = CASE WHEN o.state = 'dead' THEN o.at END
  FROM unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::timestamptz[], $6::int[], $7::text[], $8::timestamptz[])
    AS o (id, before, attempts, state, next_at, status, error, at)
  WHERE d.id = o.id AND d.state = 'pending' AND d.attempts = o.before
  RETURNING d.id, d.endpoint_id, d.state, d.next_at
)
INSERT INTO delivery_bundle (origin, due_at, delivery_ids)
SELECT w.origin, s.next_at, array_agg(s.id ORDER BY s.id) FROM settled s JOIN webhook_endpoint w ON w.id = s.endpoint_id
WHERE s.state = 'pending' GROUP BY w.origin, s.next_at ORDER BY s.next_at, w.origin`;

export const eventsSql = `
SELECT e.standard_id AS "standardId", e.position, e.type, e.at, e.recorded_at AS "recordedAt", e.actor, e.body, e.previous, e.hash, s.title
FROM unnest($1::uuid[], $2::int[]) AS x (standard_id, position)
JOIN standard_event e ON e.standard_id = x.standard_id AND e.position = x.position
JOIN standard s ON s.id = e.standard_id`;
