import { plainText, type Content } from './content.js';
import { corpusOf, tokensOf, type Corpus } from './evidence.js';
import { asRead, numbersOf } from './numbers.js';
import { treeOf, type Parsed } from './parsed.js';
import { lastOrdinal } from './reading/number-prefix.js';
import { childrenOf, isHeading, type TextTree, type UnitKind } from './unit.js';

/** A unit as alignment looks at it. */
export interface Node {
  readonly key: string;
  readonly kind: UnitKind;
  readonly content: Content;
  readonly text: string;
  readonly tokens: ReadonlySet<string>;
  /**
   * Its place in the numbering (3.1.2 -> 2); NaN for a unit without a number. In the file only a number that stands there counts:
   * one derived from the order would be order again.
   */
  readonly ordinal: number;
  readonly children: readonly Node[];
  /** Words of the unit with all that stands under it, and their length: what a heading is about, when it has no number. */
  readonly deep: { readonly tokens: ReadonlySet<string>; readonly length: number };
  /** Length of the row of neighbours of the same kind it stands in, and its place in that row. */
  readonly row: { readonly length: number; readonly at: number };
}

/** What speaks for a pair: log-odds by source. */
export interface Evidence {
  readonly kind: number;
  readonly number: number;
  readonly words: number;
  readonly length: number;
}

export const sumOf = ({ kind, number, words, length }: Evidence): number => kind + number + words + length;

/** Log-odds of a unit without a counterpart. */
export const gap = -1.5;

export function evidenceOf(base: Node, other: Node, corpus: Corpus): Evidence {
  return {
    kind: kinship(base, other),
    number: Number.isNaN(base.ordinal) || Number.isNaN(other.ordinal) ? 0 : base.ordinal === other.ordinal ? 3 : -4,
    words: corpus.shared(base.tokens, other.tokens) + (isHeading(base.kind) ? corpus.shared(base.deep.tokens, other.deep.tokens) : 0),
    length: isHeading(base.kind) ? corpus.length(base.deep.length, other.deep.length) : corpus.length(base.text.length, other.text.length),
  };
}

function kinship(base: Node, other: Node): number {
  if (isHeading(base.kind) !== isHeading(other.kind)) return -Infinity;
  if ((base.kind === 'title') !== (other.kind === 'title')) return -Infinity;
  if (base.content.numbering !== other.content.numbering) return -6;
  if (base.content.marker !== other.content.marker && [base, other].some((each) => each.content.marker === 'clause')) return -4;
  if (base.kind === other.kind) return 2;
  const bodies: readonly UnitKind[] = ['table', 'figure', 'formula'];
  return isHeading(base.kind) ? 1 : bodies.includes(base.kind) || bodies.includes(other.kind) ? -6 : -1.5;
}

/** Both texts as trees of nodes, and what the two have in common. */
export function nodesOf(base: TextTree, parsed: Parsed): { readonly left: readonly Node[]; readonly right: readonly Node[]; readonly corpus: Corpus } {
  const other = treeOf('und', parsed, String);
  const inBase = numbersOf(base);
  const written = new Map(parsed.units.map((unit, index) => [String(index), unit.sourceNumber]));
  const [readBase, readOther] = [asRead(base), asRead(other)];
  return {
    left: rootsOf(base, (id) => inBase.get(id), readBase),
    right: rootsOf(other, (id) => written.get(id), readOther),
    corpus: corpusOf([...readBase.values()], [...readOther.values()]),
  };
}

function rootsOf(tree: TextTree, numberOf: (id: string) => string | undefined, read: ReadonlyMap<string, Content>): readonly Node[] {
  const children = childrenOf(tree);
  const numbers = new Map(tree.units.map(({ id }) => [id, numberOf(id)]));
  const under = (parent: string | null): readonly Node[] => {
    const units = children.get(parent) ?? [];
    return units.map(({ id, kind, content }, at): Node => {
      let from = at;
      let to = at;
      while (from > 0 && units[from - 1]!.kind === kind) from -= 1;
      while (to < units.length - 1 && units[to + 1]!.kind === kind) to += 1;
      const inside = under(id);
      const text = plainText(read.get(id)!);
      const tokens = tokensOf(read.get(id)!);
      return {
        key: id,
        kind,
        content,
        text,
        tokens,
        ordinal: lastOrdinal(numbers.get(id) ?? ''),
        children: inside,
        deep: {
          tokens: new Set([...tokens, ...inside.flatMap((child) => [...child.deep.tokens])]),
          length: text.length + inside.reduce((sum, child) => sum + child.deep.length, 0),
        },
        row: { length: to - from + 1, at: at - from },
      };
    });
  };
  return under(null);
}
