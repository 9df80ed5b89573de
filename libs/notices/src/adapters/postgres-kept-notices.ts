import type { Instant } from '#lib/kernel';
import type { Database } from '#lib/platform';
import { type KeptNotice, KeptNotices, type NoticeQuery } from '../application/kept-notices.js';

interface Row {
  readonly id: string;
  readonly standard_id: string;
  readonly position: number;
  readonly kind: string;
  readonly reason: string;
  readonly language: string;
  readonly at: Date;
  readonly read_at: Date | null;
  readonly body: Record<string, unknown>;
  readonly title: Record<string, string>;
  readonly base_language: string;
  readonly number: string | null;
  readonly procedure_id: string;
  readonly procedure_version: number;
}

/** One statement per question asked: generic plans cannot leave out a condition that does not apply. */
const pageSql = (conditions: readonly string[]): string => `
SELECT n.id, n.standard_id, n.position, n.kind, n.reason, n.language, n.at, n.read_at,
       e.body, s.title, s.base_language, s.number, s.procedure_id, s.procedure_version
FROM (SELECT * FROM notice WHERE ${['person_id = $1', ...conditions].join(' AND ')} ORDER BY id DESC LIMIT $2) n
JOIN standard_event e ON e.standard_id = n.standard_id AND e.position = n.position
JOIN standard s ON s.id = n.standard_id
ORDER BY n.id DESC`;

export class PostgresKeptNotices extends KeptNotices {
  private readonly watchers = new Map<string, Set<() => void>>();
  private listening: Promise<unknown> | undefined;

  constructor(private readonly database: Database) {
    super();
  }

  async page(personId: string, { before, after, unreadOnly, limit }: NoticeQuery): Promise<readonly KeptNotice[]> {
    const values: unknown[] = [personId, limit];
    const conditions: string[] = [];
    if (before !== undefined) conditions.push(`id < $${values.push(before)}`);
    if (after !== undefined) conditions.push(`id > $${values.push(after)}`);
    if (unreadOnly) conditions.push('read_at IS NULL');
    const { rows } = await this.database.query<Row>(pageSql(conditions), values);
    return rows.map(kept);
  }

  async unread(personId: string, most: number): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      name: 'unread-notices',
      text: `SELECT count(*)::int AS n FROM (SELECT FROM notice WHERE person_id = $1 AND read_at IS NULL LIMIT $2) unread`,
      values: [personId, most],
    });
    return rows[0]!.n;
  }

  async markRead(personId: string, which: { readonly upTo: string } | { readonly ids: readonly string[] }, at: Instant): Promise<number> {
    const [condition, value] = 'upTo' in which ? ['id <= $3', which.upTo] : ['id = ANY ($3::bigint[])', which.ids];
    const { rowCount } = await this.database.query(`UPDATE notice SET read_at = $2 WHERE person_id = $1 AND read_at IS NULL AND ${condition}`, [personId, at, value]);
    return rowCount ?? 0;
  }

  async watch(personId: string, hear: () => void): Promise<() => void> {
    const hearers = this.watchers.get(personId) ?? new Set();
    this.watchers.set(personId, hearers.add(hear));
    this.listening ??= this.database.listen('lockstep_notice', (people) => this.tell(people)).catch((error: unknown) => {
      this.listening = undefined;
      throw error;
    });
    await this.listening;
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0) this.watchers.delete(personId);
    };
  }

  private tell(people: string): void {
    const told = people === '*' ? [...this.watchers.keys()] : people.split(',');
    for (const person of told) for (const hear of this.watchers.get(person) ?? []) hear();
  }
}

const kept = (row: Row): KeptNotice => ({
  id: row.id,
  standardId: row.standard_id,
  position: row.position,
  kind: row.kind,
  reason: row.reason,
  language: row.language,
  at: row.at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
  body: row.body,
  standard: {
    title: row.title,
    baseLanguage: row.base_language,
    number: row.number,
    procedure: { id: row.procedure_id, version: row.procedure_version },
  },
});
