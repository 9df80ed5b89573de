import type { TextTree } from './unit.js';

/** The base hash one unit of a language version was made from. */
export interface Pin {
  readonly unit: string;
  readonly baseHash: string;
}

export interface Staleness {
  /** Units of the base that the language version does not have. */
  readonly missing: readonly string[];
  /** Units whose base says something else now than when they were made. */
  readonly stale: readonly string[];
  readonly inStep: readonly string[];
  /** Units of the language version whose unit the base no longer has. */
  readonly surplus: readonly string[];
}

/** Where a language version stands against its base. Derived each time, never a flag: it cannot be forgotten or go wrong. */
export function stalenessOf(base: TextTree, pins: readonly Pin[]): Staleness {
  const made = new Map(pins.map(({ unit, baseHash }) => [unit, baseHash]));
  const inBase = new Set(base.units.map(({ id }) => id));
  const units = base.units.filter(({ id }) => made.has(id));
  return {
    missing: base.units.filter(({ id }) => !made.has(id)).map(({ id }) => id),
    stale: units.filter(({ id, hash }) => made.get(id) !== hash).map(({ id }) => id),
    inStep: units.filter(({ id, hash }) => made.get(id) === hash).map(({ id }) => id),
    surplus: pins.filter(({ unit }) => !inBase.has(unit)).map(({ unit }) => unit),
  };
}
