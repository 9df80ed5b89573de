import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Ground } from '../system/ground.js';
import { type Environment, startApp } from '../system/processes.js';
import type { Way } from './lifecycle.js';

/**
 * The product's own API process, asked over kept connections by this one: one command per request, signed in by a bearer
 * token, each with an idempotency key of its own.
 */
export async function overHttp(ground: Ground, environment: Environment, connections = 32): Promise<Way> {
  const api = await startApp('api', environment);
  const pool = new Pool(`http://127.0.0.1:${api.port}`, { connections, pipelining: 1 });
  return {
    move: (id, move, details) => moveOverHttp(pool, ground.token, id, move, details, randomUUID()),
    pids: [api.pid],
    close: async () => {
      await pool.close();
      await api.stop();
    },
  };
}

/** One command. Resolves with the version it led to. @throws Error with the problem's words when it was refused. */
export async function moveOverHttp(pool: Pool, token: string, id: string, move: string, details: Record<string, string>, key: string): Promise<number> {
  const { statusCode, body } = await pool.request({
    path: `/api/v1/standards/${id}/moves`,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ move, details }),
  });
  const answer = (await body.json()) as { version: number; detail?: string };
  if (statusCode !== 201 && statusCode !== 200) throw new Error(`${move}: ${statusCode} ${answer.detail}`);
  return answer.version;
}
