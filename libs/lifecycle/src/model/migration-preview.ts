import type { Instant, Unmet } from '#lib/kernel';
import { type DueDate, dueDates } from './due-dates.js';
import { evolve } from './evolve.js';
import { isBlocked, migrationOf, type MigrationRules, substanceOf } from './migrate.js';
import { type Task, tasksOf } from './next.js';
import type { Procedure } from './procedure.js';
import type { Underway } from './standard.js';
import { toldOf } from './told.js';

/** Everything that would be different for one standard, without anything being done. */
export interface MigrationPreview {
  /** The stage it is at. */
  readonly present: string;
  readonly substance: string;
  readonly stage: { readonly from: string; readonly to: string } | null;
  readonly blocked: readonly Unmet[];
  readonly tasks: { readonly put: readonly Pick<Task, 'key' | 'role'>[]; readonly drop: readonly string[] };
  readonly dueDates: { readonly put: readonly DueDate[]; readonly drop: readonly string[] };
  /** Roles that would be told. */
  readonly told: readonly string[];
}

const nothing = { put: [], drop: [] } as const;

export function previewOf(standard: Underway, from: Procedure, to: Procedure, rules: MigrationRules, muted: boolean, at: Instant): MigrationPreview {
  const step = migrationOf(standard, from, to, rules, at);
  const substance = substanceOf(standard, step);
  if (isBlocked(step)) return { present: standard.stage, substance, stage: null, blocked: step, tasks: nothing, dueDates: nothing, told: [] };
  const event = { type: 'ProcedureChanged', plan: '', back: false, from: rules.from, to: rules.to, ...step, muted, at } as const;
  const after = evolve(standard, event) as Underway;
  const [tasksWere, tasksAre] = [tasksOf(standard, from), tasksOf(after, to)];
  const [dueWas, dueIs] = [dueDates(standard), dueDates(after)];
  return {
    present: standard.stage,
    substance,
    stage: step.stage,
    blocked: [],
    tasks: { put: missingFrom(tasksWere, tasksAre, (a, b) => a.key === b.key).map(({ key, role }) => ({ key, role })), drop: missingFrom(tasksAre, tasksWere, (a, b) => a.key === b.key).map(({ key }) => key) },
    dueDates: { put: missingFrom(dueWas, dueIs, (a, b) => a.key === b.key && a.at === b.at), drop: missingFrom(dueIs, dueWas, (a, b) => a.key === b.key).map(({ key }) => key) },
    told: toldOf(event, to),
  };
}

const missingFrom = <T>(these: readonly T[], those: readonly T[], same: (a: T, b: T) => boolean): readonly T[] => those.filter((one) => !these.some((other) => same(one, other)));
