import { evidenceOf, gap, nodesOf, sumOf, type Evidence, type Node } from './align-evidence.js';
import { retarget } from './content.js';
import type { Corpus } from './evidence.js';
import type { Parsed } from './parsed.js';
import { likelihoods, type Likelihoods } from './sequence.js';
import { sprout } from './sprout.js';
import type { TextTree } from './unit.js';

/** From this confidence on a pair is taken; below it a person decides. */
export const confidenceThreshold = 80;

export interface AlignedPair {
  /** Unit of the base. */
  readonly unit: string;
  /** Index in `Parsed.units`. */
  readonly at: number;
  /** 0 to 100. */
  readonly confidence: number;
  /** What spoke for it. */
  readonly why: readonly ('decided' | 'number' | 'words' | 'shape' | 'order')[];
}

export interface Alignment {
  /** The language version: matched units carry the base's ids, the others the ids `newId` gave. In the order of the file. */
  readonly tree: TextTree;
  readonly matches: readonly AlignedPair[];
  /** Base units with possible counterparts, none of them certain enough. */
  readonly doubtful: readonly { readonly unit: string; readonly candidates: readonly AlignedPair[] }[];
  /** Base units without a counterpart. */
  readonly missing: readonly string[];
  /** Units of the file without a counterpart in the base: indexes in `Parsed.units` and the ids they got. */
  readonly extra: readonly { readonly at: number; readonly unit: string }[];
}

/** A pair a person has settled. */
export interface Decided {
  readonly unit: string;
  readonly at: number;
}

/**
 * Lays a file of another language beside the base text, clause by clause from the top: numbers, kinds, order, shared words (addresses,
 * figures, names) and lengths make pairs more or less likely; `likelihoods` weighs all ways to lay them side by side.
 * Only under matched parents are children compared. Where the rows of two lists differ in length, order alone is never enough.
 */
export function align(base: TextTree, parsed: Parsed, language: string, newId: () => string, decided: readonly Decided[] = []): Alignment {
  const { left, right, corpus } = nodesOf(base, parsed);
  const found: AlignedPair[] = [];
  const settled = new Map(decided.map(({ unit, at }) => [unit, String(at)]));
  const descend = (bases: readonly Node[], others: readonly Node[], trust: number): void => {
    const pairs = pairsOf(bases, others, corpus, settled, trust);
    found.push(...pairs.all);
    for (const [base, other, confidence] of pairs.taken) descend(base.children, other.children, confidence / 100);
  };
  descend(left, right, 1);
  return concluded(base, parsed, language, found, newId);
}

interface Pairs {
  readonly all: readonly AlignedPair[];
  readonly taken: readonly (readonly [Node, Node, number])[];
}

function pairsOf(bases: readonly Node[], others: readonly Node[], corpus: Corpus, settled: ReadonlyMap<string, string>, trust: number): Pairs {
  const taken = new Set(settled.values());
  const isSettled = (i: number, j: number): boolean => settled.get(bases[i]!.key) === others[j]!.key;
  const isElsewhere = (i: number, j: number): boolean => settled.has(bases[i]!.key) || taken.has(others[j]!.key);
  const likely = likelihoods(bases.length, others.length, {
    gap,
    pair: (i, j) => (isSettled(i, j) ? 100 : isElsewhere(i, j) ? -Infinity : sumOf(evidenceOf(bases[i]!, others[j]!, corpus))),
  });
  const all: AlignedPair[] = [];
  const sure: [Node, Node, number][] = [];
  for (const [i, j, likelihood] of likely.pairs()) {
    if (likelihood < 0.05) continue;
    const [base, other] = [bases[i]!, others[j]!];
    const why = reasons(base, other, evidenceOf(base, other, corpus));
    const isGuess = why[0] === 'order' || (!why.includes('number') && !why.includes('shape') && looksJoined(bases, others, i, j, likely, corpus));
    const confidence = isSettled(i, j) ? 100 : Math.round(100 * likelihood * trust * (isGuess ? 0.75 : 1));
    if (confidence < 5) continue;
    all.push({ unit: base.key, at: Number(other.key), confidence, why: isSettled(i, j) ? ['decided'] : why });
    if (confidence >= confidenceThreshold) sure.push([base, other, confidence]);
  }
  return { all, taken: sure };
}

/** What speaks for a pair. Order alone, in lists of different length, is a guess however likely it looks. */
function reasons(base: Node, other: Node, evidence: Evidence): AlignedPair['why'] {
  const sameShape = base.row.length === other.row.length && base.row.at === other.row.at && base.kind === other.kind;
  const why: AlignedPair['why'][number][] = [];
  if (evidence.number > 0) why.push('number');
  if (evidence.words >= 2) why.push('words');
  if (sameShape) why.push('shape');
  return why.length > 0 ? why : ['order'];
}

/** Two units of one side may be one unit of the other: a lonely neighbour, and the lengths fit better with it than without. */
function looksJoined(bases: readonly Node[], others: readonly Node[], i: number, j: number, likely: Likelihoods, corpus: Corpus): boolean {
  const base = bases[i]!;
  const other = others[j]!;
  const alone = corpus.length(base.text.length, other.text.length) + 0.3;
  const isLonelyBase = (k: number): boolean => bases[k] !== undefined && likely.bestOfLeft[k]! < 0.5;
  const isLonelyOther = (k: number): boolean => others[k] !== undefined && likely.bestOfRight[k]! < 0.5;
  return [-1, 1].some(
    (step) =>
      (isLonelyBase(i + step) && corpus.length(base.text.length + bases[i + step]!.text.length, other.text.length) > alone) ||
      (isLonelyOther(j + step) && corpus.length(base.text.length, other.text.length + others[j + step]!.text.length) > alone),
  );
}

function concluded(base: TextTree, parsed: Parsed, language: string, found: readonly AlignedPair[], newId: () => string): Alignment {
  const matches = found.filter((pair) => pair.confidence >= confidenceThreshold);
  const unitAt = new Map(matches.map(({ unit, at }) => [at, unit]));
  const isMatched = new Set(matches.map(({ unit }) => unit));
  const open = found.filter((pair) => !isMatched.has(pair.unit) && !unitAt.has(pair.at));
  const extra: { at: number; unit: string }[] = [];
  const ids = parsed.units.map((_, at) => {
    const known = unitAt.get(at);
    if (known !== undefined) return known;
    const unit = newId();
    if (!open.some((pair) => pair.at === at)) extra.push({ at, unit });
    return unit;
  });
  const kinds = new Map(base.units.map(({ id, kind }) => [id, kind]));
  const seeds = parsed.units.map(({ kind, parent, content }, at) => ({
    id: ids[at]!,
    kind: kinds.get(ids[at]!) ?? kind,
    parent: parent === null ? null : ids[parent]!,
    content: retarget(content, (unit) => ids[Number(unit)]),
  }));
  const doubtful = base.units.flatMap(({ id }) => {
    const candidates = open.filter((pair) => pair.unit === id).sort((a, b) => b.confidence - a.confidence);
    return candidates.length > 0 ? [{ unit: id, candidates }] : [];
  });
  const isDoubtful = new Set(doubtful.map(({ unit }) => unit));
  const missing = base.units.map(({ id }) => id).filter((id) => !isMatched.has(id) && !isDoubtful.has(id));
  return { tree: sprout(language, seeds), matches, doubtful, missing, extra };
}
