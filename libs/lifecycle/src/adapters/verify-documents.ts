import type { Sql } from '#lib/platform';
import { type ContentCheck, MISMATCHES_TOLD, type Mismatch } from '../application/content-check.js';

/** Hashed where the bytes lie, so that no document, however many there are, passes through this process. */
const CHECK = `
  WITH said AS (SELECT position, body ->> 'document' AS id, body ->> 'language' AS language, body ->> 'sha256' AS expected FROM standard_event WHERE standard_id = $1 AND type = 'DocumentAttached'),
       kept AS (SELECT id::text AS id, language, d.sha256 AS recorded, encode(sha256(d.content), 'hex') AS bytes FROM document d WHERE standard_id = $1),
       paired AS (SELECT id, said.position, coalesce(said.language, kept.language) AS language, expected,
                  CASE WHEN bytes IS DISTINCT FROM expected THEN bytes ELSE recorded END AS found FROM said FULL JOIN kept USING (id)),
       wrong AS (SELECT * FROM paired WHERE found IS DISTINCT FROM expected)
  SELECT (SELECT count(*)::int FROM paired) AS checked, (SELECT count(*)::int FROM wrong) AS mismatched,
    coalesce((SELECT jsonb_agg(first) FROM (SELECT * FROM wrong ORDER BY position NULLS LAST, id LIMIT ${MISMATCHES_TOLD}) AS first), '[]') AS mismatches`;

interface Found {
  readonly id: string;
  readonly position: number | null;
  readonly language: string | null;
  readonly expected: string | null;
  readonly found: string | null;
}

/** Every document against the event that attached it: its bytes, and the hash that is shown for it. */
export async function verifyDocuments(sql: Sql, standardId: string): Promise<ContentCheck> {
  const { rows } = await sql.query<{ checked: number; mismatched: number; mismatches: Found[] }>(CHECK, [standardId]);
  const { checked, mismatched, mismatches } = rows[0]!;
  return {
    checked,
    notCovered: 0,
    mismatched,
    mismatches: mismatches.map(({ id, position, language, expected, found }): Mismatch => ({ what: 'document', where: { id, language, position }, expected, found })),
  };
}
