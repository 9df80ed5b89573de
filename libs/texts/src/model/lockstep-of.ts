import type { Level } from '#lib/languages';
import type { Content } from './content.js';
import { isHeading, type TextTree, type UnitKind } from './unit.js';

/** Where one unit of a language version stands: not there, made from an older wording of the base, or from the present one. */
export const unitStates = ['missing', 'stale', 'inStep'] as const;
export type UnitState = (typeof unitStates)[number];

/** A unit of the base with its state in each language version, in the order of the versions. `content` only of what numbers and headings are made of. */
export interface UnitStanding {
  readonly id: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  readonly content: Content | null;
  readonly states: readonly UnitState[];
}

/** A language version as a whole: its level, and how many units it has beyond the base. */
export interface VersionStanding {
  readonly language: string;
  readonly level: Level;
  readonly surplus: number;
}

export type Counts = Readonly<Record<UnitState, number>>;

export interface Place {
  /** Of the clause; null for the whole text. */
  readonly unit: string | null;
  readonly parent: string | null;
  /** Units in it, and in each language how many of them stand where. */
  readonly units: number;
  readonly languages: Readonly<Record<string, Counts & { readonly level: Level }>>;
}

/** The base as a tree, to number it and point at its units; what no number is made of says nothing in it, and hashes are left out. */
export const outlineOf = (language: string, units: readonly UnitStanding[]): TextTree => ({
  language,
  units: units.map(({ id, kind, parent, content }, at) => ({ id, kind, parent, place: at + 1, hash: '', content: content ?? { blocks: [] } })),
});

/**
 * Where every language version stands: for the whole text and for each clause with all that stands under it, in the order of the base.
 * A clause is at `none` while its heading or a term in it is behind, at `titles` while any unit is; nobody signs off a single clause, so
 * one that is complete is as high as the sign-off of its text. The text's own level is what the language version's is.
 */
export function lockstepOf(units: readonly UnitStanding[], versions: readonly VersionStanding[]): { readonly text: Place; readonly clauses: readonly Place[] } {
  const text = new Tally(versions.length);
  const clauses: { readonly unit: string; readonly parent: string | null; readonly tally: Tally }[] = [];
  const within = new Map<string, { readonly clause: string | null; readonly tallies: readonly Tally[] }>();
  for (const unit of units) {
    const outer = (unit.parent === null ? undefined : within.get(unit.parent)) ?? { clause: null, tallies: [] };
    let inner = outer;
    if (unit.kind === 'clause') {
      const tally = new Tally(versions.length);
      clauses.push({ unit: unit.id, parent: outer.clause, tally });
      inner = { clause: unit.id, tallies: [...outer.tallies, tally] };
    }
    within.set(unit.id, inner);
    for (const tally of [text, ...inner.tallies]) tally.add(unit);
  }
  const placeOf = (unit: string | null, parent: string | null, tally: Tally): Place => ({
    unit,
    parent,
    units: tally.units,
    languages: Object.fromEntries(versions.map(({ language, level }, at) => [language, { ...tally.countsAt(at), level: unit === null ? level : tally.levelAt(at, level) }])),
  });
  return { text: placeOf(null, null, text), clauses: clauses.map(({ unit, parent, tally }) => placeOf(unit, parent, tally)) };
}

/** The units of a clause with all that stands under it; of the whole text, all. */
export function unitsUnder(units: readonly UnitStanding[], clause: string): readonly UnitStanding[] {
  const inside = new Set([clause]);
  return units.filter(({ id, parent }) => {
    if (id !== clause && (parent === null || !inside.has(parent))) return false;
    inside.add(id);
    return true;
  });
}

class Tally {
  units = 0;
  private readonly counts: Record<UnitState, number>[];
  private readonly titlesBehind: number[];

  constructor(versions: number) {
    this.counts = Array.from({ length: versions }, () => ({ missing: 0, stale: 0, inStep: 0 }));
    this.titlesBehind = Array.from({ length: versions }, () => 0);
  }

  add({ kind, states }: UnitStanding): void {
    this.units += 1;
    states.forEach((state, at) => {
      this.counts[at]![state] += 1;
      if (state !== 'inStep' && isHeading(kind)) this.titlesBehind[at]! += 1;
    });
  }

  countsAt = (at: number): Counts => this.counts[at]!;

  levelAt(at: number, ofText: Level): Level {
    const { missing, stale } = this.counts[at]!;
    if (this.titlesBehind[at]! > 0) return 'none';
    if (missing + stale > 0) return 'titles';
    return ofText === 'reviewed' || ofText === 'approved' ? ofText : 'complete';
  }
}
