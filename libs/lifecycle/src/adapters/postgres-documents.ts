import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#lib/platform';
import { Documents, type StoredDocument } from '../application/attach-document.handler.js';
import type { Tx } from '../application/standards.js';

interface Row {
  id: string;
  standard_id: string;
  kind: string;
  language: string | null;
  title: string;
  media_type: string;
  sha256: string;
  attached_by: string;
  attached_at: Date;
  content: Buffer;
}

@Injectable()
export class PostgresDocuments extends Documents {
  constructor(private readonly database: Database) {
    super();
  }

  async put(tx: Tx, document: StoredDocument): Promise<void> {
    const { id, standardId, kind, language, title, mediaType, sha256, content, by, at } = document;
    await (tx as unknown as Sql).query(
      `INSERT INTO document (id, standard_id, kind, language, title, media_type, sha256, content, attached_by, attached_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, standardId, kind, language, title, mediaType, sha256, Buffer.from(content), by, at],
    );
  }

  async list(standardId: string) {
    const { rows } = await this.database.query<Row>(
      `SELECT id, standard_id, kind, language, title, media_type, sha256, attached_by, attached_at FROM document WHERE standard_id = $1 ORDER BY attached_at, id`,
      [standardId],
    );
    return rows.map(factsOf);
  }

  async get(standardId: string, documentId: string) {
    const { rows } = await this.database.query<Row>('SELECT * FROM document WHERE standard_id = $1 AND id = $2', [standardId, documentId]);
    return rows[0] && { ...factsOf(rows[0]), content: rows[0].content };
  }
}

const factsOf = (row: Row) => ({
  id: row.id,
  standardId: row.standard_id,
  kind: row.kind,
  language: row.language,
  title: row.title,
  mediaType: row.media_type,
  sha256: row.sha256,
  by: row.attached_by,
  at: row.attached_at.toISOString(),
});
