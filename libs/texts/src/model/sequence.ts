/** What two lists of siblings say about each other, in log-odds. */
export interface Pairing {
  /** Log-odds that the i-th on the left and the j-th on the right are the same unit; -Infinity when they cannot be. */
  readonly pair: (i: number, j: number) => number;
  /** Log-odds of a unit on either side having no counterpart. */
  readonly gap: number;
}

/** One row of a table of which only the part near the diagonal is kept. */
interface Row {
  readonly from: number;
  readonly values: Float64Array;
}

/** How likely each pair is, 0 to 1. */
export interface Likelihoods {
  at(i: number, j: number): number;
  /** The likeliest counterpart on the right of the i-th on the left, and the other way round; 0 when there is none. */
  readonly bestOfLeft: readonly number[];
  readonly bestOfRight: readonly number[];
  /** Every pair that was looked at. */
  pairs(): Iterable<readonly [i: number, j: number, likelihood: number]>;
}

/** Lists up to this many pairs are compared in full; longer ones within `band` of the diagonal, so that cost stays linear. */
const fullSize = 250_000;
const band = 120;

/**
 * How likely each pair is, over all ways to lay two lists side by side in order: the forward-backward algorithm. A pair that only one way
 * of many contains stays unlikely, so doubt shows as doubt. Pairs above one half never cross and never share a unit.
 */
export function likelihoods(left: number, right: number, { pair, gap }: Pairing): Likelihoods {
  const rows = (count: number): Row[] => Array.from({ length: count }, (_, i) => emptyRow(i, left, right));
  const score = rows(left + 1);
  const forward = rows(left + 1);
  const backward = rows(left + 1);
  for (let i = 0; i < left; i += 1) each(score[i]!, (j) => (j < right ? pair(i, j) : -Infinity));
  for (let i = 0; i <= left; i += 1) {
    each(forward[i]!, (j) =>
      i === 0 && j === 0 ? 0 : logSum(value(forward, i - 1, j) + gap, value(forward, i, j - 1) + gap, value(forward, i - 1, j - 1) + value(score, i - 1, j - 1)),
    );
  }
  for (let i = left; i >= 0; i -= 1) {
    each(
      backward[i]!,
      (j) =>
        i === left && j === right
          ? 0
          : logSum(value(backward, i + 1, j) + gap, value(backward, i, j + 1) + gap, value(backward, i + 1, j + 1) + value(score, i, j)),
      true,
    );
  }
  const total = value(forward, left, right);
  const bestOfLeft = Array.from({ length: left }, () => 0);
  const bestOfRight = Array.from({ length: right }, () => 0);
  for (let i = 0; i < left; i += 1) {
    each(score[i]!, (j) => {
      const likelihood = j < right ? Math.exp(value(forward, i, j) + value(score, i, j) + value(backward, i + 1, j + 1) - total) : 0;
      bestOfLeft[i] = Math.max(bestOfLeft[i]!, likelihood);
      if (j < right) bestOfRight[j] = Math.max(bestOfRight[j]!, likelihood);
      return likelihood;
    });
  }
  return {
    at: (i, j) => Math.max(0, value(score, i, j)),
    bestOfLeft,
    bestOfRight,
    *pairs() {
      for (let i = 0; i < left; i += 1) {
        const { from, values } = score[i]!;
        for (let k = 0; k < values.length && from + k < right; k += 1) yield [i, from + k, values[k]!] as const;
      }
    },
  };
}

function emptyRow(i: number, left: number, right: number): Row {
  const middle = left === 0 ? 0 : Math.round((i * right) / left);
  const isFull = left * right <= fullSize;
  const from = isFull ? 0 : Math.max(0, middle - band);
  const to = isFull ? right : Math.min(right, middle + band);
  return { from, values: new Float64Array(to - from + 1).fill(-Infinity) };
}

function each({ from, values }: Row, compute: (j: number) => number, isDownwards = false): void {
  for (let step = 0; step < values.length; step += 1) {
    const k = isDownwards ? values.length - 1 - step : step;
    values[k] = compute(from + k);
  }
}

const value = (rows: readonly Row[], i: number, j: number): number => rows[i]?.values[j - rows[i].from] ?? -Infinity;

function logSum(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  return most === -Infinity ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
}
