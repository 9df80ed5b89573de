import { plainText, retarget } from './content.js';
import { numbersOf } from './numbers.js';
import { treeOf, type Parsed } from './parsed.js';
import { likelihoods } from './sequence.js';
import { movedPairs } from './moved-pairs.js';
import { overlap, pairsOf } from './similarity.js';
import { sprout } from './sprout.js';
import { childrenOf, contentHash, isHeading, unitsById, type TextTree, type Unit } from './unit.js';

/**
 * A newer file of the same text in the same language: units that are recognisably the same keep their ids, others get new ones.
 * First what says exactly the same and is said once; then, under matched parents, the likeliest pairs in order by words and number;
 * last what was moved and edited. Importing an unchanged text changes nothing.
 */
export function identify(parsed: Parsed, language: string, previous: TextTree | null, newId: () => string): TextTree {
  const now = treeOf(language, parsed, String);
  const matched = previous ? recognised(now, previous) : new Map<string, string>();
  const ids = new Map(now.units.map(({ id }) => [id, matched.get(id) ?? newId()]));
  return sprout(
    language,
    now.units.map(({ id, kind, parent, content }) => ({ id: ids.get(id)!, kind, parent: parent === null ? null : ids.get(parent)!, content: retarget(content, (unit) => ids.get(unit)) })),
  );
}

/** Unit of the new tree to the unit of the previous one. */
function recognised(now: TextTree, previous: TextTree): ReadonlyMap<string, string> {
  const matched = saidOnce(now, previous);
  const sides = { now: sideOf(now), before: sideOf(previous) };
  const visited = new Set<string>();
  const descend = (parent: string | null, before: string | null): void => {
    pairChildren(sides, parent, before, matched);
  };
  const settle = (): void => {
    descend(null, null);
    for (const unit of now.units) {
      const before = matched.get(unit.id);
      if (before === undefined || visited.has(unit.id)) continue;
      visited.add(unit.id);
      descend(unit.id, before);
    }
  };
  settle();
  for (const [id, before] of movedPairs(now, previous, matched)) matched.set(id, before);
  settle();
  return matched;
}

interface Side {
  readonly units: ReadonlyMap<string, Unit>;
  readonly children: ReadonlyMap<string | null, readonly Unit[]>;
  readonly numbers: ReadonlyMap<string, string>;
  /** What a unit says; `deep`: with all that stands under it, so that a clause is known by its text when its title changed. */
  readonly words: (unit: Unit, deep: boolean) => ReadonlyMap<string, number>;
}

function sideOf(tree: TextTree): Side {
  const children = childrenOf(tree);
  const known = new Map<string, ReadonlyMap<string, number>>();
  const deepText = (unit: Unit): string => [plainText(unit.content), ...(children.get(unit.id) ?? []).map(deepText)].join('\n');
  const words = (unit: Unit, deep: boolean): ReadonlyMap<string, number> => {
    const key = `${deep ? 'deep' : 'own'} ${unit.id}`;
    const pairs = known.get(key) ?? pairsOf(deep ? deepText(unit) : plainText(unit.content));
    known.set(key, pairs);
    return pairs;
  };
  return { units: unitsById(tree), children, numbers: numbersOf(tree), words };
}

/** Units whose content stands exactly once in both texts. */
function saidOnce(now: TextTree, previous: TextTree): Map<string, string> {
  const before = onlyOnes(previous);
  const matched = new Map<string, string>();
  for (const [hash, id] of onlyOnes(now)) {
    const twin = before.get(hash);
    if (twin !== undefined) matched.set(id, twin);
  }
  return matched;
}

function onlyOnes({ units }: TextTree): ReadonlyMap<string, string> {
  const once = new Map<string, string>();
  const often = new Set<string>();
  for (const { hash, id, kind, content } of units) {
    // a file names the targets of its references by place, a kept text by id: what is said is compared, not where it leads
    const said = retarget(content, () => '');
    const name = said === content ? hash : contentHash(kind, said);
    if (once.has(name)) often.add(name);
    once.set(name, id);
  }
  for (const hash of often) once.delete(hash);
  return once;
}

/** Pairs the children of a matched pair, in order, where words, number and what stands under them speak for it. */
function pairChildren(sides: { now: Side; before: Side }, parent: string | null, before: string | null, matched: Map<string, string>): void {
  const taken = new Set(matched.values());
  const now = sides.now.children.get(parent) ?? [];
  const old = sides.before.children.get(before) ?? [];
  if (now.every((unit) => matched.has(unit.id))) return;
  const likely = likelihoods(now.length, old.length, {
    gap: -1.5,
    pair: (i, j) => {
      const [a, b] = [now[i]!, old[j]!];
      if (matched.has(a.id) || taken.has(b.id)) return matched.get(a.id) === b.id ? 50 : -Infinity;
      return sameness(a, b, sides, matched);
    },
  });
  for (const [i, j, likelihood] of likely.pairs()) if (likelihood > 0.5) matched.set(now[i]!.id, old[j]!.id);
}

function sameness(a: Unit, b: Unit, { now, before }: { now: Side; before: Side }, matched: ReadonlyMap<string, string>): number {
  if (isHeading(a.kind) !== isHeading(b.kind) || (a.kind === 'title') !== (b.kind === 'title')) return -Infinity;
  const number = now.numbers.get(a.id);
  const kept = now.children.get(a.id) ?? [];
  const vote = kept.length === 0 ? 0 : kept.filter((child) => before.units.get(matched.get(child.id) ?? '')?.parent === b.id).length / kept.length;
  const own = a.hash === b.hash ? 1 : overlap(now.words(a, false), before.words(b, false));
  const alike = own < 1 && isHeading(a.kind) ? Math.max(own, overlap(now.words(a, true), before.words(b, true))) : own;
  return (
    (alike - 0.4) * 10 +
    (number !== undefined && number === before.numbers.get(b.id) ? 1.5 : 0) +
    (a.kind === b.kind ? 0 : -1.5) +
    vote * 5
  );
}
