import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { measureCpu } from '../system/cpu.js';
import type { Sink } from '../system/sinks.js';
import type { Figures } from '../workloads/workload.js';

const POSTS = 20_000;
const CONNECTIONS = 64;

/** The most a sender of webhooks could reach: the same bodies and headers to the same sink, nothing recorded, nothing signed anew. */
export async function rawPosts(sink: Sink, scale: number): Promise<Figures> {
  const pools = sink.origins.map((origin) => new Pool(origin, { connections: CONNECTIONS / sink.origins.length, pipelining: 1 }));
  const body = Buffer.from(JSON.stringify({ specversion: '1.0', data: 'x'.repeat(900) }));
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Lockstep-Webhooks/1',
    'webhook-timestamp': '1700000000',
    'webhook-signature': `v1,${'A'.repeat(43)}=`,
  };
  const send = async (count: number) => {
    let next = 0;
    const lane = async (_: unknown, lane: number) => {
      const pool = pools[lane % pools.length]!;
      for (let n = next++; n < count; n = next++) {
        const { body: answer } = await pool.request({ path: `/hook/${n}`, method: 'POST', headers: { ...headers, 'webhook-id': `msg_${randomUUID()}` }, body });
        await answer.dump();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  };
  const posts = Math.round(POSTS * scale);
  await send(Math.ceil(posts / 8));
  const cpu = measureCpu({ alone: [process.pid, sink.pid] });
  const began = performance.now();
  await send(posts);
  const figures = { 'posts/s': (posts * 1000) / (performance.now() - began), 'CPU ms': cpu() / posts };
  await Promise.all(pools.map((pool) => pool.close()));
  return figures;
}
