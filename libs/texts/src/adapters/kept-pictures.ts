import type { Sql } from '#lib/platform';
import type { Asset } from '../model/content.js';
import { picturesIn, type TextTree } from '../model/unit.js';

/**
 * Keeps the bytes of pictures that came with a text, each once for all standards, and that this standard shows what its figures name:
 * also pictures another standard brought, when a text was split, merged or copied.
 */
export async function keepPictures(sql: Sql, standardId: string, tree: TextTree, assets: readonly Asset[]): Promise<void> {
  const shown = picturesIn(tree);
  if (shown.length === 0) return;
  const brought = assets.filter(({ ref }) => shown.includes(ref)).toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
  if (brought.length > 0) {
    await sql.query(`INSERT INTO text_picture (ref, media_type, bytes) SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[]) ON CONFLICT DO NOTHING`, [
      brought.map(({ ref }) => ref),
      brought.map(({ mediaType }) => mediaType),
      brought.map(({ bytes }) => Buffer.from(bytes)),
    ]);
  }
  await sql.query(`INSERT INTO text_picture_use (standard_id, ref) SELECT $1, ref FROM text_picture WHERE ref = ANY ($2::text[]) ORDER BY ref ON CONFLICT DO NOTHING`, [standardId, shown]);
}

/** Pictures that texts of this standard show, of those asked for. */
export async function findPictures(sql: Sql, standardId: string, refs: readonly string[]): Promise<readonly Asset[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql.query<{ ref: string; media_type: string; bytes: Buffer }>(
    `SELECT p.ref, p.media_type, p.bytes FROM text_picture_use u JOIN text_picture p USING (ref) WHERE u.standard_id = $1 AND u.ref = ANY ($2::text[])`,
    [standardId, refs],
  );
  return rows.map(({ ref, media_type, bytes }) => ({ ref, mediaType: media_type, bytes }));
}
