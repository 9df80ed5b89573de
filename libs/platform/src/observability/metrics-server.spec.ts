import { Metrics } from './metrics.js';
import { serveMetrics } from './metrics-server.js';

describe('the numbers of a process without a front door', () => {
  it('are answered at /metrics, and nothing else is', async () => {
    const metrics = new Metrics();
    metrics.workDone.inc({ kind: 'notices' }, 3);
    metrics.countWork(async () => [{ kind: 'reactions', waiting: 2, givenUp: 1 }]);
    const server = await serveMetrics(metrics, '127.0.0.1', 0);
    try {
      const at = `http://127.0.0.1:${server.port}`;
      const answer = await fetch(`${at}/metrics`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, metrics.registry.contentType]);
      const text = await answer.text();
      for (const line of ['lockstep_work_done_total{kind="notices"} 3', 'lockstep_work_waiting{kind="reactions"} 2', 'lockstep_work_given_up{kind="reactions"} 1']) expect(text).toContain(line);
      expect((await fetch(at)).status).toBe(404);
      expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405);
      await expect(serveMetrics(metrics, '127.0.0.1', server.port)).rejects.toMatchObject({ code: 'METRICS_UNAVAILABLE', message: expect.stringContaining(`METRICS_PORT ${server.port}`) });
    } finally {
      await server.close();
    }
  });

  it('are still answered when the work cannot be counted', async () => {
    const metrics = new Metrics();
    metrics.countWork(() => Promise.reject(new Error('no database')));
    expect(await metrics.registry.metrics()).toContain('lockstep_work_done_total');
  });
});
