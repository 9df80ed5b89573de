import { fastifyCookie } from '@fastify/cookie';
import { fastifyRateLimit } from '@fastify/rate-limit';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Config, Metrics, NestLog } from '#lib/platform';
import { serveDocs } from '../openapi/docs-page.js';
import { serveWeb } from '../pages/web-pages.js';
import { atTheDoor } from '../problems/edge-refusals.js';
import { Phrases } from '../problems/phrases.js';
import { sendProblem } from '../problems/send-problem.js';
import { yamlTypes } from './access.js';
import { refuseWrongMethods } from './known-routes.js';
import { requestNumbers, watchRequests } from './request-log.js';
import { strictHeaders } from './security-headers.js';
import { answerUnreadable } from './unreadable-requests.js';
import { UPLOAD_LIMIT_BYTES } from './upload.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** Cuts off a flood from one address; far above what one client needs. */
const REQUESTS_PER_MINUTE = 600_000;

/** Builds the HTTP application around `root`, ready to listen. `webFolder`: where the built web lies, if it was built. */
export async function openFrontDoor(root: DynamicModule, config: Config, log: Logger, webFolder: string): Promise<NestFastifyApplication> {
  const phrases = new Phrases();
  const headers = strictHeaders(config.publicUrl.startsWith('https:'));
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: false,
    requestTimeout: 120_000,
    genReqId: requestNumbers(Date.now()),
    routerOptions: { maxParamLength: 200 },
    skipMiddie: true,
    // What the router itself cannot read reaches no hook and no filter.
    clientErrorHandler: answerUnreadable(phrases, log, headers) as never,
    // A missing Host is answered here, not by Node with an empty 400.
    http: { requireHostHeader: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply, phrases, log),
    multipart: { limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 1, fields: 20, parts: 21, fieldSize: 64 * 1024 }, throwFileSizeLimit: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: new NestLog(log), bodyParser: false, abortOnError: false });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT', 'SIGHUP']);

  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser([...yamlTypes], { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.decorateRequest('principal', undefined);
  server.decorateRequest('sessionToken', undefined);
  watchRequests(server, log, app.get(Metrics));
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') throw atTheDoor.malformedRequest('The request has no Host header.');
    done();
  });
  refuseWrongMethods(server);
  // Awaited one by one: a plugin only sees the routes that are added after it has loaded.
  await server.register(fastifyCookie, { hook: false });
  await server.register(fastifyRateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) => atTheDoor.tooManyRequests(Math.ceil(ttl / 1000)),
  });
  await serveDocs(app, server);
  await serveWeb(server, webFolder);
  await app.init();
  return app;
}
