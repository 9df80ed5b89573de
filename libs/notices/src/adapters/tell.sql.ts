/**
 * Deliveries to one origin that wait, are leased and are struck off together: large enough to cost little, small enough that
 * one bundle does not crowd its receiver's lane.
 */
const BUNDLE = 25;

/** Which work rows are taken, and whether some of their notices may be there already. */
interface Which {
  readonly rows: string;
  readonly again: boolean;
}

/**
 * $1 now, $2 attempts after which one is given up, $3 how many, or which. A row is struck off in the commit that tells, so
 * of a batch nothing can have been told; should it have been, the keys refuse the batch, and its rows are taken one by one.
 * (Looking for conflicts that cannot be costs a fifth of the whole.)
 */
export const batchOf: Which = { again: false, rows: `kind = 'notices' AND not_before <= $1 AND attempts < $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED` };
/** Waits for its lock: the batch that just failed may still hold it for a moment. */
export const oneOf: Which = { again: true, rows: `kind = 'notices' AND not_before <= $1 AND attempts < $2 AND id = $3::bigint FOR UPDATE` };

/**
 * Takes work rows, finds who is to be told of their events, records a notice for each and a delivery for each webhook of
 * theirs, and strikes the rows off: one statement, so one commit, so exactly once.
 *
 * A delivery is planned only with the notice it comes with, and a notice's key is its event and person: so each endpoint has
 * each event once. What is to be sent lies in bundles by origin, one of each origin after the other.
 *
 * Told are the members the committee had at the time of the event, and the people with a standing of their own in the
 * standard, in one of the roles written in the row. Whoever qualifies twice is told once, for the role named first. Of an
 * event about one language, of translators and language experts only those who have it. A row whose event is not there
 * stays, and is returned in `missing`.
 *
 * Rows are struck off by their place (ctid), which their lock keeps: work is a table that is empty one moment and full the
 * next, and a plan made while it was empty would look for each row in all of it.
 *
 * Whom to wake is said in the same commit: inboxes by person where they are few (a payload holds 8000 bytes), else all.
 */
export const tellSql = ({ rows, again }: Which): string => `
WITH claimed AS (
  SELECT ctid AS place, id, standard_id, position, roles FROM work WHERE ${rows}
), occasion AS MATERIALIZED (
  SELECT c.place, c.id, c.standard_id, c.position, c.roles, e.type, e.at, e.body->>'language' AS language, s.committee_id
  FROM claimed c
  LEFT JOIN standard_event e ON e.standard_id = c.standard_id AND e.position = c.position
  LEFT JOIN standard s ON s.id = c.standard_id
), struck AS (
  DELETE FROM work WHERE ctid = ANY (ARRAY(SELECT place FROM occasion WHERE type IS NOT NULL AND committee_id IS NOT NULL))
), candidate AS (
  SELECT o.id, m.person_id, o.standard_id, o.position, o.type, o.at, m.role, array_position(o.roles, m.role) AS rank
  FROM occasion o
  JOIN membership m ON m.committee_id = o.committee_id AND m.role = ANY (o.roles) AND m.from_at <= o.at AND (m.until_at IS NULL OR o.at < m.until_at)
  WHERE o.language IS NULL OR m.role NOT IN ('translator', 'language-expert') OR o.language = ANY (m.languages)
  UNION ALL
  SELECT o.id, g.person_id, o.standard_id, o.position, o.type, o.at, g.role, array_position(o.roles, g.role)
  FROM occasion o
  JOIN standing g ON g.standard_id = o.standard_id AND g.role = ANY (o.roles)
  WHERE o.type IS NOT NULL
), recipient AS (
  SELECT DISTINCT ON (id, person_id) * FROM candidate ORDER BY id, person_id, rank
), told AS (
  INSERT INTO notice (standard_id, position, person_id, kind, reason, language, at)
  SELECT r.standard_id, r.position, r.person_id, r.type, r.role, p.language, r.at
  FROM recipient r JOIN person p ON p.id = r.person_id ORDER BY r.id, r.person_id
  ${again ? 'ON CONFLICT (standard_id, position, person_id) DO NOTHING' : ''}
  RETURNING standard_id, position, person_id, kind
), letter AS MATERIALIZED (
  SELECT nextval('delivery_id_seq') AS id, w.id AS endpoint_id, w.origin, t.standard_id, t.position
  FROM told t JOIN webhook_endpoint w ON w.person_id = t.person_id AND w.disabled_at IS NULL AND (w.kinds IS NULL OR t.kind = ANY (w.kinds))
), queued AS (
  INSERT INTO delivery (id, endpoint_id, standard_id, position, next_at) OVERRIDING SYSTEM VALUE
  SELECT id, endpoint_id, standard_id, position, $1 FROM letter
), bundled AS (
  INSERT INTO delivery_bundle (origin, due_at, delivery_ids)
  SELECT origin, $1, array_agg(id) FROM (SELECT id, origin, (row_number() OVER (PARTITION BY origin) - 1) / ${BUNDLE} AS turn FROM letter) l
  GROUP BY turn, origin ORDER BY turn, origin
), inbox AS (
  SELECT count(*) AS people, string_agg(person_id::text, ',') AS list FROM (SELECT DISTINCT person_id FROM told LIMIT 201) t
), counted AS (
  SELECT (SELECT count(*)::int FROM occasion) AS claimed, (SELECT count(*)::int FROM told) AS notices, (SELECT count(*)::int FROM letter) AS deliveries,
         (SELECT array_agg(id::text) FROM occasion WHERE type IS NULL OR committee_id IS NULL) AS missing
)
SELECT counted.*,
       CASE WHEN notices > 0 THEN pg_notify('lockstep_notice', CASE WHEN people <= 200 THEN list ELSE '*' END) END AS inbox_told,
       CASE WHEN deliveries > 0 THEN pg_notify('lockstep_work', 'deliveries') END AS sender_told
FROM counted, inbox`;
