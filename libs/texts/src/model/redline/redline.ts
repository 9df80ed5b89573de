import { addressesOf } from '../address.js';
import { compareTexts } from '../compare.js';
import type { Content } from '../content.js';
import { numbersOf } from '../numbers.js';
import { unitsById, type TextTree, type Unit, type UnitKind } from '../unit.js';
import { redlineBlocks, unchangedBlocks, type RedlinedBlock } from './blocks.js';
import { weave } from './weave.js';

/** What happened to a unit. `renumbered`: its number is another though it stayed where it was among its neighbours; numbers are derived. */
export type UnitChange = 'inserted' | 'removed' | 'changed' | 'moved' | 'renumbered';

export interface UnitPlace {
  readonly address: string;
  readonly number: string | null;
  readonly parent: string | null;
}

/** A property of a unit other than its words: its kind, how it is numbered, its list marker, the qualifier of an annex. */
export interface Setting {
  readonly what: 'kind' | Exclude<keyof Content, 'blocks'>;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RedlinedUnit {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly level?: number;
  /** Empty: as it was. */
  readonly changes: readonly UnitChange[];
  readonly from: UnitPlace | null;
  readonly to: UnitPlace | null;
  readonly settings: readonly Setting[];
  readonly blocks: readonly RedlinedBlock[];
  readonly content: Omit<Content, 'blocks'>;
}

/** A unit where a reader meets it, with what is read below it. `left`: it stood here, and stands elsewhere now. */
export interface RedlinedNode {
  readonly unit: RedlinedUnit;
  readonly left: boolean;
  readonly under: readonly RedlinedNode[];
}

export interface Redline {
  readonly language: string;
  /** How many units: one that was moved and changed counts under both. */
  readonly summary: Readonly<Record<UnitChange | 'unchanged', number>>;
  /** Every unit of either text once, in reading order: removed ones where they stood, moved ones where they stand now. */
  readonly units: readonly RedlinedUnit[];
  readonly nodes: readonly RedlinedNode[];
}

/** What changed between two states of one text in one language: per unit, and within each unit word by word. */
export function redline(from: TextTree, to: TextTree): Redline {
  const [before, after] = [sideOf(from), sideOf(to)];
  const changes = compareTexts(from, to);
  const changed = new Set(changes.changed.map(({ unit }) => unit));
  const moved = new Set(changes.moved);
  const known = new Map<string, RedlinedUnit>();
  const describe = (id: string): RedlinedUnit => {
    const found = known.get(id) ?? described(before, after, id, changed.has(id), moved.has(id), to.language);
    known.set(id, found);
    return found;
  };
  const units: RedlinedUnit[] = [];
  const nodes = weave(from, to, moved).map(function shown({ id, left, under }): RedlinedNode {
    const unit = describe(id);
    if (!left) units.push(unit);
    return { unit, left, under: under.map(shown) };
  });
  const count = (change: UnitChange): number => units.filter((unit) => unit.changes.includes(change)).length;
  return {
    language: to.language,
    summary: {
      inserted: count('inserted'),
      removed: count('removed'),
      changed: count('changed'),
      moved: count('moved'),
      renumbered: count('renumbered'),
      unchanged: units.filter((unit) => unit.changes.length === 0).length,
    },
    units,
    nodes,
  };
}

interface Side {
  readonly units: ReadonlyMap<string, Unit>;
  readonly addresses: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, string>;
}

const sideOf = (tree: TextTree): Side => ({ units: unitsById(tree), addresses: addressesOf(tree), numbers: numbersOf(tree) });

const placeIn = ({ units, addresses, numbers }: Side, id: string): UnitPlace | null => {
  const unit = units.get(id);
  return unit ? { address: addresses.get(id)!, number: numbers.get(id) ?? null, parent: unit.parent } : null;
};

function described(before: Side, after: Side, id: string, isChanged: boolean, isMoved: boolean, language: string): RedlinedUnit {
  const [old, now] = [before.units.get(id), after.units.get(id)];
  const [from, to] = [placeIn(before, id), placeIn(after, id)];
  const { kind, level, content } = (now ?? old)!;
  const { blocks: _, ...rest } = content;
  const changes: UnitChange[] = [];
  if (!old) changes.push('inserted');
  if (!now) changes.push('removed');
  if (isMoved) changes.push('moved');
  if (isChanged) changes.push('changed');
  if (old && now && !isMoved && from!.number !== to!.number) changes.push('renumbered');
  return {
    unit: id,
    kind,
    ...(level === undefined ? {} : { level }),
    changes,
    from,
    to,
    settings: old && now && isChanged ? settingsOf(old, now) : [],
    blocks: old && now && !isChanged ? unchangedBlocks(now.content.blocks) : redlineBlocks(old?.content.blocks ?? [], now?.content.blocks ?? [], language),
    content: rest,
  };
}

function settingsOf(old: Unit, now: Unit): readonly Setting[] {
  const said = ({ kind, content: { blocks: _, ...rest } }: Unit): Readonly<Record<string, string>> => ({ kind, ...rest });
  const [from, to] = [said(old), said(now)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((what) => from[what] !== to[what])
    .map((what) => ({ what: what as Setting['what'], from: from[what] ?? null, to: to[what] ?? null }));
}
