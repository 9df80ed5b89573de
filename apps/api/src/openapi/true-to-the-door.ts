import type { OpenAPIObject } from '@nestjs/swagger';

/** Marks operations of routes that are public, until the description has been made true to them. */
export const PUBLIC_MARK = 'x-lockstep-public';

type Operation = Record<string, unknown> & { security?: object[]; responses?: Record<string, unknown> };

/**
 * What decorators cannot say route by route. A public read is answered without a session, and otherwise with what the reader
 * may see: the session is optional there, and neither 401 nor 403 is answered.
 */
export function trueToTheDoor(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as Operation[]) {
      if (!(PUBLIC_MARK in operation)) continue;
      delete operation[PUBLIC_MARK];
      operation.security ??= [{}, { bearer: [] }, { cookie: [] }];
      delete operation.responses?.['401'];
      delete operation.responses?.['403'];
    }
  }
  return document;
}
