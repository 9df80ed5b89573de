// A process that receives webhooks: says { ready, ports } at first, and what it has received whenever it is asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ORIGINS = 8;

let ids = new Set<string>();
let received = 0;
const servers = Array.from({ length: ORIGINS }, () =>
  createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume().on('end', () => {
      received += 1;
      ids.add(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1'),
);
await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
process.on('message', (asked: 'count' | 'forget') => {
  if (asked === 'forget') [ids, received] = [new Set(), 0];
  process.send!({ received, different: ids.size });
});
process.on('disconnect', () => process.exit());
process.send!({ ready: true, ports: servers.map((server) => (server.address() as AddressInfo).port) });
