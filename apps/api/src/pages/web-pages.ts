import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from '../front-door/security-headers.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { whatToServe } from './what-to-serve.js';

/** Written by the web's build where a nonce belongs; replaced in every answer. */
const NONCE_PLACEHOLDER = /__CSP_NONCE__/g;

/**
 * Serves the built web at `/`: the files that lay in the folder at boot (their .br and .gz where the build made them),
 * and its page for every place inside the application. Without a build, `/` answers like any unknown address.
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`),
  );
  files.delete('/index.html');
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });

  server.get('/*', (request, reply) => {
    const serve = whatToServe(request.url, files);
    if (serve === 'nothing') throw atTheDoor.routeUnknown(request.method, request.url.split('?', 1)[0]!);
    if (serve !== 'page' && serve !== 'lost') {
      // The build names what is under /assets by its content.
      const cache = serve.file.startsWith('/assets/') ? { maxAge: '1y', immutable: true } : { maxAge: '1h' };
      return reply.sendFile(serve.file.slice(1), cache);
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .code(serve === 'lost' ? 404 : 200)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': pagePolicy(nonce) })
      .send(page.replace(NONCE_PLACEHOLDER, nonce));
  });
}
