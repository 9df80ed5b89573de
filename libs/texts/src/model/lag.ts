import { type Pin, stalenessOf } from './staleness.js';
import type { TextTree } from './unit.js';

/** How far a language version lags behind a state of the base text, in units. */
export interface UnitLag {
  readonly missing: number;
  readonly stale: number;
  /** Of these, the title, clause headings and terms. */
  readonly titlesBehind: number;
  /** Units of the language version that the base does not have. */
  readonly surplus: number;
}

export function lagOf(base: TextTree, version: { readonly tree: TextTree; readonly pins: readonly Pin[] } | undefined): UnitLag {
  const { missing, stale } = stalenessOf(base, version?.pins ?? []);
  const behind = new Set([...missing, ...stale]);
  const titlesBehind = base.units.filter(({ id, kind }) => (kind === 'title' || kind === 'clause' || kind === 'term') && behind.has(id)).length;
  const inBase = new Set(base.units.map(({ id }) => id));
  const surplus = version?.tree.units.filter(({ id }) => !inBase.has(id)).length ?? 0;
  return { missing: missing.length, stale: stale.length, titlesBehind, surplus };
}
