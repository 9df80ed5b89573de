import { plainText } from './content.js';
import { pairsOf, similarity } from './similarity.js';
import type { TextTree, Unit } from './unit.js';

/** Less than this alike, a unit found elsewhere is another unit. */
const alike = 0.6;
const shortest = 6;
const widespread = 200;

/** Units moved to another parent and perhaps edited: unmatched ones of the same kind that say nearly the same, best first. */
export function movedPairs(now: TextTree, previous: TextTree, matched: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const taken = new Set(matched.values());
  const left = now.units.filter(({ id }) => !matched.has(id));
  const right = previous.units.filter(({ id }) => !taken.has(id));
  const words = index(right);
  const candidates = left.flatMap((unit) =>
    nearest(unit, right, words).map((other) => ({ unit, other, score: similarity(plainText(unit.content), plainText(other.content)) })),
  );
  const pairs = new Map<string, string>();
  const used = new Set<string>();
  for (const { unit, other } of candidates.filter((each) => each.score >= alike).sort((a, b) => b.score - a.score)) {
    if (pairs.has(unit.id) || used.has(other.id)) continue;
    pairs.set(unit.id, other.id);
    used.add(other.id);
  }
  return pairs;
}

type Index = ReadonlyMap<string, readonly number[]>;

/** Character pairs to the units that contain them, so that only units with words in common are compared. */
function index(units: readonly Unit[]): Index {
  const found = new Map<string, number[]>();
  units.forEach(({ content }, at) => {
    for (const pair of pairsOf(plainText(content)).keys()) {
      const known = found.get(pair);
      if (known) known.push(at);
      else found.set(pair, [at]);
    }
  });
  return found;
}

function nearest(unit: Unit, units: readonly Unit[], found: Index): readonly Unit[] {
  const text = plainText(unit.content);
  if (text.length < shortest) return [];
  const shared = new Map<number, number>();
  for (const pair of pairsOf(text).keys()) {
    const where = found.get(pair) ?? [];
    if (where.length > widespread) continue; // says nothing about which unit it is, and costs most
    for (const at of where) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return [...shared]
    .filter(([at]) => units[at]!.kind === unit.kind)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([at]) => units[at]!);
}
