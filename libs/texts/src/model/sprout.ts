import type { Content } from './content.js';
import { contentHash, isHeading, type TextTree, type Unit, type UnitKind } from './unit.js';

/** A unit before it has its place: who it is, what it says, under whom. */
export interface Seed {
  readonly id: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  readonly content: Content;
}

/** Makes a text of seeds given in document order: places, levels and hashes follow. */
export function sprout(language: string, seeds: readonly Seed[]): TextTree {
  const places = new Map<string | null, number>();
  const grown = new Map<string, Unit>();
  const units = seeds.map(({ id, kind, parent, content }): Unit => {
    const place = (places.get(parent) ?? 0) + 1;
    places.set(parent, place);
    const level = levelOf(kind, parent === null ? undefined : grown.get(parent));
    const unit: Unit = {
      id,
      kind,
      parent,
      place,
      ...(level === undefined ? {} : { level }),
      hash: contentHash(kind, content),
      content,
    };
    grown.set(id, unit);
    return unit;
  });
  return { language, units };
}

function levelOf(kind: UnitKind, parent: Unit | undefined): number | undefined {
  if (isHeading(kind)) return (parent && isHeading(parent.kind) ? parent.level ?? 0 : 0) + 1;
  if (kind === 'item') return (parent?.kind === 'item' ? parent.level ?? 0 : 0) + 1;
  return undefined;
}
