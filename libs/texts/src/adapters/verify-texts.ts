import { type ContentCheck, type Mismatch, MISMATCHES_TOLD } from '#lib/lifecycle';
import type { Sql } from '#lib/platform';
import type { TextsCheck } from '../application/texts.js';
import type { Content } from '../model/content.js';
import { contentHash, hashOfPlaces, type Standing, type UnitKind } from '../model/unit.js';

/** Contents looked at in one go: what is held in memory at a time, whatever the size of the standard. */
const BATCH = 500;

const REVISIONS = `
  WITH said AS (SELECT e.position, coalesce(e.body ->> 'language', s.base_language) AS language, (e.body ->> 'revision')::int AS revision, e.body ->> 'hash' AS expected
                FROM standard_event e JOIN standard s ON s.id = e.standard_id WHERE e.standard_id = $1 AND e.type IN ('TextRevised', 'LanguageRevised')),
       kept AS (SELECT language, revision, hash AS recorded FROM text_revision WHERE standard_id = $1)
  SELECT language, revision, position, expected, recorded FROM said FULL JOIN kept USING (language, revision) ORDER BY language, revision`;

const STANDING = `SELECT unit_id AS id, kind, parent, hash FROM text_unit WHERE standard_id = $1 AND language = $2 AND revision = $3 ORDER BY line`;

/** Each content once, with the first place that says it. */
const CONTENTS = `
  SELECT u.*, c.content FROM (
    SELECT DISTINCT ON (hash, kind) hash, kind, language, revision, unit_id AS id FROM text_unit
    WHERE standard_id = $1 AND (hash, kind) > ($2, $3) ORDER BY hash, kind, language, revision, line LIMIT ${BATCH}) AS u
  LEFT JOIN text_content c ON c.hash = u.hash ORDER BY u.hash, u.kind`;

const PICTURES = `
  SELECT u.ref, 'sha256:' || encode(sha256(p.bytes), 'hex') AS found FROM text_picture_use u LEFT JOIN text_picture p USING (ref) WHERE u.standard_id = $1 ORDER BY u.ref`;

/** Every revision against the event that made it, and every content and picture against the hash that names it. */
export async function verifyTexts(sql: Sql, standardId: string): Promise<TextsCheck> {
  return { texts: await revisions(sql, standardId), units: await contents(sql, standardId), pictures: await pictures(sql, standardId) };
}

async function revisions(sql: Sql, standardId: string): Promise<ContentCheck> {
  const mismatches = new Found();
  const { rows } = await sql.query<{ language: string; revision: number; position: number | null; expected: string | null; recorded: string | null }>(REVISIONS, [standardId]);
  for (const { language, revision, position, expected, recorded } of rows) {
    const { rows: standing } = await sql.query<Standing>({ name: 'standing-of-a-revision', text: STANDING, values: [standardId, language, revision] });
    const found = recorded === null ? null : hashOfPlaces(standing);
    if (found !== expected || recorded !== expected) mismatches.add({ what: 'text', where: { language, revision, position }, expected, found: found === expected ? recorded : found });
  }
  return mismatches.outOf(rows.length);
}

interface ContentRow {
  hash: string;
  kind: UnitKind;
  language: string;
  revision: number;
  id: string;
  content: Content | null;
}

async function contents(sql: Sql, standardId: string): Promise<ContentCheck> {
  const mismatches = new Found();
  let checked = 0;
  for (let after: Pick<ContentRow, 'hash' | 'kind'> | { hash: string; kind: string } | undefined = { hash: '', kind: '' }; after; ) {
    const { rows }: { rows: ContentRow[] } = await sql.query<ContentRow>({ name: 'contents-of-a-standard', text: CONTENTS, values: [standardId, after.hash, after.kind] });
    for (const { hash, kind, language, revision, id, content } of rows) {
      const found = content === null ? null : contentHash(kind, content);
      if (found !== hash) mismatches.add({ what: 'unit', where: { id, language, revision }, expected: hash, found });
    }
    checked += rows.length;
    after = rows.length === BATCH ? rows.at(-1) : undefined;
  }
  return mismatches.outOf(checked);
}

/** The server hashes them: their bytes stay where they are. */
async function pictures(sql: Sql, standardId: string): Promise<ContentCheck> {
  const mismatches = new Found();
  const { rows } = await sql.query<{ ref: string; found: string | null }>(PICTURES, [standardId]);
  for (const { ref, found } of rows) if (found !== ref) mismatches.add({ what: 'picture', where: { id: ref }, expected: ref, found });
  return mismatches.outOf(rows.length);
}

/** Counts all, keeps the first. */
class Found {
  private readonly first: Mismatch[] = [];
  private count = 0;

  add(mismatch: Mismatch): void {
    this.count += 1;
    if (this.first.length < MISMATCHES_TOLD) this.first.push(mismatch);
  }

  outOf(checked: number): ContentCheck {
    return { checked, notCovered: 0, mismatched: this.count, mismatches: this.first };
  }
}
