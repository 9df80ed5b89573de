import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { measureCpu } from '../system/cpu.js';
import { startProcess } from '../system/processes.js';
import type { Figures } from '../workloads/workload.js';

const POSTS = 20_000;
const CONNECTIONS = 32;

/** The same request as W1 over HTTP, to the same framework, with nothing behind it. */
export async function trivialPost(scale: number): Promise<Figures> {
  const server = await startProcess(new URL('./trivial-post-server.js', import.meta.url), { databaseUrl: '' });
  const pool = new Pool(`http://127.0.0.1:${server.port}`, { connections: CONNECTIONS, pipelining: 1 });
  const ask = async (count: number) => {
    let next = 0;
    const lane = async () => {
      for (let n = next++; n < count; n = next++) {
        const { body } = await pool.request({
          path: `/api/v1/standards/${randomUUID()}/moves`,
          method: 'POST',
          headers: { authorization: `Bearer ${'A'.repeat(43)}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ move: 'rework', details: { reason: 'Two clauses contradict each other.' } }),
        });
        await body.json();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  };
  try {
    const posts = Math.round(POSTS * scale);
    await ask(Math.ceil(posts / 8));
    const cpu = measureCpu({ alone: [server.pid] });
    const began = performance.now();
    await ask(posts);
    return { 'posts/s': (posts * 1000) / (performance.now() - began), 'CPU ms': cpu() / posts };
  } finally {
    await pool.close();
    await server.stop();
  }
}
