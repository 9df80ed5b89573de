import type { Instant } from '#lib/kernel';
import type { Database } from '#lib/platform';
import { type Audience, Audiences, type Occasion } from '../application/audiences.js';

/** The recipients of tell.sql, counted instead of told. */
const countSql = `
WITH occasion AS (
  SELECT o.ordinality AS id, ARRAY(SELECT jsonb_array_elements_text(o.value->'roles')) AS roles, o.value->>'language' AS language, s.committee_id
  FROM standard s, jsonb_array_elements($2::jsonb) WITH ORDINALITY AS o WHERE s.id = $1
), recipient AS (
  SELECT o.id, m.person_id FROM occasion o
  JOIN membership m ON m.committee_id = o.committee_id AND m.role = ANY (o.roles) AND m.from_at <= $3 AND (m.until_at IS NULL OR $3 < m.until_at)
  WHERE o.language IS NULL OR m.role NOT IN ('translator', 'language-expert') OR o.language = ANY (m.languages)
  UNION
  SELECT o.id, g.person_id FROM occasion o JOIN standing g ON g.standard_id = $1 AND g.role = ANY (o.roles)
)
SELECT r.id::int, p.language, count(*)::int AS people FROM recipient r JOIN person p ON p.id = r.person_id GROUP BY 1, 2 ORDER BY 1, 2`;

export class PostgresAudiences extends Audiences {
  constructor(private readonly database: Database) {
    super();
  }

  override async of(standardId: string, occasions: readonly Occasion[], at: Instant): Promise<readonly Audience[]> {
    if (occasions.length === 0) return [];
    const { rows } = await this.database.query<{ id: number; language: string; people: number }>({ name: 'notices-audiences', text: countSql, values: [standardId, JSON.stringify(occasions), at] });
    return occasions.map((_, i) => {
      const languages = Object.fromEntries(rows.filter(({ id }) => id === i + 1).map(({ language, people }) => [language, people]));
      return { people: Object.values(languages).reduce((a, b) => a + b, 0), languages };
    });
  }
}
