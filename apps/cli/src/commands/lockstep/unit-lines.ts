/** A unit of a text as the API shows it. */
export interface ReadUnit {
  readonly id: string;
  readonly address: string | null;
  readonly hash: string;
  readonly baseHash: string | null;
}

/** What is recorded of a language version that explains its units. */
export interface Standing {
  readonly mode: 'parallel' | 'later';
  readonly baseRevision: number;
  readonly reviewed: boolean;
  readonly approved: boolean;
  readonly late: { readonly reason: string; readonly dueOn: string | null; readonly overdue: boolean } | null;
  readonly published: object | null;
}

/**
 * `signed`: made from the base's present wording, and agreed to. `waived`: behind, under a waiver that has not lapsed. `later`: of a version
 * that is planned to follow and has not appeared. The others explain nothing.
 */
export type UnitState = 'signed' | 'waived' | 'later' | 'unsigned' | 'stale' | 'missing' | 'surplus';
const explained: readonly UnitState[] = ['signed', 'waived', 'later'];
export const isExplained = ({ state }: UnitLine): boolean => explained.includes(state);

export interface UnitLine {
  readonly language: string;
  readonly unit: string;
  readonly address: string | null;
  /** The base revision the version was measured against, and the wording of the base the unit was made from. */
  readonly baseRevision: number;
  readonly baseHash: string | null;
  readonly hash: string | null;
  readonly signOff: 'approved' | 'reviewed' | null;
  readonly waiver: { readonly reason: string; readonly dueOn: string | null } | null;
  readonly state: UnitState;
}

/** Every unit of the base, and every one a version has beyond it, with what explains where it stands. */
export function unitLines(base: readonly ReadUnit[], version: readonly ReadUnit[], language: string, standing: Standing): readonly UnitLine[] {
  const own = new Map(version.map((unit) => [unit.id, unit]));
  const inBase = new Set(base.map(({ id }) => id));
  const signOff = standing.approved && standing.reviewed ? 'approved' : standing.reviewed ? 'reviewed' : null;
  const waiver = standing.late && !standing.late.overdue ? { reason: standing.late.reason, dueOn: standing.late.dueOn } : null;
  const excuse: UnitState | null = waiver ? 'waived' : standing.mode === 'later' && !standing.published ? 'later' : null;
  const line = (unit: ReadUnit, mine: ReadUnit | undefined, fact: UnitState): UnitLine => ({
    language,
    unit: unit.id,
    address: unit.address,
    baseRevision: standing.baseRevision,
    baseHash: mine?.baseHash ?? null,
    hash: mine?.hash ?? null,
    signOff,
    waiver,
    state: fact === 'signed' || excuse === null ? fact : excuse,
  });
  return [
    ...base.map((unit) => {
      const mine = own.get(unit.id);
      return line(unit, mine, !mine ? 'missing' : mine.baseHash !== unit.hash ? 'stale' : signOff ? 'signed' : 'unsigned');
    }),
    ...version.filter(({ id }) => !inBase.has(id)).map((unit) => line(unit, unit, 'surplus')),
  ];
}
