import type { Sql } from '#lib/platform';
import type { Change, Recorded } from '../application/standards.js';
import type { Standard } from '../model/standard.js';
import { eventFrom, GENESIS } from './chain.js';
import type { Loaded } from './decided.js';

const unproposed: Loaded = { standard: { is: 'unproposed' }, version: 0, head: GENESIS };

const READ = { name: 'read-standards', text: 'SELECT id, version, head, state FROM standard WHERE id = ANY($1::uuid[])' };

/** The present states of several standards; those that do not exist come back as unproposed. */
export async function readStandards(sql: Sql, ids: readonly string[]): Promise<(id: string) => Loaded> {
  const { rows } = await sql.query<{ id: string; version: number; head: string; state: Standard }>({ ...READ, values: [ids] });
  const found = new Map(rows.map(({ id, version, head, state }) => [id, { standard: state, version, head }]));
  return (id) => found.get(id) ?? unproposed;
}

export interface KeptReceipt {
  readonly request: string;
  readonly standardId: string;
  readonly version: number;
}

const RECEIPTS = {
  name: 'read-receipts',
  text: `SELECT r.actor, r.key, r.request, r.standard_id, r.version FROM unnest($1::text[], $2::text[]) AS asked(actor, key) JOIN command_receipt r USING (actor, key)`,
};

/** Which of these commands have been done before, by the key their caller gave them. */
export async function readReceipts(sql: Sql, changes: readonly Change[]): Promise<(change: Change) => KeptReceipt | undefined> {
  const keyed = changes.filter((change) => change.receipt);
  if (keyed.length === 0) return () => undefined;
  const values = [keyed.map(({ by }) => by.id), keyed.map(({ receipt }) => receipt!.key)];
  const { rows } = await sql.query<{ actor: string; key: string; request: string; standard_id: string; version: number }>({ ...RECEIPTS, values });
  const found = new Map(rows.map((row) => [`${row.actor} ${row.key}`, { request: row.request, standardId: row.standard_id, version: row.version }]));
  return ({ by, receipt }) => (receipt ? found.get(`${by.id} ${receipt.key}`) : undefined);
}

/** What a command did when it was done first: its answer is repeated from the log. */
export async function readReplay(sql: Sql, { by, receipt }: Change): Promise<readonly Recorded[]> {
  const { rows } = await sql.query<{ position: number; type: string; at: Date; body: object }>(
    `SELECT e.position, e.type, e.at, e.body FROM command_receipt r JOIN standard_event e ON e.standard_id = r.standard_id AND r.positions @> e.position
     WHERE r.actor = $1 AND r.key = $2 ORDER BY e.position`,
    [by.id, receipt!.key],
  );
  return rows.map((row) => {
    const event = eventFrom(row);
    return { position: row.position, type: event.type, at: event.at, body: event };
  });
}
