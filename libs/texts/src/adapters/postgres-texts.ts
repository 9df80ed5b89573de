import { Injectable } from '@nestjs/common';
import type { ChangeClass } from '#lib/languages';
import type { Tx } from '#lib/lifecycle';
import { Database, type Sql } from '#lib/platform';
import { type KeptText, type RevisionOf, type TextRevision, Texts } from '../application/texts.js';
import type { Asset, Content } from '../model/content.js';
import { sprout } from '../model/sprout.js';
import type { UnitKind } from '../model/unit.js';
import { findStandings } from './find-standings.js';
import { findPictures, keepPictures } from './kept-pictures.js';
import { verifyTexts } from './verify-texts.js';

interface RevisionRow {
  standard_id: string;
  language: string;
  revision: number;
  label: string | null;
  hash: string;
  base_revision: number | null;
  change_class: ChangeClass;
  made_by: string;
  made_at: Date;
}

interface UnitRow {
  unit_id: string;
  kind: UnitKind;
  parent: string | null;
  base_hash: string | null;
  content: Content;
}

@Injectable()
export class PostgresTexts extends Texts {
  constructor(private readonly database: Database) {
    super();
  }

  async find(standardId: string, language: string, revision: number, tx?: Tx): Promise<KeptText | undefined> {
    const sql = (tx as unknown as Sql | undefined) ?? this.database;
    const of = [standardId, language, revision];
    const { rows } = await sql.query<RevisionRow>('SELECT * FROM text_revision WHERE standard_id = $1 AND language = $2 AND revision = $3', of);
    if (!rows[0]) return undefined;
    const units = await sql.query<UnitRow>(
      `SELECT u.unit_id, u.kind, u.parent, u.base_hash, c.content FROM text_unit u JOIN text_content c USING (hash)
       WHERE u.standard_id = $1 AND u.language = $2 AND u.revision = $3 ORDER BY u.line`,
      of,
    );
    const seeds = units.rows.map(({ unit_id, kind, parent, content }) => ({ id: unit_id, kind, parent, content }));
    return {
      ...revisionOf(rows[0]),
      tree: sprout(language, seeds),
      pins: units.rows.filter(({ base_hash }) => base_hash !== null).map(({ unit_id, base_hash }) => ({ unit: unit_id, baseHash: base_hash! })),
    };
  }

  async revisions(standardId: string, language: string): Promise<readonly TextRevision[]> {
    const { rows } = await this.database.query<RevisionRow>('SELECT * FROM text_revision WHERE standard_id = $1 AND language = $2 ORDER BY revision', [standardId, language]);
    return rows.map(revisionOf);
  }

  standings(standardId: string, base: RevisionOf, versions: readonly RevisionOf[]) {
    return findStandings(this.database, standardId, base, versions);
  }

  verify(standardId: string) {
    return verifyTexts(this.database, standardId);
  }

  pictures(standardId: string, refs: readonly string[], tx?: Tx) {
    return findPictures((tx as unknown as Sql | undefined) ?? this.database, standardId, refs);
  }

  async keep(tx: Tx, text: KeptText, pictures: readonly Asset[] = []): Promise<void> {
    const sql = tx as unknown as Sql;
    const { standardId, language, revision, label, hash, baseRevision, changeClass, by, at, tree } = text;
    const pins = new Map(text.pins.map(({ unit, baseHash }) => [unit, baseHash]));
    const { units } = tree;
    await sql.query(
      `INSERT INTO text_content (hash, content) SELECT DISTINCT ON (hash) hash, content FROM unnest($1::text[], $2::jsonb[]) AS c(hash, content) ORDER BY hash ON CONFLICT DO NOTHING`,
      [units.map((unit) => unit.hash), units.map((unit) => JSON.stringify(unit.content))],
    );
    await sql.query(
      `INSERT INTO text_revision (standard_id, language, revision, label, hash, base_revision, change_class, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [standardId, language, revision, label, hash, baseRevision, changeClass, by, at],
    );
    await sql.query(
      `INSERT INTO text_unit (standard_id, language, revision, line, unit_id, kind, parent, hash, base_hash)
       SELECT $1, $2, $3, u.line, u.unit_id, u.kind, u.parent, u.hash, u.base_hash
       FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY AS u(unit_id, kind, parent, hash, base_hash, line)`,
      [
        standardId,
        language,
        revision,
        units.map(({ id }) => id),
        units.map(({ kind }) => kind),
        units.map(({ parent }) => parent),
        units.map((unit) => unit.hash),
        units.map(({ id }) => pins.get(id) ?? null),
      ],
    );
    await keepPictures(sql, standardId, tree, pictures);
  }
}

const revisionOf = (row: RevisionRow): TextRevision => ({
  standardId: row.standard_id,
  language: row.language,
  revision: row.revision,
  label: row.label,
  hash: row.hash,
  baseRevision: row.base_revision,
  changeClass: row.change_class,
  by: row.made_by,
  at: row.made_at.toISOString(),
});
