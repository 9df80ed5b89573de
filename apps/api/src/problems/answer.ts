import type { FastifyReply } from 'fastify';
import type { Settled } from '#lib/kernel';
import { Refused } from './refused.js';

/** What a command answers of each event it caused. */
export interface AnsweredEvent {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly body: unknown;
}

export interface CommandAnswer {
  readonly version: number;
  readonly events: readonly AnsweredEvent[];
  /** True when this Idempotency-Key was answered before: nothing happened twice. */
  readonly replayed: boolean;
}

/**
 * Turns a settled command into the contract's answer and sets its ETag; with `location`, also the Location of what
 * was created. A refusal goes to the problem filter.
 */
export function answer(settled: Settled<AnsweredEvent>, reply: FastifyReply, location?: string): CommandAnswer {
  if (settled.is === 'refused') throw new Refused(settled.refusal);
  void reply.header('etag', `"${settled.version}"`);
  if (location !== undefined) void reply.header('location', location);
  return {
    version: settled.version,
    events: settled.events.map(({ position, type, at, body }) => ({ position, type, at, body })),
    replayed: settled.replayed,
  };
}
