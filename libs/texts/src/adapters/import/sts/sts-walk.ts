import { textOf, type Block, type Mark } from '../../../model/content.js';
import type { SourcePlace } from '../../../model/parsed.js';
import { noWords, wordsBlocks, type Words } from '../../../model/reading/tree-draft.js';
import { safeHref } from '../../../model/safe-href.js';
import { formulaIn } from '../markup/mathml.js';
import { MarkupWalk, says, type Home, type Role } from '../markup/markup-walk.js';
import { tableRows } from '../markup/table.js';
import { allOf, childOf, elementsOf, wordsOf, type Element } from '../xml-tree.js';
import { termOf } from './term.js';

const marks: Readonly<Record<string, readonly Mark[]>> = { bold: ['bold'], italic: ['italic'], sub: ['sub'], sup: ['sup'], sc: ['smallcaps'], underline: ['underline'], strike: ['strike'], monospace: ['code'], code: ['code'] };
const through = new Set('styled-content named-content roman sans-serif email uri abbrev string-name name surname given-names institution year month day source article-title tbx:entailedTerm tbx:hi term-display preformat-line std-ref fpage lpage volume issue content-language private-char alternatives target milestone-start milestone-end x'.split(' '));
const dropped = new Set('label title caption processing-meta'.split(' '));
const listMarkers: Readonly<Record<string, 'letter' | 'number' | 'roman'>> = { order: 'number', 'alpha-lower': 'letter', 'alpha-upper': 'letter', 'roman-lower': 'roman', 'roman-upper': 'roman' };

/** Walks the elements of a NISO STS document (ANSI/NISO Z39.102, also ISO STS and the IEC/ISO coding of it). */
export class StsWalk extends MarkupWalk {
  private notes: ReadonlyMap<string, Element> = new Map();
  private at = '';

  document(root: Element): void {
    this.notes = new Map(allOf(root, 'fn').map((note) => [note.attributes['id'] ?? '', note]));
    const front = childOf(root, 'front');
    const meta = elementsOf(front).filter(({ name }) => name.endsWith('-meta'));
    this.title(meta);
    for (const each of meta) this.draft.count('METADATA_LEFT_OUT', { part: each.name }, wordsOf(each).replace(/\s+/gu, ' '), each.name);
    for (const child of elementsOf(front)) if (!meta.includes(child)) this.outer(child);
    for (const part of ['body', 'back', 'sub-part']) for (const child of elementsOf(childOf(root, part))) this.outer(child);
  }

  private outer(element: Element): void {
    if (element.name === 'app-group' || element.name === 'sec-group') return elementsOf(element).forEach((child) => this.outer(child));
    if (element.name === 'fn-group') return; // notes are read where they are marked
    this.block(element, { unit: null });
  }

  protected place(): SourcePlace {
    return { part: this.at || 'front' };
  }

  private title(meta: readonly Element[]): void {
    const wraps = meta.flatMap((each) => allOf(each, 'title-wrap'));
    const full = wraps.flatMap((wrap) => elementsOf(wrap)).find(({ name }) => name === 'full');
    const parts = elementsOf(wraps[0]).filter(({ name }) => ['intro', 'main', 'compl'].includes(name));
    const words = full ? this.words(full.children) : { inlines: parts.flatMap((part, at) => [...(at > 0 ? [{ text: ' — ' }] : []), ...this.words(part.children).inlines]), footnotes: [] };
    if (says(words)) this.draft.say('title', null, words, { part: 'front' });
  }

