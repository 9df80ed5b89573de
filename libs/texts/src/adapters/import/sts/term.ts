import type { Block } from '../../../model/content.js';
import type { SourcePlace } from '../../../model/parsed.js';
import type { TreeDraft, Words } from '../../../model/reading/tree-draft.js';
import type { Home } from '../markup/markup-walk.js';
import { childOf, elementsOf, wordsOf, type Element } from '../xml-tree.js';

const nothing: Element = { name: '', attributes: {}, children: [] };

/** A terminological entry (TBX in STS): the preferred term, its other names, the definition, notes, examples and source. */
export function termOf(entry: Element, home: Home, draft: TreeDraft, words: (children: Element['children']) => Words, place: (label: string) => SourcePlace): void {
  const languages = elementsOf(entry).filter(({ name }) => name === 'tbx:langSet');
  const set = languages[0];
  if (!set) return draft.report('ELEMENT_NOT_UNDERSTOOD', place(''), `<tbx:termEntry> ${wordsOf(entry)}`);
  for (const other of languages.slice(1)) draft.report('ELEMENT_NOT_UNDERSTOOD', place(''), `<tbx:langSet xml:lang="${other.attributes['xml:lang'] ?? ''}"> ${wordsOf(other)}`);
  const groups = elementsOf(set).filter(({ name }) => name === 'tbx:tig' || name === 'tbx:ntig');
  const statusOf = (group: Element): string => childOf(group, 'tbx:normativeAuthorization')?.attributes['value'] ?? 'preferredTerm';
  const main = groups.find((group) => statusOf(group).startsWith('preferred')) ?? groups[0];
  const named = (group: Element | undefined): Words => words(childOf(group, 'tbx:term')?.children ?? []);
  const others = groups.filter((group) => group !== main).map((group): Block => ({ is: 'designation', status: designationStatus(group, statusOf(group)), inlines: named(group).inlines }));
  const unit = draft.add('term', home.unit, [{ is: 'text', inlines: named(main).inlines }, ...others], place(''));
  draft.anchor(entry.attributes['id'], unit);
  for (const child of elementsOf(set)) {
    const said = words(child.children);
    if (child.name === 'tbx:definition') draft.say('paragraph', unit, said, place(''));
    else if (child.name === 'tbx:note') draft.say('note', unit, said, place(''));
    else if (child.name === 'tbx:example') draft.say('example', unit, said, place(''));
    else if (child.name === 'tbx:source') draft.say('paragraph', unit, said, place(''), { role: 'source' });
    else if (child.name === 'tbx:subjectField') draft.say('paragraph', unit, { inlines: [{ text: `<${wordsOf(child).trim()}>` }], footnotes: [] }, place(''));
    else if (child.name !== 'tbx:tig' && child.name !== 'tbx:ntig') draft.report('ELEMENT_NOT_UNDERSTOOD', place(''), `<${child.name}> ${wordsOf(child)}`);
  }
}

function designationStatus(group: Element, status: string): 'admitted' | 'deprecated' | 'symbol' {
  const type = (childOf(group, 'tbx:termType') ?? nothing).attributes['value'] ?? '';
  if (type === 'symbol' || type === 'formula') return 'symbol';
  return status.startsWith('deprecated') || status.startsWith('superseded') ? 'deprecated' : 'admitted';
}
