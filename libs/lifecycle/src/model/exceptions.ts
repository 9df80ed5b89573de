import type { LocalDate, Unmet } from '#lib/kernel';
import { named } from './named.js';
import { isOfThisRound } from './gates.js';
import type { Generally, Names, Procedure } from './procedure.js';
import type { Underway } from './standard.js';

/** The day a review is due by: there is one, whatever else is called a review. */
export const REVIEW = 'review:due';

/**
 * A period the law words with 一般 ("generally"): a default, which whoever is named may set aside, with a reason and with
 * evidence that is attached. Named `period:draft` (a consultation), `clock:plan`, `review:due`.
 */
export interface ExceptionLaw {
  readonly gate: string;
  readonly of: 'consultation' | 'clock' | 'review';
  readonly id: string;
  /** Null for the review, which has no name of its own. */
  readonly name: Names | null;
  readonly source: string;
  readonly mark: string;
  /** Roles that may approve it. */
  readonly by: readonly string[];
  /** Kinds of documents that prove it; null where any will do. */
  readonly evidence: readonly string[] | null;
}

/** An exception as it stands for one standard. */
export interface PossibleException extends ExceptionLaw {
  readonly needs: readonly ('reason' | 'approver' | 'evidence' | 'until')[];
  readonly recorded: { readonly by: string; readonly reason: string; readonly evidence: string; readonly until?: LocalDate } | null;
}

export function exceptionLaws({ consultations, clocks, review }: Procedure): readonly ExceptionLaw[] {
  return [
    ...Object.entries(consultations).flatMap(([id, kind]) => law(`period:${id}`, 'consultation', id, kind.name, kind)),
    ...Object.entries(clocks).flatMap(([id, kind]) => law(`clock:${id}`, 'clock', id, kind.name, kind)),
    ...law(REVIEW, 'review', 'review', null, review),
  ];
}

function law(gate: string, of: ExceptionLaw['of'], id: string, name: Names | null, { generally = false, source, mark }: { readonly generally?: Generally; readonly source: string; readonly mark: string }): ExceptionLaw[] {
  if (generally === false) return [];
  const { by, evidence = null } = generally === true ? { by: ['authority'] } : generally;
  return [{ gate, of, id, name, source, mark, by, evidence }];
}

export const exceptionLaw = (gate: string, procedure: Procedure): ExceptionLaw | undefined => exceptionLaws(procedure).find((one) => one.gate === gate);

/** What could be set aside where the standard stands, what that takes, and what is on record. */
export function exceptionsHere(standard: Underway, procedure: Procedure): readonly PossibleException[] {
  return exceptionLaws(procedure)
    .filter((one) => isAskedNow(one, standard, procedure))
    .map((one) => ({ ...one, needs: ['reason', 'approver', 'evidence', ...(one.of === 'consultation' ? [] : (['until'] as const))], recorded: named(standard.overrides, one.gate) ?? null }));
}

function isAskedNow({ of, id }: ExceptionLaw, standard: Underway, { consultations }: Procedure): boolean {
  if (standard.endedOn) return false;
  if (of === 'review') return standard.review !== null;
  if (of === 'clock') return ['running', 'lapsed'].includes(standard.clocks[id]?.state ?? '');
  return consultations[id]!.stages.includes(standard.stage) && !isOfThisRound(standard, id);
}

/** For the refusal of anything that an exception could allow; empty where the law allows none. */
export const exceptionTo = (gate: string, procedure: Procedure): readonly Unmet[] => exceptionLaws(procedure).filter((one) => one.gate === gate).map(exceptionNotRecorded);

/** Beside a refusal for a period that the law words so: it could be otherwise, and this is what that takes. */
export const exceptionNotRecorded = ({ gate, by, evidence }: ExceptionLaw): Unmet => ({
  code: 'EXCEPTION_NOT_RECORDED',
  because: `No exception is on record for "${gate}", which the law words with "generally".`,
  remedy: `Have one recorded by ${by.join(' or ')}, with a reason and evidence${evidence ? ` (${evidence.join(', ')})` : ''}.`,
  who: by,
  facts: { gate, approvers: by, missing: ['reason', 'approver', 'evidence'], ...(evidence ? { documents: evidence } : {}) },
});
