import type { Sql } from '#lib/platform';
import type { RevisionOf } from '../application/texts.js';
import type { Content } from '../model/content.js';
import type { UnitStanding, UnitState } from '../model/lockstep-of.js';
import type { UnitKind } from '../model/unit.js';

/**
 * Every unit of a base revision with its state in each language version, worked out where the rows are: one row a unit, whatever the
 * number of languages (up to 64). Contents come only of what numbers and headings are made of.
 */
const STANDINGS = `
  WITH base AS MATERIALIZED (
    SELECT line, unit_id, kind, parent, hash FROM text_unit WHERE standard_id = $1 AND language = $2 AND revision = $3
  ), made AS (
    SELECT b.line, bit_or((CASE WHEN u.base_hash = b.hash THEN B'10' ELSE B'01' END)::bit(128) >> (2 * (v.at::int - 1))) AS states
    FROM unnest($4::text[], $5::int[]) WITH ORDINALITY AS v(language, revision, at)
    JOIN text_unit u ON u.standard_id = $1 AND u.language = v.language AND u.revision = v.revision
    JOIN base b ON b.unit_id = u.unit_id
    WHERE u.base_hash IS NOT NULL GROUP BY b.line
  )
  SELECT b.unit_id AS id, b.kind, b.parent, coalesce(substring(m.states FROM 1 FOR 2 * cardinality($4::text[]))::text, '') AS states, c.content
  FROM base b
  LEFT JOIN made m USING (line)
  LEFT JOIN text_content c ON c.hash = b.hash AND b.kind IN ('title', 'clause', 'term', 'item')
  ORDER BY b.line`;

const SURPLUS = `
  SELECT v.at::int AS at, count(u.unit_id)::int AS surplus
  FROM unnest($4::text[], $5::int[]) WITH ORDINALITY AS v(language, revision, at)
  LEFT JOIN text_unit u ON u.standard_id = $1 AND u.language = v.language AND u.revision = v.revision
    AND u.unit_id NOT IN (SELECT unit_id FROM text_unit WHERE standard_id = $1 AND language = $2 AND revision = $3)
  GROUP BY v.at ORDER BY v.at`;

interface Row {
  id: string;
  kind: UnitKind;
  parent: string | null;
  /** Two bits for each version: 10 in step, 01 stale, none missing. */
  states: string;
  content: Content | null;
}

export async function findStandings(sql: Sql, standardId: string, base: RevisionOf, versions: readonly RevisionOf[]): Promise<{ readonly units: readonly UnitStanding[]; readonly surplus: readonly number[] }> {
  const values = [standardId, base.language, base.revision, versions.map(({ language }) => language), versions.map(({ revision }) => revision)];
  const [{ rows }, { rows: beyond }] = await Promise.all([
    sql.query<Row>({ name: 'standings-of-units', text: STANDINGS, values }),
    sql.query<{ surplus: number }>({ name: 'surplus-of-versions', text: SURPLUS, values }),
  ]);
  const units = rows.map(({ states, ...unit }): UnitStanding => {
    const state = (at: number): UnitState => (states[2 * at] === '1' ? 'inStep' : states[2 * at + 1] === '1' ? 'stale' : 'missing');
    return { ...unit, states: versions.map((_, at) => state(at)) };
  });
  return { units, surplus: beyond.map(({ surplus }) => surplus) };
}
