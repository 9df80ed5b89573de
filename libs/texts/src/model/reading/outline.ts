import { trimZero } from './number-prefix.js';

/** A heading as the outline sees it. */
export interface OutlineHeading {
  /** Level the format gives; absent for a line that only looks like a heading. */
  readonly level?: number;
  /** Number written or generated, if any. */
  readonly number?: string;
}

/**
 * Whether the numbers of a file are one outline (each number once, each under its own prefix). Then they decide the depth, because
 * authors get heading levels wrong more often than numbers; otherwise (numbers that start again inside a clause) the levels decide.
 */
export function numbersAreOutline(headings: readonly OutlineHeading[]): boolean {
  const seen = new Set<string>();
  for (const { number } of headings) {
    if (number === undefined) continue;
    const own = trimZero(number);
    const above = own.includes('.') ? own.slice(0, own.lastIndexOf('.')) : null;
    if (seen.has(own) || own !== number || (above !== null && !seen.has(above))) return false;
    seen.add(own);
  }
  return seen.size > 0;
}

/** Depth by number: 3 -> 1, 3.1 -> 2, A.1 -> 2. */
export const depthOfNumber = (number: string): number => trimZero(number).split('.').length;
