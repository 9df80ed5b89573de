// The worker of the BullMQ outbox: one job, five notices, once.
import { Worker } from 'bullmq';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 });
const { hostname: host, port } = new URL(process.env['REDIS_URL']!);
const people = [1, 2, 3, 4, 5];
const worker = new Worker<{ item: number; position: number }>(
  'told',
  async ({ data: { item, position } }) => {
    await pool.query({
      name: 'tell',
      text: `INSERT INTO told SELECT $1, $2, person, '{"kind":"StageEntered","reason":"member"}' FROM unnest($3::int[]) person ON CONFLICT DO NOTHING`,
      values: [item, position, people],
    });
  },
  { connection: { host, port: Number(port), maxRetriesPerRequest: null }, concurrency: 64 },
);
await worker.waitUntilReady();
process.on('SIGTERM', () => void worker.close().then(() => pool.end()).then(() => process.exit()));
process.send!({ ready: true });
