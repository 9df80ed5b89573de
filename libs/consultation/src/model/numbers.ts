/** A set of comment numbers kept as ranges: a thousand comments received in order are one pair of numbers. */
export type Numbers = readonly (readonly [from: number, to: number])[];

export const countOf = (numbers: Numbers): number => numbers.reduce((sum, [from, to]) => sum + to - from + 1, 0);

export const has = (numbers: Numbers, n: number): boolean => numbers.some(([from, to]) => from <= n && n <= to);

/** With `n`, which is larger than every number so far. */
export function withNext(numbers: Numbers, n: number): Numbers {
  const last = numbers.at(-1);
  return last && last[1] === n - 1 ? [...numbers.slice(0, -1), [last[0], n]] : [...numbers, [n, n]];
}

export function without(numbers: Numbers, n: number): Numbers {
  return numbers.flatMap(([from, to]): Numbers => {
    if (n < from || n > to) return [[from, to]];
    const left: [number, number][] = [];
    if (from < n) left.push([from, n - 1]);
    if (n < to) left.push([n + 1, to]);
    return left;
  });
}

/** The first few, for a reader: never a list of thousands in a refusal. */
export function firstOf(numbers: Numbers, limit: number): number[] {
  const first: number[] = [];
  for (const [from, to] of numbers) for (let n = from; n <= to && first.length < limit; n += 1) first.push(n);
  return first;
}
