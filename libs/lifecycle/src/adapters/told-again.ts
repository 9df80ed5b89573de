import { canonicalJson } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';
import { evolve } from '../model/evolve.js';
import type { Standard } from '../model/standard.js';

/**
 * The state as the log tells it today, where the kept one was told by an earlier version that remembered less of the same
 * events. Undefined where nothing is added, and where the kept state says anything else than the log: that is for
 * verification to name, not to be written over.
 */
export function toldAgain(kept: unknown, events: readonly StandardEvent[]): Standard | undefined {
  const told = events.reduce<Standard>(evolve, { is: 'unproposed' });
  return isWithin(kept, told) && canonicalJson(kept) !== canonicalJson(told) ? told : undefined;
}

function isWithin(part: unknown, whole: unknown): boolean {
  if (!isRecord(part) || !isRecord(whole)) return canonicalJson(part) === canonicalJson(whole);
  return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && isWithin(value, whole[key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
