/** How much two texts of one language look alike: the Dice measure over pairs of neighbouring characters, 0 to 1. */
export const similarity = (a: string, b: string): number => (a === b ? 1 : overlap(pairsOf(a), pairsOf(b)));

/** The same measure over pairs already counted. */
export function overlap(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return (2 * shared) / (sum(left) + sum(right));
}

/** Pairs of neighbouring characters with their counts; case and white space do not matter. */
export function pairsOf(text: string): ReadonlyMap<string, number> {
  const chars = [...text.toLowerCase().replace(/\s+/gu, '')];
  const pairs = new Map<string, number>();
  if (chars.length === 1) pairs.set(chars[0]!, 1);
  for (let at = 1; at < chars.length; at += 1) {
    const pair = chars[at - 1]! + chars[at]!;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sum = (counts: ReadonlyMap<string, number>): number => {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
};
