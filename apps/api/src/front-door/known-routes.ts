import type { FastifyInstance } from 'fastify';
import { atTheDoor } from '../problems/edge-refusals.js';

/** The web's own addresses: what is asked of them is answered by what-to-serve, or not at all. */
const WEB = '/*';

/**
 * Answers 405 where an address is known and the method is not: a router only says that it found nothing. Call before
 * any route is added.
 */
export function refuseWrongMethods(server: FastifyInstance): void {
  const routes = new Map<string, { readonly fits: RegExp; readonly methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    if (url === WEB) return;
    const known = routes.get(url) ?? { fits: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    routes.set(url, known);
  });
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404 && request.routeOptions.url !== WEB) return done();
    const path = request.url.split('?', 1)[0]!;
    const allowed = new Set([...routes.values()].filter(({ fits }) => fits.test(path)).flatMap(({ methods }) => [...methods]));
    if (allowed.size > 0 && !allowed.has(request.method)) throw atTheDoor.methodNotAllowed(request.method, path, [...allowed].sort());
    done();
  });
}

/** `/standards/:id/next` as what it fits: a parameter is one segment, a star the rest. */
export const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : segment === '*' ? '.*' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/')}$`);
