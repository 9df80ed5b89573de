import { mapRuns, referencesOf, type Content } from './content.js';
import { childrenOf, isHeading, type TextTree, type Unit, type UnitKind } from './unit.js';

/**
 * The numbers of a text, derived from its shape: clauses and terms 1, 1.1; annexes A, A.1; items that continue the number of their
 * clause 3.1.1.1. Introduction, foreword, title, paragraphs, notes and plain list items have none.
 */
export function numbersOf(tree: TextTree): ReadonlyMap<string, string> {
  const children = childrenOf(tree);
  const numbers = new Map<string, string>();
  const count = (parent: string | null, prefix: string | null): void => {
    let clause = 0;
    let annex = 0;
    for (const unit of children.get(parent) ?? []) {
      if (unit.content.numbering === 'annex' && parent === null) numbers.set(unit.id, letters((annex += 1)));
      else if (prefix !== null && isNumbered(unit, parent)) numbers.set(unit.id, `${prefix}${(clause += 1)}`);
      const own = numbers.get(unit.id);
      count(unit.id, own === undefined ? null : `${own}.`);
    }
  };
  count(null, '');
  return numbers;
}

const isNumbered = (unit: Unit, parent: string | null): boolean =>
  (isHeading(unit.kind) && unit.content.numbering === undefined) ||
  (unit.kind === 'item' && unit.content.marker === 'clause' && parent !== null);

/** 1 -> A, 26 -> Z, 27 -> AA. */
function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((count - 1) % 26));
}

/**
 * The numbers of tables and figures that have a caption, and of formulas that are `counted`: 1, 2 ... through the text; in an annex
 * A.1, A.2 ... (ISO/IEC Directives Part 2, GB/T 1.1).
 */
export function countsOf(tree: TextTree): ReadonlyMap<string, string> {
  const numbers = numbersOf(tree);
  const annexes = new Map<string, string>();
  const counts = new Map<string, number>();
  const found = new Map<string, string>();
  for (const { id, kind, parent, content } of tree.units) {
    const annex = content.numbering === 'annex' && parent === null ? `${numbers.get(id)!}.` : (annexes.get(parent ?? '') ?? '');
    annexes.set(id, annex);
    if (!isCounted(kind, content)) continue;
    const count = (counts.get(`${kind} ${annex}`) ?? 0) + 1;
    counts.set(`${kind} ${annex}`, count);
    found.set(id, `${annex}${count}`);
  }
  return found;
}

function isCounted(kind: UnitKind, { numbering, blocks }: Content): boolean {
  if (kind === 'formula') return numbering === 'counted';
  return (kind === 'table' || kind === 'figure') && numbering !== 'none' && blocks.some((block) => block.is === 'text');
}

/** The number each unit is shown with: of clauses, terms and items, of tables, figures and formulas. */
export const shownNumbersOf = (tree: TextTree): ReadonlyMap<string, string> => new Map([...numbersOf(tree), ...countsOf(tree)]);

/** What a reader sees of each unit: cross-references that show nothing of their own show the number of their target. */
export function asRead(tree: TextTree, numbers: ReadonlyMap<string, string> = shownNumbersOf(tree)): ReadonlyMap<string, Content> {
  const isBare = (content: Content): boolean => referencesOf(content).some(({ ref, text }) => text === '' && 'unit' in ref);
  return new Map(
    tree.units.map(({ id, content }) => [
      id,
      isBare(content) ? mapRuns(content, (run) => (run.text === '' && run.ref && 'unit' in run.ref ? { ...run, text: numbers.get(run.ref.unit) ?? '' } : run)) : content,
    ]),
  );
}
