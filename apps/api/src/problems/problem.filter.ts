import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOG } from '#lib/platform';
import { OwnProcedure } from './own-procedure.js';
import { Phrases } from './phrases.js';
import { Refused } from './refused.js';
import { sendProblem } from './send-problem.js';

/** Everything thrown on the way to an answer leaves as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Phrases) private readonly phrases: Phrases,
    @Inject(LOG) private readonly log: Logger,
    @Inject(OwnProcedure) private readonly procedure: OwnProcedure,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // Only refusals name parts of a procedure; a fault is no time to ask the database anything.
    const own = thrown instanceof Refused ? await this.procedure.asked(request) : undefined;
    this.phrases.under(own, () => sendProblem(thrown, request, http.getResponse<FastifyReply>(), this.phrases, this.log));
  }
}
