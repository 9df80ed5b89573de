import pg from 'pg';
import { freshDatabase } from '../../servers/database.js';
import { measureCpu } from '../system/cpu.js';
import type { Servers } from '../system/servers.js';
import type { Figures } from '../workloads/workload.js';

const CLIENTS = 32;
const TRANSACTIONS = 12_000;

/** What PostgreSQL gives when nothing is shared: BEGIN, UPDATE, INSERT, COMMIT, each a round trip, 32 clients. */
export async function rowPerTransaction({ postgres }: Servers, scale: number): Promise<Figures> {
  const fresh = await freshDatabase();
  const pool = new pg.Pool({ connectionString: fresh.url, max: CLIENTS });
  try {
    await pool.query('CREATE TABLE kept (id int PRIMARY KEY, n int NOT NULL, body jsonb NOT NULL) WITH (fillfactor = 70)');
    await pool.query('CREATE TABLE event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kept int NOT NULL, body jsonb NOT NULL)');
    await pool.query(`INSERT INTO kept SELECT n, 0, '{}' FROM generate_series(1, 500) n`);
    const body = JSON.stringify({ stage: 'drafting', by: 'someone', reason: 'Two clauses contradict each other.' });
    const lanes = async (count: number) => {
      let next = 0;
      const lane = async () => {
        const client = await pool.connect();
        for (let n = next++; n < count; n = next++) {
          await client.query('BEGIN');
          await client.query({ name: 'change', text: 'UPDATE kept SET n = n + 1, body = $2 WHERE id = $1', values: [(n % 500) + 1, body] });
          await client.query({ name: 'record', text: 'INSERT INTO event (kept, body) VALUES ($1, $2)', values: [(n % 500) + 1, body] });
          await client.query('COMMIT');
        }
        client.release();
      };
      await Promise.all(Array.from({ length: CLIENTS }, lane));
    };
    const transactions = Math.round(TRANSACTIONS * scale);
    await lanes(Math.ceil(transactions / 8));
    const cpu = measureCpu({ alone: [process.pid], trees: [postgres.pid] });
    const began = performance.now();
    await lanes(transactions);
    return { 'transactions/s': (transactions * 1000) / (performance.now() - began), 'CPU ms': cpu() / transactions };
  } finally {
    await pool.end();
    await fresh.drop();
  }
}
