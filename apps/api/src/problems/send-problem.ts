import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { faultFacts } from '#lib/platform';
import type { Phrases } from './phrases.js';
import { problemFor } from './problem-for.js';
import { readerLanguage } from './reader-language.js';

/** Answers with the problem that `thrown` is, in the reader's language, and logs it when it is a fault. */
export function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, phrases: Phrases, log: Logger): void {
  const language = readerLanguage(request.headers['accept-language']);
  const path = request.url.split('?', 1)[0]!;
  const contentType = request.headers['content-type']?.split(';', 1)[0] ?? '';
  const problem = problemFor(thrown, { method: request.method, path, contentType, requestId: request.id, language }, phrases);

  if (problem.status >= 500) log.error({ err: thrown, requestId: request.id, method: request.method, path, ...faultFacts(thrown) }, 'A request broke.');
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer has gone out already; breaking it off is the only way left to say that it failed.
    reply.raw.destroy();
    return;
  }
  if (problem.status === 405) void reply.header('allow', (problem.facts['allowed'] as readonly string[]).join(', '));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  const retryAfter = problem.facts['retryAfterSeconds'] ?? (problem.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  void reply
    .code(problem.status)
    .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'cache-control': 'no-store', vary: 'Accept-Language' })
    .send(JSON.stringify(problem));
}
