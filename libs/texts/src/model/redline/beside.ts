import { diffArrays } from 'diff';

/** An entry of the older list, of the newer, or of both laid beside each other. */
export type Beside<T> = readonly [from: T, to: T] | readonly [from: T, to: null] | readonly [from: null, to: T];

/** Stretches up to so many pairs are laid out in the best way; longer ones one after the other. */
const mostPairs = 40_000;
/** Lists that differ in more entries than this have nothing laid beside each other. */
const mostEdits = 4_000;

/**
 * Lays two lists side by side in order: equal entries first (by `key`), then, between them, the pairs that together are most alike. `alike`
 * answers 0 for entries that are not to be shown as one changed entry.
 */
export function layBeside<T>(from: readonly T[], to: readonly T[], key: (entry: T) => string, alike: (from: T, to: T) => number): readonly Beside<T>[] {
  const before = from.map(key);
  const after = to.map(key);
  const laid: Beside<T>[] = [];
  let [i, j] = [0, 0];
  let gone: T[] = [];
  let come: T[] = [];
  const settle = (): void => {
    laid.push(...likeliest(gone, come, alike));
    gone = [];
    come = [];
  };
  const found = diffArrays(before, after, { maxEditLength: mostEdits }) ?? [
    { count: from.length, added: false, removed: true },
    { count: to.length, added: true, removed: false },
  ];
  for (const { count, added, removed } of found) {
    if (removed) gone.push(...from.slice(i, (i += count)));
    else if (added) come.push(...to.slice(j, (j += count)));
    else {
      settle();
      for (let n = 0; n < count; n += 1) laid.push([from[i++]!, to[j++]!]);
    }
  }
  settle();
  return laid;
}

function likeliest<T>(from: readonly T[], to: readonly T[], alike: (from: T, to: T) => number): readonly Beside<T>[] {
  if (from.length === 0 || to.length === 0 || from.length * to.length > mostPairs) return [...from.map((entry) => [entry, null] as const), ...to.map((entry) => [null, entry] as const)];
  const width = to.length + 1;
  const scores = from.map((a) => to.map((b) => alike(a, b)));
  const best = new Float64Array((from.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j]!;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const score = scores[i]![j]!;
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), score > 0 ? score + at(i + 1, j + 1) : 0);
    }
  }
  const laid: Beside<T>[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const isPair = i < from.length && j < to.length && scores[i]![j]! > 0 && at(i, j) === scores[i]![j]! + at(i + 1, j + 1);
    if (isPair) laid.push([from[i++]!, to[j++]!]);
    else if (i < from.length && (j === to.length || at(i, j) === at(i + 1, j))) laid.push([from[i++]!, null]);
    else laid.push([null, to[j++]!]);
  }
  return laid;
}
