import { textOf, withoutStart, type Block, type Mark } from '../../../model/content.js';
import type { SourcePlace } from '../../../model/parsed.js';
import { numberPrefix } from '../../../model/reading/number-prefix.js';
import { wordsBlocks, type Words } from '../../../model/reading/tree-draft.js';
import { annexLabel, exampleLabel, isTermsTitle, isUnnumberedTitle, noteLabel } from '../../../model/reading/vocabulary.js';
import { safeHref } from '../../../model/safe-href.js';
import type { UnitKind } from '../../../model/unit.js';
import { formulaIn } from '../markup/mathml.js';
import { MarkupWalk, says, type Home, type Role } from '../markup/markup-walk.js';
import { tableRows } from '../markup/table.js';
import { allOf, childOf, elementsOf, wordsOf, type Element } from '../xml-tree.js';

const marks: Readonly<Record<string, readonly Mark[]>> = { strong: ['bold'], b: ['bold'], em: ['italic'], i: ['italic'], var: ['italic'], cite: ['italic'], code: ['code'], kbd: ['code'], samp: ['code'], tt: ['code'], sub: ['sub'], sup: ['sup'], u: ['underline'], s: ['strike'], strike: ['strike'] };
const through = new Set('span a abbr acronym bdi bdo big data dfn font label mark meter output q rp rt ruby rb rtc small time wbr ins nobr tt center'.split(' '));
const running = new Set('script style template noscript iframe object embed canvas audio video form input button select textarea dialog link meta base svg:svg'.split(' '));
const flowing = new Set('html body main section article div p blockquote details summary fieldset hgroup address center figcaption header aside'.split(' '));

interface OpenClause {
  readonly unit: number;
  readonly level: number;
  readonly isTerms: boolean;
}

/** Walks a web page that is a specification: headings open clauses, whatever elements stand around them. */
export class HtmlWalk extends MarkupWalk {
  private readonly open: OpenClause[] = [];
  private title: string | null = null;
  private hasNumbers = false;
  private at = '';

  document(root: Element): void {
    const html = childOf(root, 'html');
    this.title = wordsOf(childOf(childOf(html, 'head'), 'title') ?? { name: '', attributes: {}, children: [] }).trim() || null;
    const body = childOf(html, 'body');
    const headings = body ? headingsIn(body) : [];
    this.hasNumbers = headings.some((each) => numberOf(each) !== null || numberPrefix(wordsOf(each)) !== null);
    if (!headings.some(({ name }) => name === 'h1') && this.title) this.draft.say('title', null, { inlines: [{ text: this.title }], footnotes: [] }, { part: 'head' });
    for (const child of elementsOf(childOf(html, 'head'))) if (running.has(child.name)) this.left('SCRIPT_LEFT_OUT', child);
    if (body) this.flow(body.children, this.home());
  }

  private home(): Home {
    const inner = this.open.at(-1);
    return { unit: inner?.unit ?? null, ...(inner?.isTerms ? { isTerms: true as const } : {}) };
  }

  protected place(): SourcePlace {
    return { part: this.at ? `#${this.at}` : 'body' };
  }

  private left(code: 'SCRIPT_LEFT_OUT' | 'PAGE_FURNITURE_LEFT_OUT' | 'HIDDEN_TEXT_LEFT_OUT' | 'DELETION_ACCEPTED', element: Element): void {
    this.draft.count(code, this.place(), `<${element.name}> ${wordsOf(element)}`, `${code} ${element.name}`);
  }

  protected role(element: Element): Role {
    const { name, attributes } = element;
    if (marks[name]) return { is: 'marks', marks: marks[name] };
    if (name === 'br') return { is: 'break' };
    if (name === 'mml:math' && attributes['display'] !== 'block') return { is: 'math' };
    if (name === 'img') return { is: 'image' };
    if (name === 'del') return this.gone('DELETION_ACCEPTED', element);
    if (running.has(name)) return this.gone('SCRIPT_LEFT_OUT', element);
    if ('hidden' in attributes) return this.gone('HIDDEN_TEXT_LEFT_OUT', element);
    if (/(?:^|\s)(?:secno|self-link|header-link)(?:\s|$)/u.test(attributes['class'] ?? '')) return { is: 'drop' };
    if (name === 'a' && attributes['href'] !== undefined) return this.link(element, attributes['href']);
    return through.has(name) ? { is: 'through' } : { is: 'block' };
  }

