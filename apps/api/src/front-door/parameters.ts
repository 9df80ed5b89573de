import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform, type ArgumentMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#lib/participants';
import { atTheDoor } from '../problems/edge-refusals.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Who asks: a Principal; undefined only on public routes. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Principal | undefined => requestOf(context).principal);

/** Header Idempotency-Key, undefined when absent. Refuses `MALFORMED_IDEMPOTENCY_KEY` unless it is 8 to 200 visible ASCII characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  idempotencyKeyFrom(requestOf(context).headers['idempotency-key']),
);

export function idempotencyKeyFrom(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(header)) throw atTheDoor.malformedIdempotencyKey();
  return header;
}

/**
 * Header If-Match as the version number it names, undefined when absent (`@IfMatch('required')` refuses
 * `IF_MATCH_MISSING` then). Refuses `MALFORMED_IF_MATCH` for anything but one strong ETag like "12".
 */
export const IfMatch = createParamDecorator((need: 'required' | undefined, context: ExecutionContext): number | undefined => {
  const version = versionFromIfMatch(requestOf(context).headers['if-match']);
  if (version === undefined && need === 'required') throw atTheDoor.ifMatchMissing();
  return version;
});

export function versionFromIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw atTheDoor.malformedIfMatch();
  return Number(version);
}

/** A path parameter that is a UUID. Refuses `MALFORMED_ID`; the value comes back in lower case. */
@Injectable()
export class Uuid implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)) throw atTheDoor.malformedId(data ?? 'id');
    return value.toLowerCase();
  }
}
