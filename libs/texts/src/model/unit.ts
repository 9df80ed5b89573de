import { canonicalJson, sha256 } from '#lib/kernel';
import type { Content } from './content.js';

/**
 * A text is an ordered tree of units, the smallest aligned pieces. A unit keeps its id through all revisions and is the same unit
 * in every language version; what it says is named by its hash. Numbers are derived from the tree (see numbers.ts), never stored.
 */
export const unitKinds = [
  'title', // the name of the standard
  'clause', // a heading; what stands under it are its children. Annexes, introduction and foreword are clauses too
  'paragraph',
  'item', // of a list; its children are the items of the list inside it
  'note',
  'example',
  'term', // the designation of a terminological entry; definition, notes and examples are its children
  'table',
  'figure',
  'formula',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  /** Order among the units with the same parent, from 1. */
  readonly place: number;
  /** Depth of a clause, term or item among its like, from 1. */
  readonly level?: number;
  readonly hash: string;
  readonly content: Content;
}

/** One text in one language; `units` in document order (parents before children). */
export interface TextTree {
  readonly language: string;
  readonly units: readonly Unit[];
}

/** Names what a unit says, kind included: equal hash, equal content. */
export const contentHash = (kind: UnitKind, content: Content): string => sha256(canonicalJson({ kind, content }));

/** Names a whole text: which units, where, saying what. Two trees that are equal have equal hashes. */
export const treeHash = (tree: TextTree): string => hashOfPlaces(tree.units);

/** A unit in the order of the text, named by its hash: what a text's own hash is made of. */
export type Standing = Pick<Unit, 'id' | 'kind' | 'parent' | 'hash'>;

/** The same hash from units as they are kept, in document order: their places follow from it. */
export function hashOfPlaces(units: readonly Standing[]): string {
  const places = new Map<string | null, number>();
  const placed = units.map(({ id, parent, kind, hash }) => {
    const place = (places.get(parent) ?? 0) + 1;
    places.set(parent, place);
    return [id, parent, place, kind, hash];
  });
  return sha256(canonicalJson(placed));
}

/** Units by parent (null: the roots), each list in order. */
export function childrenOf(tree: TextTree): ReadonlyMap<string | null, readonly Unit[]> {
  const children = new Map<string | null, Unit[]>();
  for (const unit of tree.units) {
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent, [unit]);
  }
  return children;
}

export const unitsById = (tree: TextTree): ReadonlyMap<string, Unit> => new Map(tree.units.map((unit) => [unit.id, unit]));

/** Clauses and terms stand above what follows them; everything else is read where it stands. */
export const isHeading = (kind: UnitKind): boolean => kind === 'clause' || kind === 'term';

/** What the figures of a text show; what a file called a picture it did not hold is no hash. */
export const picturesIn = ({ units }: TextTree): readonly string[] => [
  ...new Set(units.flatMap(({ content }) => content.blocks.flatMap((block) => (block.is === 'figure' && block.ref.startsWith('sha256:') ? [block.ref] : [])))),
];
