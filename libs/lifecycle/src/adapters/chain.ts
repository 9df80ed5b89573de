import { canonicalJson, type Instant, sha256 } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';

/** What the first event of a standard points back to. */
export const GENESIS = '0'.repeat(64);

export interface Link {
  readonly standardId: string;
  readonly position: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
  readonly body: unknown;
  readonly previous: string;
}

/** Each event's hash covers all it says and the hash before it: change one, and every later one gives it away. */
export const hashOf = (link: Link): string => sha256(canonicalJson(link));

/** The body as it is kept: without what has its own column. */
export function bodyOf(event: StandardEvent): Readonly<Record<string, unknown>> {
  const { type: _type, at: _at, ...body } = event;
  return body;
}

export const eventFrom = (row: { readonly type: string; readonly at: Date | Instant; readonly body: object }): StandardEvent =>
  ({ ...row.body, type: row.type, at: typeof row.at === 'string' ? row.at : row.at.toISOString() }) as StandardEvent;
