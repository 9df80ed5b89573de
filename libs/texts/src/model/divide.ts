import { isRefusal, type Refusal } from '#lib/kernel';
import { addressesOf, findUnit } from './address.js';
import { sprout } from './sprout.js';
import type { Pin } from './staleness.js';
import type { TextTree, Unit } from './unit.js';

/** A text with what a language version of it was made from; a base text has no pins. */
export interface Pinned {
  readonly tree: TextTree;
  readonly pins: readonly Pin[];
}

/**
 * Which units go into a part: those named, with all that stands below them. The title goes into every part, for each is
 * named by itself. Nothing named: the whole text, copied.
 */
export function chosen(tree: TextTree, addresses: readonly string[] | null): ReadonlySet<string> | Refusal {
  if (addresses === null) return new Set(tree.units.map(({ id }) => id));
  const named = new Set<string>();
  for (const address of addresses) {
    const unit = findUnit(tree, address);
    if (isRefusal(unit)) return unit;
    named.add(unit.id);
  }
  for (const { id, kind, parent } of tree.units) if (kind === 'title' || (parent !== null && named.has(parent))) named.add(id);
  return named;
}

/** The part of a base text that was chosen; what stood below something that stays behind stands at the top. */
export const partOf = (tree: TextTree, ids: ReadonlySet<string>): TextTree => regrown(tree.language, tree.units.filter(({ id }) => ids.has(id)), ids);

/**
 * The same part of a language version. A unit the base no longer has goes where what it stands under goes, and from the top
 * of the text into the first part: nothing anybody translated is lost.
 */
export function versionPartOf({ tree, pins }: Pinned, base: TextTree, ids: ReadonlySet<string>, isFirst: boolean): Pinned {
  const inBase = new Set(base.units.map(({ id }) => id));
  const kept = new Set<string>();
  for (const { id, parent } of tree.units) if (inBase.has(id) ? ids.has(id) : parent === null ? isFirst : kept.has(parent)) kept.add(id);
  return { tree: regrown(tree.language, tree.units.filter(({ id }) => kept.has(id)), kept), pins: pins.filter(({ unit }) => kept.has(unit)) };
}

/** Addresses of the units that go into no part. */
export function leftBehind(tree: TextTree, parts: readonly ReadonlySet<string>[]): readonly string[] {
  const addresses = addressesOf(tree);
  return tree.units.filter(({ id }) => !parts.some((ids) => ids.has(id))).map(({ id }) => addresses.get(id) ?? id);
}

/** Unit of a source -> the id it has in the text they become: its own, unless another one has it already. */
export type Renamed = ReadonlyMap<string, string>;

/** Ids for one text made of several: a unit keeps its own, unless two sources have the same one from an earlier split. */
export function renaming(trees: readonly TextTree[], newId: () => string): readonly Renamed[] {
  const taken = new Set<string>();
  return trees.map(
    ({ units }) =>
      new Map(
        units.map(({ id }) => {
          const own = taken.has(id) ? newId() : id;
          taken.add(own);
          return [id, own];
        }),
      ),
  );
}

/** Several texts one after the other, every unit of each. */
export function joinedText(language: string, trees: readonly TextTree[], names: readonly Renamed[]): TextTree {
  const seeds = trees.flatMap(({ units }, i) => units.map(({ id, kind, parent, content }) => ({ id: nameIn(names[i]!, id), kind, parent: parent === null ? null : nameIn(names[i]!, parent), content })));
  return sprout(language, seeds);
}

export const joinedPins = (pins: readonly (readonly Pin[])[], names: readonly Renamed[]): readonly Pin[] => pins.flatMap((some, i) => some.map(({ unit, baseHash }) => ({ unit: nameIn(names[i]!, unit), baseHash })));

const nameIn = (names: Renamed, id: string): string => names.get(id) ?? id;

const regrown = (language: string, units: readonly Unit[], ids: ReadonlySet<string>): TextTree => sprout(language, units.map(({ id, kind, parent, content }) => ({ id, kind, parent: parent !== null && ids.has(parent) ? parent : null, content })));
