import { childrenOf, unitsById, type TextTree, type Unit } from './unit.js';

/** What happened to units between two states of a text, in document order (removed ones in the order of the older). */
export interface TextChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly unit: string; readonly from: string; readonly to: string }[];
  /** Under another parent, or past a sibling both texts have. Coming and going neighbours move nothing. */
  readonly moved: readonly string[];
  readonly unchanged: number;
}

export function compareTexts(a: TextTree, b: TextTree): TextChanges {
  const before = unitsById(a);
  const after = unitsById(b);
  const common = b.units.filter(({ id }) => before.has(id));
  const changed = common.flatMap(({ id, hash }) => {
    const from = before.get(id)!.hash;
    return from === hash ? [] : [{ unit: id, from, to: hash }];
  });
  const reordered = outOfOrder(a, b, before, after);
  const moved = common.filter((unit) => before.get(unit.id)!.parent !== unit.parent || reordered.has(unit.id)).map(({ id }) => id);
  const touched = new Set([...changed.map(({ unit }) => unit), ...moved]);
  return {
    added: b.units.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    removed: a.units.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    changed,
    moved,
    unchanged: common.filter(({ id }) => !touched.has(id)).length,
  };
}

/** Siblings of both texts that changed their order: the fewest that, taken out, leave the others as they were. */
function outOfOrder(a: TextTree, b: TextTree, before: ReadonlyMap<string, Unit>, after: ReadonlyMap<string, Unit>): ReadonlySet<string> {
  const old = childrenOf(a);
  const reordered = new Set<string>();
  for (const [parent, units] of childrenOf(b)) {
    const stayed = units.filter(({ id }) => before.get(id)?.parent === parent && before.has(id));
    const places = new Map((old.get(parent) ?? []).filter(({ id }) => after.has(id)).map(({ id }, at) => [id, at]));
    const kept = longestRise(stayed.map(({ id }) => places.get(id)!));
    stayed.forEach(({ id }, at) => kept.has(at) || reordered.add(id));
  }
  return reordered;
}

/** Indexes of a longest rising subsequence. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []; // index of the smallest last value of a rise of each length
  const previous: number[] = [];
  values.forEach((value, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) kept.add(at);
  return kept;
}
