import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, canonicalJson, Clock, sha256 } from '#lib/kernel';
import { type AskOptions, refusals, StandardQueries } from '#lib/lifecycle';
import { actorIn, type Principal } from '#lib/participants';
import { idempotencyKeyFrom, versionFromIfMatch } from '../front-door/parameters.js';
import { Refused } from '../problems/refused.js';

const KEPT = 50_000;

/** Turns "this person, this standard, this request" into what a decision needs to know of them. */
@Injectable()
export class Acting {
  /** A standard never changes its committee, so it is asked for once. */
  private readonly committees = new Map<string, string>();

  constructor(
    @Inject(StandardQueries) private readonly standards: StandardQueries,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The person with the roles they hold, now, in the committee of this standard. Refuses STANDARD_UNKNOWN. */
  async on(standardId: string, principal: Principal): Promise<Actor> {
    return actorIn(principal, await this.committeeOf(standardId), this.clock.now());
  }

  in(committeeId: string, principal: Principal): Actor {
    return actorIn(principal, committeeId, this.clock.now());
  }

  private async committeeOf(standardId: string): Promise<string> {
    const known = this.committees.get(standardId);
    if (known) return known;
    const found = await this.standards.committeeOf(standardId);
    if (!found) throw new Refused(refusals.standardUnknown());
    if (this.committees.size >= KEPT) this.committees.delete(this.committees.keys().next().value!);
    this.committees.set(standardId, found);
    return found;
  }
}

/** Idempotency-Key and If-Match of a request, as the store wants them: the key with a digest of what was asked. */
export function optionsOf(request: FastifyRequest, bytes?: Uint8Array): AskOptions {
  const key = idempotencyKeyFrom(request.headers['idempotency-key']);
  const ifVersion = versionFromIfMatch(request.headers['if-match']);
  if (key === undefined) return { ifVersion };
  const asked = [request.method, request.url, bytes ? sha256(bytes) : (request.body ?? null)];
  return { ifVersion, receipt: { key, request: sha256(canonicalJson(asked)) } };
}
