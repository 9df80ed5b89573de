import type { Refusal } from '#lib/kernel';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';

/** What a standard is going to take the place of, as its proposal says it. */
export interface Replaced {
  readonly replaces: string | null;
  readonly replacedNumber?: string;
  readonly replacedElsewhere?: true;
}

/** What a standard that is under way replaces; null where it replaces nothing. */
export function replacedBy({ replaces, replacedNumber }: Underway): Replaced | null {
  if (replaces === null && !replacedNumber) return null;
  return { replaces, ...(replacedNumber ? { replacedNumber } : {}), ...(replaces === null ? { replacedElsewhere: true as const } : {}) };
}

/** What one standard would replace that comes of several: one thing, if they agree; named by its id here, if any of them names it so. */
export function replacedByAll(sources: readonly Underway[]): Replaced | null | Refusal {
  const different: Replaced[] = [];
  for (const source of sources) {
    const one = replacedBy(source);
    if (!one) continue;
    const known = different.findIndex((other) => isSame(one, other));
    if (known < 0) different.push(one);
    else if (different[known]!.replaces === null) different[known] = one;
  }
  return different.length > 1 ? refusals.replacesSeveral(different.map(({ replaces, replacedNumber }) => replacedNumber ?? replaces!)) : (different[0] ?? null);
}

const isSame = (one: Replaced, other: Replaced): boolean => (one.replaces !== null && one.replaces === other.replaces) || (one.replacedNumber !== undefined && one.replacedNumber === other.replacedNumber);
