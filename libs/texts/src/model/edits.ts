import { isRefusal, refuse, type Refusal, type Unmet } from '#lib/kernel';
import { findUnit } from './address.js';
import { contentProblems, isEmpty } from './check-content.js';
import { isText } from './check-run.js';
import { contentOf, tidy, type Block, type Content } from './content.js';
import { sprout, type Seed } from './sprout.js';
import { isHeading, unitKinds, type TextTree, type UnitKind } from './unit.js';

/** What a unit is to say: plain words ("\n" breaks a line), or a whole content. */
export type Saying = { readonly text: string } | { readonly content: Content };

/**
 * One change of a text. Units are named by id or address (see address.ts); all addresses are those before the first edit.
 * `after`: a new unit behind another and all that stands under it. `under`: a new last child.
 */
export type Edit =
  | ({ readonly unit: string } & Saying)
  | ({ readonly after: string; readonly kind: UnitKind } & Saying)
  | ({ readonly under: string; readonly kind: UnitKind } & Saying)
  | { readonly remove: string; readonly withChildren?: boolean };

/**
 * Applies edits in the order given: all of them or none. Answers the new tree; untouched units keep id and hash.
 * Refuses EDITS_NOT_APPLICABLE and lists every problem: UNIT_UNKNOWN, UNIT_REMOVED, TEXT_EMPTY, CONTENT_INVALID, CONTENT_NEEDED,
 * KIND_UNKNOWN, PLACE_NOT_FITTING, UNIT_HAS_CHILDREN.
 */
export function applyEdits(tree: TextTree, edits: readonly Edit[], newId: () => string): TextTree | Refusal<'EDITS_NOT_APPLICABLE'> {
  const desk = new Desk(tree, newId);
  const unmet = edits.flatMap((edit, at) => desk.apply(edit).map((problem): Unmet => ({ ...problem, facts: { ...problem.facts, edit: at } })));
  if (unmet.length === 0) return sprout(tree.language, desk.seeds);
  return refuse(
    'EDITS_NOT_APPLICABLE',
    `${unmet.length} problem(s) in ${edits.length} edit(s); nothing was changed.`,
    'Correct every edit listed and send them again.',
    { edits: edits.length, problems: unmet.length },
    unmet,
  );
}

type Problem = Unmet;
const problem = (code: string, because: string, remedy: string, facts: Record<string, unknown>): Problem => ({ code, because, remedy, who: [], facts });

/** A text being edited. */
class Desk {
  readonly seeds: Seed[];
  private readonly behind = new Map<string, string>(); // anchor of an insertion to the last unit inserted behind it

  constructor(
    private readonly tree: TextTree,
    private readonly newId: () => string,
  ) {
    this.seeds = tree.units.map(({ id, kind, parent, content }) => ({ id, kind, parent, content }));
  }

  apply(edit: Edit): readonly Problem[] {
    const address = 'unit' in edit ? edit.unit : 'after' in edit ? edit.after : 'under' in edit ? edit.under : edit.remove;
    const found = findUnit(this.tree, String(address));
    if (isRefusal(found)) return [problem('UNIT_UNKNOWN', found.because, found.remedy, { address })];
    const at = this.seeds.findIndex(({ id }) => id === found.id);
    const seed = this.seeds[at];
    if (!seed) return [problem('UNIT_REMOVED', 'An earlier edit removes this unit.', 'Leave one of the two out.', { address })];
    if ('remove' in edit) return this.remove(seed, edit.withChildren === true);
    if ('unit' in edit) return this.reword(at, edit);
    if (!unitKinds.includes(edit.kind)) return [problem('KIND_UNKNOWN', `${String(edit.kind)} is not a kind of unit.`, `Use one of ${unitKinds.join(', ')}.`, { kind: edit.kind })];
    const parent = 'under' in edit ? seed.id : seed.parent;
    return this.insert(edit, seed, parent);
  }

  private reword(at: number, saying: Saying): readonly Problem[] {
    const { kind, content } = this.seeds[at]!;
    const next = contentFor(kind, saying, content);
    if (!('blocks' in next)) return [next];
    this.seeds[at] = { ...this.seeds[at]!, content: next };
    return [];
  }

