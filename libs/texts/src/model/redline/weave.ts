import { childrenOf, unitsById, type TextTree, type Unit } from '../unit.js';

/** A unit where a reader meets it. `left`: the place it was moved away from. */
export interface Woven {
  readonly id: string;
  readonly left: boolean;
  readonly under: readonly Woven[];
}

/** Both texts as one tree: the newer in its order, and what is gone behind the neighbour it followed. */
export function weave(from: TextTree, to: TextTree, moved: ReadonlySet<string>): readonly Woven[] {
  const [before, after] = [childrenOf(from), childrenOf(to)];
  const present = unitsById(to);
  const stays = ({ id }: Unit): boolean => present.has(id) && !moved.has(id);
  const under = (parent: string | null, isRemoved: boolean): readonly Woven[] => {
    const now = isRemoved ? [] : (after.get(parent) ?? []);
    const gone = new Map<string | null, Woven[]>();
    let behind: string | null = null;
    for (const unit of before.get(parent) ?? []) {
      if (stays(unit)) {
        behind = unit.id;
        continue;
      }
      const isLeft = present.has(unit.id);
      const woven: Woven = { id: unit.id, left: isLeft, under: isLeft ? [] : under(unit.id, true) };
      gone.set(behind, [...(gone.get(behind) ?? []), woven]);
    }
    return [...(gone.get(null) ?? []), ...now.flatMap(({ id }) => [{ id, left: false, under: under(id, false) }, ...(gone.get(id) ?? [])])];
  };
  return under(null, false);
}
