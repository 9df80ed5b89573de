import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import type { Metrics } from '#lib/platform';

/** Numbers every request: from the process, never from the client, so that a log line cannot be forged. */
export function requestNumbers(startedAtMs: number): () => string {
  const start = startedAtMs.toString(36);
  let count = 0;
  return () => `${start}-${process.pid.toString(36)}-${(count += 1).toString(36)}`;
}

/** One line per request at debug, a warning for each that broke, and the time each route takes. */
export function watchRequests(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  const seconds = new Histogram({
    name: 'lockstep_http_request_seconds',
    help: 'Time to answer, by route and status class.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [metrics.registry],
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // What one reader may see is not for caches that others share.
    if (request.url.startsWith('/api/v1/')) reply.header('cache-control', 'private, no-cache');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    const route = request.routeOptions.url ?? '(none)';
    seconds.observe({ method: request.method, route, status: `${Math.floor(statusCode / 100)}xx` }, elapsedTime / 1000);
    const broke = statusCode >= 500;
    if (broke || log.isLevelEnabled('debug')) {
      const line = { requestId: request.id, method: request.method, route, path: request.url.split('?', 1)[0], status: statusCode, ms: Math.round(elapsedTime * 10) / 10 };
      if (broke) log.warn(line, 'Answered with a fault.');
      else log.debug(line, 'Answered.');
    }
    done();
  });
}