  private insert(edit: Saying & { readonly kind: UnitKind }, anchor: Seed, parent: string | null): readonly Problem[] {
    const above = parent === null ? undefined : this.seeds.find(({ id }) => id === parent);
    const next = contentFor(edit.kind, edit, undefined);
    const problems = [...('blocks' in next ? [] : [next]), ...misplaced(edit.kind, above?.kind ?? null)];
    if (problems.length > 0 || !('blocks' in next)) return problems;
    const isUnder = anchor.id === parent;
    const after = isUnder ? anchor.id : (this.behind.get(anchor.id) ?? anchor.id);
    const id = this.newId();
    this.seeds.splice(this.endOf(after), 0, { id, kind: edit.kind, parent, content: next });
    if (!isUnder) this.behind.set(anchor.id, id);
    return [];
  }

  private remove(seed: Seed, withChildren: boolean): readonly Problem[] {
    const start = this.seeds.indexOf(seed);
    const end = this.endOf(seed.id);
    const children = end - start - 1;
    if (children > 0 && !withChildren) {
      return [problem('UNIT_HAS_CHILDREN', `${children} unit(s) stand under it.`, 'Remove them first, or say withChildren.', { unit: seed.id, children })];
    }
    this.seeds.splice(start, end - start);
    return [];
  }

  /** One past the last unit under `id`. */
  private endOf(id: string): number {
    const inside = new Set([id]);
    let end = this.seeds.findIndex((seed) => seed.id === id) + 1;
    while (end < this.seeds.length && inside.has(this.seeds[end]!.parent ?? '')) {
      inside.add(this.seeds[end]!.id);
      end += 1;
    }
    return end;
  }
}

function contentFor(kind: UnitKind, saying: Saying, before: Content | undefined): Content | Problem {
  if ('content' in saying) {
    const wrong = contentProblems(kind, saying.content);
    if (wrong.length > 0) return problem('CONTENT_INVALID', wrong.join(' '), 'Send a content as the API describes it.', { problems: wrong });
    const content = tidied(saying.content);
    return isEmpty(content) ? empty(kind) : content;
  }
  if (typeof saying.text !== 'string' || saying.text.trim() === '') return empty(kind);
  if (!isText(saying.text)) return problem('CONTENT_INVALID', 'The words have a character that cannot be kept: half of a surrogate pair, or NUL.', 'Take the character out.', { kind });
  if (['table', 'figure', 'formula'].includes(kind)) return problem('CONTENT_NEEDED', `A ${kind} is more than words.`, 'Send its content instead of a text.', { kind });
  const { blocks: _, ...kept } = before ?? { blocks: [] };
  return contentOf(saying.text, kept);
}

const empty = (kind: UnitKind): Problem => problem('TEXT_EMPTY', `A ${kind} without words says nothing.`, 'Give it words, or remove it.', { kind });

const tidied = (content: Content): Content => ({
  ...content,
  blocks: content.blocks.map((block): Block => {
    if ('inlines' in block) return { ...block, inlines: tidy(block.inlines) };
    if (block.is === 'formula') return { is: 'formula', source: block.source, ...((block.notation as string | undefined) === 'linear' || !block.notation ? {} : { notation: block.notation }) };
    return block.is === 'table' ? { is: 'table', rows: block.rows.map((row) => row.map((cell) => ({ ...cell, inlines: tidy(cell.inlines) }))) } : block;
  }),
});

/** Headings stand under clauses or at the top, items under items too; nothing stands under a paragraph. */
function misplaced(kind: UnitKind, above: UnitKind | null): readonly Problem[] {
  const fits = kind === 'title' ? above === null : above === null || above === 'clause' || (!isHeading(kind) && (above === 'term' || above === 'item'));
  return fits ? [] : [problem('PLACE_NOT_FITTING', `A ${kind} cannot stand under a ${above}.`, 'Choose a clause, or a unit beside which it can stand.', { kind, above })];
}
