import { Injectable } from '@nestjs/common';
import { Fault, sha256 as hashOf } from '#lib/kernel';
import type { Tx } from '#lib/lifecycle';
import { Database, type Sql } from '#lib/platform';
import { Numbers, Publications, type PublishedPage } from '../application/publications.js';
import { verifyPages } from './verify-pages.js';

/** Where a series begins that nobody has set: an administrator writes the real start into number_series. */
const FIRST_NUMBER = 50_001;

@Injectable()
export class PostgresNumbers extends Numbers {
  async draw(tx: Tx, series: string): Promise<number> {
    const sql = tx as unknown as Sql;
    const { rows } = await sql.query<{ drawn: number }>(
      `INSERT INTO number_series (series, next) VALUES ($1, ${FIRST_NUMBER + 1}) ON CONFLICT (series) DO UPDATE SET next = number_series.next + 1 RETURNING next - 1 AS drawn`,
      [series],
    );
    const { drawn } = rows[0]!;
    // A number may have come in from outside, with a standard that was observed: it is passed over, not fought for.
    const taken = await sql.query(`SELECT 1 FROM standard WHERE number ~ ('^' || $1 || ' ' || $2 || '[—:-]') LIMIT 1`, [series.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), String(drawn)]);
    return taken.rows.length > 0 ? this.draw(tx, series) : drawn;
  }
}

interface Row {
  id: string;
  standard_id: string;
  number: string;
  amendment: number;
  language: string;
  authoritative: boolean;
  revision: number;
  base_revision: number;
  title: string;
  announced_on: string;
  implements_on: string;
  html: string;
  sha256: string;
  published_at: Date;
}

const FACTS = `id, standard_id, number, amendment, language, authoritative, revision, base_revision, title, announced_on::text, implements_on::text, sha256, published_at`;

@Injectable()
export class PostgresPublications extends Publications {
  constructor(private readonly database: Database) {
    super();
  }

  async keep(tx: Tx, pages: readonly PublishedPage[]): Promise<void> {
    for (const page of pages) {
      await (tx as unknown as Sql).query(
        `INSERT INTO publication (id, standard_id, number, amendment, language, authoritative, revision, base_revision, title, announced_on, implements_on, html, sha256, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [page.id, page.standardId, page.number, page.amendment, page.language, page.authoritative, page.revision, page.baseRevision, page.title, page.announcedOn, page.implementsOn, page.html, page.sha256, page.at],
      );
    }
  }

  async list(standardId: string) {
    const { rows } = await this.database.query<Row>(`SELECT ${FACTS} FROM publication WHERE standard_id = $1 ORDER BY amendment, authoritative DESC, language`, [standardId]);
    return rows.map(factsOf);
  }

  async find(id: string) {
    const { rows } = await this.database.query<Row & { named: string | null }>(
      `SELECT ${FACTS}, html, (SELECT e.body #>> '{page,sha256}' FROM standard_event e
         WHERE e.standard_id = publication.standard_id AND e.type IN ('StandardPublished', 'LanguagePublished') AND e.body #>> '{page,id}' = publication.id::text) AS named
       FROM publication WHERE id = $1`,
      [id],
    );
    const row = rows[0];
    if (!row) return undefined;
    // A page of before events named theirs has only the hash beside it.
    const sha256 = row.named ?? row.sha256;
    if (hashOf(row.html) !== sha256) {
      throw new Fault('PAGE_NOT_AS_PUBLISHED', `The bytes of page ${id} are not those that were published.`, 'Restore the page from a backup; the verification of the standard names every such case.');
    }
    return { ...factsOf(row), sha256, html: row.html };
  }

  verify(standardId: string) {
    return verifyPages(this.database, standardId);
  }
}

const factsOf = (row: Row) => ({
  id: row.id,
  standardId: row.standard_id,
  number: row.number,
  amendment: row.amendment,
  language: row.language,
  authoritative: row.authoritative,
  revision: row.revision,
  baseRevision: row.base_revision,
  title: row.title,
  announcedOn: row.announced_on,
  implementsOn: row.implements_on,
  sha256: row.sha256,
  at: row.published_at.toISOString(),
});
