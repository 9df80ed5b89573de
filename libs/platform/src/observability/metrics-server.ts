import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '#lib/kernel';
import type { Metrics } from './metrics.js';

/** The numbers of a process that has no front door of its own. */
export interface MetricsServer {
  /** The port it answers on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves GET /metrics in Prometheus' text format, and nothing else.
 * @throws Fault `METRICS_UNAVAILABLE` when the port cannot be opened.
 */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error) => reject(new Fault('METRICS_UNAVAILABLE', `METRICS_PORT ${port} cannot be opened on ${host} (${(error as { code?: string }).code ?? error.message}).`, 'Set METRICS_PORT to a free one, or leave it out.', { cause: error }));
    server.once('error', failed).listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  server.unref();
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
