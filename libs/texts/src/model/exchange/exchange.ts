import { addressesOf } from '../address.js';
import type { LanguageText } from '../edit-language.js';
import { stalenessOf } from '../staleness.js';
import { type TextTree, type Unit, unitsById, type UnitKind } from '../unit.js';
import { Codes, type Piece } from './codes.js';
import { isBlank, type Slot, slotsOf } from './slots.js';

/** Which revisions a file for translators was made from; the file says so, and they are looked up again when it comes back. */
export interface MadeOf {
  readonly standardId: string;
  readonly language: string;
  readonly baseRevision: number;
  /** 0 when there was no wording in the language yet. */
  readonly revision: number;
}

export const standings = ['missing', 'stale', 'in-step'] as const;
export type Standing = (typeof standings)[number];

/** One place of one unit, in both languages. */
export interface Segment {
  /** `<unit>`, and `<unit>..<place>` for every place after the first. */
  readonly id: string;
  readonly codes: Codes;
  readonly source: readonly Piece[];
  readonly target: readonly Piece[] | null;
}

/** One unit as a translator gets it. */
export interface ExchangedUnit {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly address: string | null;
  readonly standing: Standing;
  readonly segments: readonly Segment[];
}

/** A language version beside the base text as it is given to translators: every unit of the base that has words. */
export function exchangeOf(base: TextTree, version: LanguageText | undefined): readonly ExchangedUnit[] {
  const own = version ? unitsById(version.tree) : new Map<string, Unit>();
  const { stale, missing } = stalenessOf(base, version?.pins ?? []);
  const [isStale, isMissing] = [new Set(stale), new Set(missing)];
  const addresses = addressesOf(base);
  return base.units.flatMap((unit): readonly ExchangedUnit[] => {
    const segments = segmentsOf(unit, own.get(unit.id));
    if (segments.length === 0) return [];
    const standing = isMissing.has(unit.id) ? 'missing' : isStale.has(unit.id) ? 'stale' : 'in-step';
    return [{ unit: unit.id, kind: unit.kind, address: addresses.get(unit.id) ?? null, standing, segments }];
  });
}

/** The places of the base with words, then those that only the language version has. */
export function segmentsOf({ id, content }: Unit, own: Unit | undefined): readonly Segment[] {
  const mine = new Map((own ? slotsOf(own.content) : []).map((slot) => [slot.key, slot]));
  const theirs = slotsOf(content).filter((slot) => !isBlank(slot));
  const keys = new Set(theirs.map(({ key }) => key));
  const extra: Slot[] = [...mine.values()].filter((slot) => !keys.has(slot.key) && !isBlank(slot)).map(({ key }) => ({ key, runs: [] }));
  return [...theirs, ...extra].map(({ key, runs }, at) => {
    const codes = new Codes(runs, mine.get(key)?.runs ?? []);
    return { id: at === 0 && key === '0' ? id : `${id}..${key}`, codes, source: codes.source, target: mine.has(key) ? codes.target : null };
  });
}

/** The place a segment's id names; '0' for the bare id of a unit. */
export const placeOf = (id: string): string => id.split('..')[1] ?? '0';