  protected role(element: Element): Role {
    const { name, attributes } = element;
    if (marks[name]) return { is: 'marks', marks: marks[name] };
    if (name === 'break') return { is: 'break' };
    if (name === 'mml:math') return { is: 'math' };
    if (name === 'tex-math') return { is: 'latex', source: texOf(element) };
    if (name === 'inline-formula') return { is: 'through' };
    if (name === 'inline-graphic') return { is: 'image' };
    if (name === 'xref') return this.xref(element);
    if (name === 'fn') return { is: 'footnote', note: withoutLabel(element) };
    if (name === 'std') return { is: 'ref', ref: standardOf(element) };
    if (name === 'ext-link' || name === 'uri') return this.link(attributes['xlink:href'] ?? wordsOf(element).trim(), attributes['xlink:href'] !== undefined);
    if (name === 'index-term') return { is: 'index', words: indexWords(element), isShown: false };
    if (name === 'tbx:entailedTerm') return attributes['target'] ? { is: 'ref', ref: { unit: attributes['target'] } } : { is: 'through' };
    if (through.has(name)) return { is: 'through' };
    return dropped.has(name) ? { is: 'drop' } : { is: 'block' };
  }

  private xref(element: Element): Role {
    const { rid = '', 'ref-type': type } = element.attributes;
    const note = type === 'fn' || type === 'table-fn' ? this.notes.get(rid) : undefined;
    if (note) return { is: 'footnote', note: withoutLabel(note) };
    return rid === '' ? { is: 'through' } : { is: 'ref', ref: { unit: rid.split(/\s+/u)[0]! } };
  }

  private link(address: string, isGiven: boolean): Role {
    const href = safeHref(address) ?? undefined;
    if (href === undefined && isGiven) this.draft.report('LINK_NOT_KEPT', this.place(), address);
    return { is: 'link', href };
  }

  protected block(element: Element, home: Home): void {
    const { name, attributes } = element;
    if (attributes['id']) this.at = attributes['id'];
    switch (name) {
      case 'sec':
      case 'app':
      case 'term-sec':
      case 'ref-list':
        return this.section(element, home);
      case 'p':
      case 'disp-quote':
      case 'boxed-text':
      case 'statement':
      case 'sec-group':
      case 'disp-formula-group':
      case 'fig-group':
      case 'table-wrap-group':
      case 'array':
      case 'legend':
        return this.named(element, home, () => this.flow(element.children, home));
      case 'list':
        return this.list(element, home);
      case 'def-list':
        return this.definitions(element, home);
      case 'non-normative-note':
      case 'note':
      case 'normative-note':
        return this.boxed('note', element, home);
      case 'non-normative-example':
      case 'normative-example':
        return this.boxed('example', element, home);
      case 'table-wrap':
        return this.table(element, home);
      case 'table':
        return this.table({ name: 'table-wrap', attributes: {}, children: [element] }, home);
      case 'fig':
        return this.fig(element, home);
      case 'graphic':
        return this.draft.anchor(attributes['id'], this.figure(element, null, home));
      case 'disp-formula':
        return this.formula(element, home);
      case 'preformat':
        return this.draft.anchor(attributes['id'], this.draft.say('paragraph', home.unit, { inlines: [{ text: wordsOf(element), marks: ['code'] }], footnotes: [] }, this.place()));
      case 'ref':
      case 'mixed-citation':
        return this.reference(element, home);
      case 'tbx:termEntry':
        return termOf(element, home, this.draft, (children) => this.words(children), (label) => this.place() ?? label);
      case 'annex-type':
      case 'sec-type':
      case 'permissions':
      case 'fn-group':
        return;
      case 'editing-instruction':
        return this.draft.report('EDITORS_COMMENT_LEFT_OUT', this.place(), wordsOf(element));
      default:
        this.draft.count('ELEMENT_NOT_UNDERSTOOD', this.place(), `<${name}> ${wordsOf(element)}`, name);
        return this.flow(element.children, home);
    }
  }

  private named(element: Element, home: Home, read: () => void): void {
    const at = this.draft.units.length;
    read();
    const unit = this.draft.units.length > at ? at : home.unit;
    if (unit !== null) this.draft.anchor(element.attributes['id'], unit);
  }

