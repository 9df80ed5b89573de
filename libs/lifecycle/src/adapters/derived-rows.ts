import type { Facts, Instant } from '#lib/kernel';
import { dueDates } from '../model/due-dates.js';
import { tasksOf } from '../model/next.js';
import type { Procedure } from '../model/procedure.js';
import type { Standard } from '../model/standard.js';

/** The difference between what stood in the rows and what stands in the state now. */
export interface RowChanges<Row> {
  readonly put: readonly Row[];
  readonly drop: readonly string[];
}

export interface DueRow {
  readonly key: string;
  readonly at: Instant;
  readonly facts: Facts;
}

export interface TaskRow {
  readonly key: string;
  readonly role: string;
  readonly person: string | null;
  readonly language: string | null;
  readonly dueAt: Instant | null;
  readonly facts: Facts;
}

const dueOf = remembering(dueDates);

export function dueChanges(before: Standard, after: Standard): RowChanges<DueRow> {
  return differing(dueOf(before), dueOf(after), (a, b) => a.at === b.at);
}

const tasksIn = remembering((standard: Standard, procedure: Procedure): readonly TaskRow[] => (standard.is === 'underway' ? tasksOf(standard, procedure) : []));

/** A state and the procedure it is under. */
export interface Under {
  readonly standard: Standard;
  readonly law: Procedure;
}

export function taskChanges(before: Under, after: Under): RowChanges<TaskRow> {
  return differing(tasksIn(before.standard, before.law), tasksIn(after.standard, after.law), (a, b) => a.dueAt === b.dueAt && JSON.stringify(a.facts) === JSON.stringify(b.facts));
}

/** What was derived from a state after one change is what it is compared with at the next. A state never changes. */
function remembering<Answer, More extends readonly unknown[]>(derive: (standard: Standard, ...more: More) => Answer): (standard: Standard, ...more: More) => Answer {
  const answers = new WeakMap<Standard, Answer>();
  return (standard, ...more) => {
    const known = answers.get(standard);
    if (known) return known;
    const answer = derive(standard, ...more);
    answers.set(standard, answer);
    return answer;
  };
}

function differing<Row extends { readonly key: string }>(before: readonly Row[], after: readonly Row[], same: (a: Row, b: Row) => boolean): RowChanges<Row> {
  if (before.length === 0) return { put: after, drop: [] };
  if (before.length === after.length && before.every((row, index) => row.key === after[index]!.key && same(row, after[index]!))) return { put: [], drop: [] };
  const was = new Map(before.map((row) => [row.key, row]));
  const put = after.filter((row) => {
    const old = was.get(row.key);
    was.delete(row.key);
    return !old || !same(old, row);
  });
  return { put, drop: [...was.keys()] };
}

/** What the catalogue is filtered by. */
export function conditionOf(standard: Standard, procedure: Procedure): string {
  if (standard.is === 'unproposed') return 'unproposed';
  if (standard.withdrawnOn) return 'withdrawn';
  if (standard.suspended) return 'suspended';
  if (standard.frozen) return 'frozen';
  const stage = procedure.stages[standard.stage];
  if (stage?.terminal) return 'ended';
  if (standard.observed && stage?.inForce) return 'in-force';
  return standard.publication?.inForce ? 'in-force' : standard.publication ? 'published' : 'underway';
}

