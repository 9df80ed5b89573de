import { isRefusal, refuse, type Refusal, type Unmet } from '#lib/kernel';
import { findUnit } from './address.js';
import { contentProblems, isEmpty } from './check-content.js';
import { type Content, contentOf } from './content.js';
import type { Saying } from './edits.js';
import { type Seed, sprout } from './sprout.js';
import type { Pin } from './staleness.js';
import { type TextTree, unitsById } from './unit.js';

/**
 * One change of a language version. Units are named by the base text's ids and addresses: it is the same unit. `stands`:
 * the present wording is still true to the base as it is now. `remove`: by the language version's own id or address.
 * `madeFrom`: the hash of the base wording it was made from, where that is not what the base says now: then it is behind at once.
 */
export type LanguageEdit = (({ readonly unit: string; readonly madeFrom?: string } & Saying) | { readonly unit: string; readonly stands: true; readonly madeFrom?: string }) | { readonly remove: string };

export interface LanguageText {
  readonly tree: TextTree;
  readonly pins: readonly Pin[];
}

/**
 * Applies edits to a language version, all or none. Whatever is written or confirmed is pinned to the base's wording of
 * this moment. Units keep the order of the base; what the base does not have stays where it stood.
 * Refuses EDITS_NOT_APPLICABLE listing every problem: UNIT_UNKNOWN, TEXT_EMPTY, CONTENT_INVALID, NOTHING_TO_CONFIRM.
 */
export function editLanguage(base: TextTree, language: string, present: LanguageText, edits: readonly LanguageEdit[]): LanguageText | Refusal {
  const contents = new Map(present.tree.units.map((unit) => [unit.id, unit]));
  const said = new Map<string, Content>(present.tree.units.map(({ id, content }) => [id, content]));
  const pins = new Map(present.pins.map(({ unit, baseHash }) => [unit, baseHash]));
  const problems: Unmet[] = [];
  edits.forEach((edit, at) => {
    const wrong = 'remove' in edit ? removed(edit.remove) : changed(edit);
    if (wrong) problems.push({ ...wrong, who: [], facts: { ...wrong.facts, edit: at } });
  });
  if (problems.length > 0) {
    return refuse('EDITS_NOT_APPLICABLE', `${problems.length} problem(s) in ${edits.length} edit(s); nothing was changed.`, 'Correct every edit listed and send them again.', { edits: edits.length, problems: problems.length }, problems);
  }
  return { tree: sprout(language, seedsInOrder(base, present.tree, said)), pins: [...pins].filter(([unit]) => said.has(unit)).map(([unit, baseHash]) => ({ unit, baseHash })) };

  function removed(address: string) {
    const found = findUnit(present.tree, address);
    if (isRefusal(found)) return unknown(address, found);
    said.delete(found.id);
    return undefined;
  }

  function changed(edit: Exclude<LanguageEdit, { readonly remove: string }>) {
    const found = findUnit(base, edit.unit);
    if (isRefusal(found)) return unknown(edit.unit, found);
    if ('stands' in edit) {
      if (!said.has(found.id)) return { code: 'NOTHING_TO_CONFIRM', because: 'This unit has no wording in this language yet.', remedy: 'Write it.', facts: { address: edit.unit } };
    } else {
      const before = contents.get(found.id)?.content;
      const content = 'content' in edit ? edit.content : contentOf(edit.text, before ? withoutBlocks(before) : {});
      const wrong = contentProblems(found.kind, content);
      if (wrong.length > 0) return { code: 'CONTENT_INVALID', because: wrong.join(' '), remedy: 'Send a content as the API describes it.', facts: { address: edit.unit, problems: wrong } };
      if (isEmpty(content)) return { code: 'TEXT_EMPTY', because: 'A unit without words says nothing.', remedy: 'Give it words.', facts: { address: edit.unit } };
      said.set(found.id, content);
    }
    pins.set(found.id, edit.madeFrom ?? found.hash);
    return undefined;
  }
}

const unknown = (address: string, { because, remedy }: Refusal) => ({ code: 'UNIT_UNKNOWN', because, remedy, facts: { address } });

const withoutBlocks = ({ blocks: _, ...rest }: Content): Omit<Content, 'blocks'> => rest;

/** Base units first where the base has them, extra ones behind the unit they followed. */
function seedsInOrder(base: TextTree, before: TextTree, said: ReadonlyMap<string, Content>): Seed[] {
  const baseUnits = unitsById(base);
  const own = unitsById(before);
  const parentOf = (id: string): string | null => {
    let parent = baseUnits.get(id)?.parent ?? (baseUnits.has(id) ? null : (own.get(id)?.parent ?? null));
    while (parent !== null && !said.has(parent)) parent = baseUnits.get(parent)?.parent ?? own.get(parent)?.parent ?? null;
    return parent;
  };
  const seedOf = (id: string): Seed => ({ id, kind: (baseUnits.get(id) ?? own.get(id))!.kind, parent: parentOf(id), content: said.get(id)! });
  const extras = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const { id } of before.units) {
    if (baseUnits.has(id)) last = id;
    else if (said.has(id)) extras.set(last, [...(extras.get(last) ?? []), id]);
  }
  const order = [...(extras.get(null) ?? [])];
  for (const { id } of base.units) {
    if (said.has(id)) order.push(id);
    order.push(...(extras.get(id) ?? []));
  }
  return order.map(seedOf);
}