  private section(element: Element, home: Home): void {
    const label = wordsOf(childOf(element, 'label') ?? nothing).trim();
    const title = this.words(childOf(element, 'title')?.children ?? []);
    const entry = childOf(element, 'tbx:termEntry');
    if (element.name === 'term-sec' && entry && !childOf(element, 'title')) {
      const inside = entry.attributes['id'] ?? '';
      const at = this.draft.units.length;
      for (const child of elementsOf(element)) if (child.name !== 'label') this.block(child, home);
      this.draft.anchor(element.attributes['id'], at);
      this.draft.anchor(inside, at);
      const unit = this.draft.units[at];
      if (unit && label) this.draft.units[at] = { ...unit, sourceNumber: label };
      return;
    }
    const isAnnex = element.name === 'app' && home.unit === null;
    const qualifier = wordsOf(childOf(element, 'annex-type') ?? nothing).replace(/^[\s(（]+|[\s)）]+$/gu, '');
    const isPlain = !isAnnex && (label === '' || element.name === 'ref-list');
    const number = isAnnex ? (/([A-Z])\s*$/u.exec(label)?.[1] ?? '') : label;
    const unit = this.draft.say('clause', home.unit, title, this.place(), {
      ...(isAnnex ? { numbering: 'annex' as const, ...(qualifier ? { qualifier } : {}) } : isPlain ? { numbering: 'none' as const } : {}),
      ...(number ? { sourceNumber: number } : {}),
    });
    this.draft.anchor(element.attributes['id'], unit);
    this.flow(element.children, { unit });
  }

  private list(element: Element, home: Home): void {
    const marker = listMarkers[element.attributes['list-type'] ?? ''];
    for (const item of elementsOf(element).filter(({ name }) => name === 'list-item')) {
      let unit = this.draft.units.length;
      const open = (words: Words): number => (unit = this.draft.say('item', home.unit, words, this.place(), marker ? { marker } : {}));
      this.lead(item, home, open);
      this.draft.anchor(item.attributes['id'], unit);
    }
  }

  /** The first line is the unit's own words; whatever follows stands under it. */
  private lead(element: Element, home: Home, open: (words: Words) => number): number {
    const [first, ...rest] = elementsOf(element).filter(({ name }) => !dropped.has(name));
    if (!first || first.name !== 'p') {
      const unit = open(noWords);
      this.flow(element.children, { unit });
      return unit;
    }
    let unit: number | null = null;
    const under = { get unit(): number | null { return unit; } };
    this.flow(first.children, under, (words, isFirst) => (isFirst && unit === null ? (unit = open(words)) : this.draft.say('paragraph', unit ?? home.unit, words, this.place())));
    unit ??= open(noWords);
    this.draft.anchor(first.attributes['id'], unit);
    this.flow(rest, { unit });
    return unit;
  }

  private definitions(element: Element, home: Home): void {
    for (const item of elementsOf(element).filter(({ name }) => name === 'def-item')) {
      const designation: Block = { is: 'designation', inlines: this.words(childOf(item, 'term')?.children ?? []).inlines };
      this.lead(childOf(item, 'def') ?? nothing, home, (words) => this.draft.add('item', home.unit, [designation, ...wordsBlocks(words)], this.place()));
    }
  }

  private boxed(kind: 'note' | 'example', element: Element, home: Home): void {
    const unit = this.lead(element, home, (words) => this.draft.say(kind, home.unit, words, this.place()));
    this.draft.anchor(element.attributes['id'], unit);
  }

