import { Injectable } from '@nestjs/common';
import { Fault, sha256 as hashOf } from '#lib/kernel';
import { Database, type Sql } from '#lib/platform';
import { Documents, type StoredDocument } from '../application/attach-document.handler.js';
import type { Tx } from '../application/standards.js';
import { verifyDocuments } from './verify-documents.js';

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
    const { rows } = await this.database.query<Row & { named: string | null }>(
      `SELECT d.*, (SELECT e.body ->> 'sha256' FROM standard_event e WHERE e.standard_id = $1 AND e.type = 'DocumentAttached' AND e.body ->> 'document' = $2::text) AS named
       FROM document d WHERE d.standard_id = $1 AND d.id = $2::uuid`,
      [standardId, documentId],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (hashOf(row.content) !== row.named) {
      throw new Fault('DOCUMENT_NOT_AS_ATTACHED', `The bytes of document ${documentId} are not those that were attached.`, 'Restore the document from a backup; the verification of the standard names every such case.');
    }
    return { ...factsOf(row), sha256: row.named, content: row.content };
  }

  verify(standardId: string) {
    return verifyDocuments(this.database, standardId);
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