  private readonly seen = new Set<Element>();

  /** Said once, though a role may be asked several times. */
  private gone(code: 'SCRIPT_LEFT_OUT' | 'HIDDEN_TEXT_LEFT_OUT' | 'DELETION_ACCEPTED', element: Element): Role {
    if (!this.seen.has(element)) this.left(code, element);
    this.seen.add(element);
    return { is: 'drop' };
  }

  private link(element: Element, address: string): Role {
    if (address.startsWith('#')) return { is: 'ref', ref: { unit: decoded(address.slice(1)) } };
    const href = safeHref(address) ?? undefined;
    const isInside = /^[\w./?=&%#-]*$/u.test(address);
    if (href === undefined && !this.seen.has(element)) this.draft.count('LINK_NOT_KEPT', this.place(), address, isInside ? 'links within a site' : `link ${address}`);
    this.seen.add(element);
    return { is: 'link', href };
  }

  protected block(element: Element, _: Home): void {
    const { name, attributes } = element;
    if (attributes['id']) this.at = attributes['id'];
    const kind = /(?:^|[\s-])(note|example)(?:$|[\s-])/iu.exec(`${attributes['class'] ?? ''} ${attributes['role'] ?? ''}`.replace(/doc-/u, ''))?.[1]?.toLowerCase();
    if (name === 'nav' || /(?:^|\s)doc-toc(?:\s|$)/u.test(attributes['role'] ?? '') || ['toc', 'table-of-contents'].includes(attributes['id'] ?? '')) return this.left('PAGE_FURNITURE_LEFT_OUT', element);
    if (name === 'footer') return this.left('PAGE_FURNITURE_LEFT_OUT', element);
    if (/^h[1-6]$/u.test(name)) return this.heading(element);
    if (kind && ['div', 'aside', 'p', 'section', 'blockquote'].includes(name) && headingsIn(element).length === 0) return this.boxed(kind as 'note' | 'example', element);
    switch (name) {
      case 'ul':
      case 'ol':
        return this.list(element, this.home());
      case 'dl':
        return this.definitions(element, this.home());
      case 'table':
        return this.table(element);
      case 'figure':
        return this.fig(element);
      case 'pre':
      case 'textarea':
        return this.named(element, () => this.draft.say('paragraph', this.home().unit, { inlines: [{ text: wordsOf(element).replace(/^\n|\s+$/gu, ''), marks: ['code'] }], footnotes: [] }, this.place()));
      case 'mml:math':
        return this.formula(element);
      case 'hr':
        return this.draft.count('RULE_LEFT_OUT', this.place(), '<hr>');
      default:
        if (!flowing.has(name)) this.draft.count('ELEMENT_NOT_UNDERSTOOD', this.place(), `<${name}> ${wordsOf(element)}`, name);
        return this.named(element, () => this.flow(element.children, this.home(), (words) => this.paragraph(words)));
    }
  }

  private paragraph(words: Words): number {
    const text = textOf(words.inlines);
    const note = noteLabel(text);
    const example = exampleLabel(text);
    if (note || example) return this.draft.say(note ? 'note' : 'example', this.home().unit, { ...words, inlines: withoutStart(words.inlines, note || example) }, this.place());
    return this.draft.say('paragraph', this.home().unit, words, this.place());
  }

  /** The id of an element that is no unit names the first unit inside it. */
  private named(element: Element, read: () => void): void {
    const at = this.draft.units.length;
    read();
    if (this.draft.units.length > at) this.draft.anchor(element.attributes['id'], at);
    else if (this.home().unit !== null) this.draft.anchor(element.attributes['id'], this.home().unit!);
  }

  private heading(element: Element): void {
    const level = Number(element.name[1]);
    const given = this.words(element.children);
    const marked = numberOf(element);
    const text = textOf(given.inlines);
    const written = marked === null ? numberPrefix(text) : null;
    const annex = annexLabel(text);
    const words = { ...given, inlines: withoutStart(given.inlines, annex?.length ?? written?.length ?? 0) };
    const title = textOf(words.inlines).replace(/\s+/gu, ' ').trim();
    const number = annex?.letter ?? marked ?? written?.number;
    if (level === 1 && !number && !this.draft.units.some(({ kind }) => kind === 'title')) return this.named(element, () => this.draft.say('title', null, words, this.place()));
    while (this.open.length > 0 && this.open.at(-1)!.level >= level) this.open.pop();
    const home = this.home();
    const isAnnex = home.unit === null && (annex !== null || /^[A-Z]$/u.test(number ?? ''));
    const isPlain = !isAnnex && !number && (this.hasNumbers || isUnnumberedTitle(title));
    const unit = this.draft.say('clause', home.unit, words, this.place(), { ...(isAnnex ? { numbering: 'annex' as const } : isPlain ? { numbering: 'none' as const } : {}), ...(number ? { sourceNumber: number } : {}) });
    this.draft.anchor(element.attributes['id'], unit);
    for (const each of allOf(element, 'a')) this.draft.anchor(each.attributes['id'] ?? each.attributes['name'], unit);
    this.open.push({ unit, level, isTerms: isTermsTitle(title) || home.isTerms === true });
  }

  private boxed(kind: UnitKind, element: Element): void {
    const home = this.home();
    const rest = element.children.filter((child) => typeof child === 'string' || !/(?:^|\s)(?:note-title|note-title-marker|marker|example-title|header-wrapper)(?:\s|$)/u.test(child.attributes['class'] ?? ''));
    let unit: number | null = null;
    const put = (words: Words): number => {
      const label = noteLabel(textOf(words.inlines)) || exampleLabel(textOf(words.inlines));
      const said = { ...words, inlines: withoutStart(words.inlines, label) };
      if (unit !== null) return this.draft.say('paragraph', unit, said, this.place());
      unit = this.draft.say(kind, home.unit, said, this.place());
      return unit;
    };
    this.within(rest, put, () => (unit ??= this.draft.say(kind, home.unit, { inlines: [], footnotes: [] }, this.place())));
    if (unit !== null) this.draft.anchor(element.attributes['id'], unit);
  }

  /** Reads what stands inside a unit: lines by `put`, lists and tables under the unit that `own` opens. */
  private within(children: Element['children'], put: (words: Words) => number, own: () => number): void {
    const line: (Element | string)[] = [];
    const end = (): void => {
      const words = this.words(line.splice(0));
      if (says(words)) put(words);
    };
    for (const child of children) {
      const isBlock = typeof child !== 'string' && this.role(child).is === 'block';
      if (!isBlock) line.push(child);
      else {
        end();
        if (['p', 'div', 'span', 'section', 'blockquote'].includes(child.name) && !/(?:^|\s)(?:note|example)(?:\s|$)/u.test(child.attributes['class'] ?? '')) this.within(child.children, put, own);
        else this.under(own(), () => this.block(child, this.home()));
      }
    }
    end();
  }

  private under(unit: number, read: () => void): void {
    this.open.push({ unit, level: Infinity, isTerms: false });
    const depth = this.open.length;
    read();
    if (this.open.length >= depth) this.open.splice(depth - 1, 1);
  }

  private list(element: Element, home: Home): void {
    const type = element.attributes['type'] ?? '';
    const marker = element.name === 'ul' ? undefined : /^[aA]$/u.test(type) ? 'letter' : /^[iI]$/u.test(type) ? 'roman' : 'number';
    for (const item of elementsOf(element)) {
      if (item.name !== 'li') {
        this.block(item, home);
        continue;
      }
      this.item(item, (words) => this.draft.say('item', home.unit, words, this.place(), marker ? { marker } : {}));
    }
  }

  private item(element: Element, open: (words: Words) => number): void {
    let unit: number | null = null;
    const put = (words: Words): number => (unit === null ? (unit = open(words)) : this.draft.say('paragraph', unit, words, this.place()));
    this.within(element.children, put, () => (unit ??= open({ inlines: [], footnotes: [] })));
    if (unit === null) return this.draft.count('EMPTY_PARAGRAPHS_LEFT_OUT', this.place(), `<${element.name}>`);
    this.draft.anchor(element.attributes['id'], unit);
  }

  private definitions(element: Element, home: Home): void {
    const pairs = elementsOf(element).flatMap((child) => (child.name === 'div' ? elementsOf(child) : [child]));
    let names: Element[] = [];
    const close = (said: Element): void => {
      const designations = names.map((name): Block => ({ is: 'designation', inlines: this.words(name.children).inlines }));
      const at = this.draft.units.length;
      this.item(said, (words) => this.draft.add('item', home.unit, [...designations, ...wordsBlocks(words)], this.place()));
      if (this.draft.units.length === at && designations.length > 0) this.draft.add('item', home.unit, [...designations, ...wordsBlocks({ inlines: [], footnotes: [] })], this.place());
      for (const name of names) for (const each of [name, ...allOf(name, 'dfn')]) this.draft.anchor(each.attributes['id'], at);
      names = [];
    };
    for (const child of pairs) {
      if (child.name === 'dt') names.push(child);
      else if (child.name === 'dd') close(child);
      else this.block(child, home);
    }
    if (names.length > 0) close({ name: 'dd', attributes: {}, children: [] });
  }

  private table(element: Element): void {
    const caption = childOf(element, 'caption');
    const { rows, footnotes } = tableRows(element, (cell) => this.words(cell.children));
    if (rows.length === 0) return this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), `<table> ${wordsOf(element)}`);
    const words = caption ? this.words(caption.children) : null;
    const blocks: Block[] = [...(words && says(words) ? [{ is: 'text' as const, inlines: words.inlines }] : []), { is: 'table', rows }, ...footnotes.map((inlines): Block => ({ is: 'footnote', inlines }))];
    this.draft.anchor(element.attributes['id'], this.draft.add('table', this.home().unit, blocks, this.place()));
  }

  private fig(element: Element): void {
    const caption = childOf(element, 'figcaption');
    const image = allOf(element, 'img')[0];
    if (!image) return this.named(element, () => this.flow(element.children, this.home(), (words) => this.paragraph(words)));
    this.draft.anchor(element.attributes['id'], this.figure(image, caption ? this.words(caption.children) : null, this.home()));
    for (const other of allOf(element, 'img').slice(1)) this.figure(other, null, this.home());
  }

  private formula(element: Element): void {
    const formula = formulaIn(element);
    if (!formula) return this.draft.report('ELEMENT_NOT_UNDERSTOOD', this.place(), '<math> without words');
    this.named(element, () => this.draft.add('formula', this.home().unit, [{ is: 'formula', source: formula.source, ...(formula.notation === 'linear' ? {} : { notation: formula.notation }) }], this.place()));
  }
}

const headingsIn = (element: Element): readonly Element[] => elementsOf(element).flatMap((child) => (/^h[1-6]$/u.test(child.name) ? [child] : child.name === 'nav' ? [] : headingsIn(child)));

/** The number a specification marks as such: <bdi class="secno">3.1 </bdi>. */
function numberOf(heading: Element): string | null {
  const marked = [...allOf(heading, 'bdi'), ...allOf(heading, 'span')].find(({ attributes }) => /(?:^|\s)secno(?:\s|$)/u.test(attributes['class'] ?? ''));
  const words = marked ? wordsOf(marked).trim().replace(/^(?:appendix|annexe?|§)\s*/iu, '').replace(/\.$/u, '') : '';
  return words === '' ? null : words;
}

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};
