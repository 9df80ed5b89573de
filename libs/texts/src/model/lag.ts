import { type Pin, stalenessOf } from './staleness.js';
import type { TextTree } from './unit.js';

/** How far a language version lags behind a state of the base text, in units. */
export interface UnitLag {
  readonly missing: number;
  readonly stale: number;
  /** Of these, the title, clause headings and terms. */
  readonly titlesBehind: number;
}

export function lagOf(base: TextTree, pins: readonly Pin[]): UnitLag {
  const { missing, stale } = stalenessOf(base, pins);
  const behind = new Set([...missing, ...stale]);
  const titlesBehind = base.units.filter(({ id, kind }) => (kind === 'title' || kind === 'clause' || kind === 'term') && behind.has(id)).length;
  return { missing: missing.length, stale: stale.length, titlesBehind };
}
