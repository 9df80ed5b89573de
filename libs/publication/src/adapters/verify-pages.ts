import { type ContentCheck, type Mismatch, MISMATCHES_TOLD } from '#lib/lifecycle';
import type { Sql } from '#lib/platform';

/**
 * Hashed where the pages lie. An event of before its kind recorded pages names none: then the page that belongs to it by
 * number, language and day is held to the hash beside it, and counted as not covered. A page that no event accounts for
 * has no place here.
 */
const CHECK = `
  WITH events AS (SELECT e.position, e.body #>> '{page,id}' AS id, e.body #>> '{page,sha256}' AS expected, e.body ->> 'number' AS number,
                    coalesce(e.body ->> 'language', s.base_language) AS language, (e.body ->> 'announcedOn')::date AS announced_on
                  FROM standard_event e JOIN standard s ON s.id = e.standard_id
                  WHERE e.standard_id = $1 AND e.type IN ('StandardPublished', 'LanguagePublished')),
       said AS (SELECT * FROM events WHERE id IS NOT NULL),
       silent AS (SELECT DISTINCT number, language, announced_on FROM events WHERE id IS NULL),
       kept AS (SELECT id::text AS id, number, language, announced_on, p.sha256 AS recorded, encode(sha256(convert_to(p.html, 'UTF8')), 'hex') AS bytes FROM publication p WHERE standard_id = $1),
       paired AS (SELECT id, said.position, coalesce(said.language, kept.language) AS language, said.position IS NULL AND silent.number IS NOT NULL AS uncovered,
                  CASE WHEN said.position IS NULL AND silent.number IS NOT NULL THEN recorded ELSE expected END AS expected, recorded, bytes
                FROM said FULL JOIN kept USING (id) LEFT JOIN silent ON silent.number = kept.number AND silent.language = kept.language AND silent.announced_on = kept.announced_on),
       told AS (SELECT id, position, language, uncovered, expected, CASE WHEN bytes IS DISTINCT FROM expected THEN bytes ELSE recorded END AS found FROM paired),
       wrong AS (SELECT * FROM told WHERE found IS DISTINCT FROM expected)
  SELECT (SELECT count(*)::int FROM told) AS checked, (SELECT count(*)::int FROM told WHERE uncovered) AS uncovered, (SELECT count(*)::int FROM wrong) AS mismatched,
    coalesce((SELECT jsonb_agg(first) FROM (SELECT * FROM wrong ORDER BY position NULLS LAST, id LIMIT ${MISMATCHES_TOLD}) AS first), '[]') AS mismatches`;

interface Found {
  readonly id: string;
  readonly position: number | null;
  readonly language: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** Every published page against the event that published it: its bytes, and the hash that is shown for it. */
export async function verifyPages(sql: Sql, standardId: string): Promise<ContentCheck> {
  const { rows } = await sql.query<{ checked: number; uncovered: number; mismatched: number; mismatches: Found[] }>(CHECK, [standardId]);
  const { checked, uncovered, mismatched, mismatches } = rows[0]!;
  return {
    checked,
    notCovered: uncovered,
    mismatched,
    mismatches: mismatches.map(({ id, position, language, expected, found }): Mismatch => ({ what: 'page', where: { id, language, position }, expected, found })),
  };
}