  private table(element: Element, home: Home): void {
    const caption = this.captionOf(element);
    const own = caption?.footnotes.length ?? 0;
    const tables = allOf(element, 'table');
    const read = tables.map((table) => tableRows(table, (cell) => this.words(cell.children)));
    const rows = read.flatMap((each) => each.rows);
    if (rows.length === 0) return this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), `<${element.name}> ${wordsOf(element)}`);
    if (tables.length > 1) this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), `${tables.length} tables under one caption, read as one`);
    const shifted = own === 0 ? rows : rows.map((row) => row.map((cell) => ({ ...cell, inlines: cell.inlines.map((run) => (run.footnote === undefined ? run : { ...run, footnote: run.footnote + own })) })));
    const notes = [...(caption?.footnotes ?? []), ...read.flatMap((each) => each.footnotes)];
    const unit = this.draft.add('table', home.unit, [...(caption ? [{ is: 'text' as const, inlines: caption.inlines }] : []), { is: 'table', rows: shifted }, ...notes.map((inlines): Block => ({ is: 'footnote', inlines }))], this.place());
    this.draft.anchor(element.attributes['id'], unit);
    for (const foot of elementsOf(childOf(element, 'table-wrap-foot'))) if (foot.name !== 'fn' && foot.name !== 'fn-group') this.block(foot, { unit });
  }

  private captionOf(element: Element): Words | null {
    const caption = childOf(element, 'caption');
    if (!caption) return null;
    const words = this.words([...(childOf(caption, 'title')?.children ?? []), ...elementsOf(caption).filter(({ name }) => name === 'p').flatMap((each) => [' ', ...each.children])]);
    return says(words) ? words : null;
  }

  private fig(element: Element, home: Home): void {
    const unit = this.figure(allOf(element, 'graphic')[0], this.captionOf(element), home);
    this.draft.anchor(element.attributes['id'], unit);
    for (const child of elementsOf(element)) if (!['label', 'caption', 'graphic', 'alternatives'].includes(child.name)) this.block(child, { unit: home.unit });
  }

  private formula(element: Element, home: Home): void {
    const math = allOf(element, 'mml:math')[0];
    const tex = allOf(element, 'tex-math')[0];
    const formula = math ? formulaIn(math) : tex ? { notation: 'latex' as const, source: texOf(tex) } : null;
    const isCounted = wordsOf(childOf(element, 'label') ?? nothing).trim() !== '';
    if (!formula || formula.source === '') {
      if (allOf(element, 'graphic')[0]) return this.draft.anchor(element.attributes['id'], this.figure(allOf(element, 'graphic')[0], null, home));
      return this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), `<disp-formula> ${wordsOf(element)}`);
    }
    const block: Block = { is: 'formula', source: formula.source, ...(formula.notation === 'linear' ? {} : { notation: formula.notation }) };
    this.draft.anchor(element.attributes['id'], this.draft.add('formula', home.unit, [block], this.place(), isCounted ? { numbering: 'counted' } : {}));
  }

  private reference(element: Element, home: Home): void {
    const words = this.words(element.children);
    if (!says(words)) return this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), '<ref> without words');
    this.draft.anchor(element.attributes['id'], this.draft.say('paragraph', home.unit, words, this.place(), { role: 'reference' }));
  }
}

const nothing: Element = { name: '', attributes: {}, children: [] };
const withoutLabel = (note: Element): Element => ({ ...note, children: note.children.filter((child) => typeof child === 'string' || child.name !== 'label') });
const texOf = (element: Element): string => wordsOf(element).replace(/\\documentclass[\s\S]*?\\begin\{document\}|\\end\{document\}/gu, '').replace(/^\s*\${1,2}|\${1,2}\s*$/gu, '').trim();

function standardOf(element: Element): { readonly standard: string; readonly clause?: string } {
  const named = childOf(element, 'std-ref');
  const standard = (named ? wordsOf(named) : (element.attributes['std-id'] ?? wordsOf(element))).replace(/\s+/gu, ' ').trim();
  const whole = wordsOf(element).replace(/\s+/gu, ' ').trim();
  const clause = named ? /^,?\s*(?:clause|subclause|annex|section)?\s*([A-Z]?\d*(?:\.\d+)*)\s*$/iu.exec(whole.slice(whole.indexOf(standard) + standard.length))?.[1] : undefined;
  return { standard: standard || whole || '?', ...(clause ? { clause } : {}) };
}

const indexWords = (element: Element): readonly string[] => {
  const own = textOf([{ text: wordsOf(childOf(element, 'term') ?? element) }]).replace(/\s+/gu, ' ').trim();
  const below = childOf(element, 'index-term');
  return [own || '?', ...(below ? indexWords(below) : [])].slice(0, 3);
};
