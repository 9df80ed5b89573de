import { linesOf, textOf, withoutStart, type Block, type Content, type Inline } from '../../../model/content.js';
import type { SourcePlace } from '../../../model/parsed.js';
import { TreeDraft, wordsBlocks, type Words } from '../../../model/reading/tree-draft.js';
import { isTermsTitle } from '../../../model/reading/vocabulary.js';
import type { UnitKind } from '../../../model/unit.js';
import type { ImportLimits } from '../limits.js';
import { picture, type Pictures } from '../pictures.js';
import type { TokenConverter } from './converter.js';
import { hasOption, hasRole, type AdocBlock, type AdocEntry } from './nodes.js';
import { tableOf } from './table.js';
import { runsOf, type Notice } from './tokens.js';

/** Blocks inside each other beyond what a text can be. */
export class TooDeep extends Error {}

const markers: Readonly<Record<string, NonNullable<Content['marker']>>> = { loweralpha: 'letter', upperalpha: 'letter', lowergreek: 'letter', lowerroman: 'roman', upperroman: 'roman' };
const statuses = { preferred: 'admitted', admitted: 'admitted', alt: 'admitted', deprecated: 'deprecated', symbol: 'symbol', 'letter-symbol': 'symbol' } as const;

/** Where a block goes. */
interface Home {
  readonly unit: number | null;
  readonly depth: number;
  /** Inside clause 3: sections are terms. */
  readonly isTerms?: true;
  readonly term?: number;
}

/** Walks the blocks Asciidoctor found and makes units of them; what is no unit is a finding. */
export class Walk {
  constructor(
    private readonly draft: TreeDraft,
    private readonly converter: TokenConverter,
    private readonly limits: ImportLimits,
    private readonly pictures: Pictures,
    private readonly isMetanorma: boolean,
  ) {}

  async document(doc: AdocBlock): Promise<void> {
    const title = await this.title(doc);
    if (title) this.draft.say('title', null, title, { line: 1 });
    await this.blocks(doc, { unit: null, depth: 0 });
  }

  private async blocks(parent: AdocBlock, home: Home): Promise<void> {
    if (home.depth > this.limits.maxNesting) throw new TooDeep();
    for (const block of parent.blocks) await this.block(block, { ...home, depth: home.depth + 1 });
  }

  private async block(block: AdocBlock, home: Home): Promise<void> {
    if (home.depth > this.limits.maxNesting) throw new TooDeep();
    const place = placeOf(block);
    this.listen(place, home.unit);
    switch (block.context) {
      case 'section':
        return this.section(block, home);
      case 'preamble':
        return this.blocks(block, home);
      case 'paragraph':
        return this.paragraph(block, home);
      case 'ulist':
      case 'olist':
      case 'colist':
        return this.list(block, home);
      case 'dlist':
        return this.entries(block, home);
      case 'admonition':
        return this.boxed('note', block, home);
      case 'example':
        return this.boxed('example', block, home);
      case 'table':
        return this.table(block, home);
      case 'stem':
        return this.formula(block, home);
      case 'image':
        return this.figure(block, home);
      case 'thematic_break':
      case 'page_break':
        return this.draft.count('RULE_LEFT_OUT', place, block.context);
      case 'listing':
      case 'literal':
      case 'verse':
      case 'pass':
        return this.verbatim(block, home);
      case 'quote':
      case 'open':
      case 'sidebar':
        return this.flat(block, home);
      case 'floating_title':
        return this.label(block, home);
      default:
        return this.draft.report('ELEMENT_NOT_UNDERSTOOD', place, block.context);
    }
  }

  private async section(block: AdocBlock, home: Home): Promise<void> {
    const place = placeOf(block);
    const words = (await this.title(block)) ?? { inlines: [], footnotes: [] };
    const isAnnex = block.sectname === 'appendix' && home.unit === null;
    const isPlain = !isAnnex && (hasRole(block, 'preface') || hasOption(block, 'unnumbered') || ['bibliography', 'abstract', 'preface', 'dedication', 'colophon', 'glossary', 'index'].includes(block.sectname ?? '') || block.style === 'bibliography');
    const text = textOf(words.inlines);
    const isTerm = home.isTerms === true && !block.blocks.some((child) => child.context === 'section');
    const obligation = block.attributes['obligation'];
    const numbering: Omit<Content, 'blocks'> = isAnnex ? { numbering: 'annex' as const, ...(typeof obligation === 'string' ? { qualifier: obligation } : {}) } : isPlain && !isTerm ? { numbering: 'none' as const } : {};
    const unit = this.draft.say(isTerm ? 'term' : 'clause', home.unit, words, place, numbering);
    this.named(block, unit);
    if (isTerm) this.draft.anchor(`term:${text}`, unit);
    const isTerms = home.isTerms === true || isTermsTitle(text) || /^terms/iu.test(String(block.attributes['heading'] ?? ''));
    await this.blocks(block, { unit, depth: home.depth, ...(isTerms ? { isTerms: true } : {}), ...(isTerm ? { term: unit } : {}) });
  }

  private async paragraph(block: AdocBlock, home: Home): Promise<void> {
    const words = await this.words(block);
    if (home.term !== undefined && this.designations(words, home.term)) return;
    await this.label(block, home);
    const isReference = block.style === 'bibliography';
    const unit = this.draft.say('paragraph', home.unit, words, placeOf(block), hasRole(block, 'source') ? { role: 'source' } : isReference ? { role: 'reference' } : {});
    this.named(block, unit);
  }

  /** Lines `alt:[...]`, `deprecated:[...]` under a term are other names of it. */
  private designations(words: Words, term: number): boolean {
    const lines = linesOf(words.inlines, '\v');
    const found = lines.map((line) => ({ line, name: /^\s*([a-z-]+)\d*:\[/u.exec(textOf(line)) }));
    if (found.length === 0 || !found.every(({ line, name }) => name && Object.hasOwn(statuses, name[1]!) && textOf(line).trim().endsWith(']'))) return false;
    const unit = this.draft.units[term]!;
    const blocks = found.map(({ line, name }): Block => ({ is: 'designation', status: statuses[name![1] as keyof typeof statuses], inlines: withoutEnd(withoutStart(line, name![0].length)) }));
    this.draft.units[term] = { ...unit, content: { ...unit.content, blocks: [...unit.content.blocks, ...blocks] } };
    return true;
  }

  private async list(block: AdocBlock, home: Home): Promise<void> {
    await this.label(block, home);
    const isReferences = block.style === 'bibliography';
    const marker = block.context === 'ulist' ? undefined : (markers[block.style ?? ''] ?? 'number');
    for (const item of block.blocks) {
      this.listen(placeOf(item), home.unit);
      const words = await this.itemWords(item);
      const unit = isReferences
        ? this.draft.say('paragraph', home.unit, words, placeOf(item), { role: 'reference' })
        : this.draft.say('item', home.unit, words, placeOf(item), marker ? { marker } : {});
      this.named(item, unit);
      await this.blocks(item, { unit, depth: home.depth });
    }
  }

  private async entries(block: AdocBlock, home: Home): Promise<void> {
    await this.label(block, home);
    for (const [names, said] of block.blocks as unknown as readonly AdocEntry[]) {
      const place = placeOf(names[0] ?? block);
      this.listen(place, home.unit);
      const designations: Block[] = [];
      const footnotes: (readonly Inline[])[] = [];
      for (const name of names) {
        const words = await this.itemWords(name);
        designations.push({ is: 'designation', inlines: shifted(words.inlines, footnotes.length) });
        footnotes.push(...words.footnotes);
      }
      const words = said ? await this.itemWords(said) : { inlines: [], footnotes: [] };
      const blocks = wordsBlocks({ inlines: shifted(words.inlines, footnotes.length), footnotes: [...footnotes, ...words.footnotes] });
      const unit = this.draft.add('item', home.unit, [...designations, ...blocks], place);
      if (said) await this.blocks(said, { unit, depth: home.depth });
    }
  }

  /** A note or example: its first paragraph is its own words, what follows stands under it. */
  private async boxed(kind: UnitKind, block: AdocBlock, home: Home): Promise<void> {
    const place = placeOf(block);
    const own = block.contentModel === 'simple' ? await this.words(block) : null;
    const title = await this.title(block);
    const first = block.blocks[0];
    const isLead = own === null && title === null && first?.context === 'paragraph' && !first.title;
    const words = own ?? title ?? (isLead ? await this.words(first) : { inlines: [], footnotes: [] });
    const unit = this.draft.say(kind, home.unit, words, place);
    this.named(block, unit);
    const rest = isLead ? block.blocks.slice(1) : block.blocks;
    if (isLead) this.named(first, unit);
    for (const each of rest) await this.block(each, { unit, depth: home.depth + 1 });
  }

  private async table(block: AdocBlock, home: Home): Promise<void> {
    const caption = await this.title(block);
    const at = this.draft.units.length;
    const { rows, footnotes } = await tableOf(block, (text) => this.read(text), (cell) => this.cell(cell, placeOf(block)));
    const before = caption?.footnotes ?? [];
    const own = rows.map((row) => row.map((cell) => ({ ...cell, inlines: shifted(cell.inlines, before.length) })));
    const blocks: Block[] = [...(caption ? [{ is: 'text' as const, inlines: caption.inlines }] : []), { is: 'table', rows: own }, ...[...before, ...footnotes].map((inlines): Block => ({ is: 'footnote', inlines }))];
    const unit = this.draft.add('table', home.unit, blocks, placeOf(block), caption && hasOption(block, 'unnumbered') ? { numbering: 'none' } : {});
    if (unit !== at) throw new Error('A table is one unit.');
    this.named(block, unit);
  }

  /** What stands in a cell of blocks, one block a line. */
  private async cell(cell: AdocBlock, place: SourcePlace): Promise<Words> {
    const inlines: Inline[] = [];
    const footnotes: (readonly Inline[])[] = [];
    const put = (words: Words, lead = ''): void => {
      inlines.push(...(inlines.length > 0 ? [{ text: '\n' }] : []), ...(lead ? [{ text: lead }] : []), ...shifted(words.inlines, footnotes.length));
      footnotes.push(...words.footnotes);
    };
    for (const block of cell.blocks) {
      if (block.context === 'paragraph') put(await this.words(block));
      else if (block.context === 'stem') put({ inlines: this.read(this.converter.convert({ nodeName: 'inline_quoted', type: block.style === 'latexmath' ? 'latexmath' : 'asciimath', target: null, id: null, text: escaped((block.lines ?? []).join('\n')), attributes: {} })).inlines, footnotes: [] });
      else if (block.context === 'image') {
        put({ inlines: [{ text: String(block.attributes['alt'] ?? block.attributes['target'] ?? '') }], footnotes: [] });
        this.draft.report('OBJECT_LEFT_OUT', place, `${String(block.attributes['target'])}: a picture in a cell, kept as its description`);
      } else if (block.context === 'ulist' || block.context === 'olist') {
        for (const item of block.blocks) put(await this.itemWords(item), block.context === 'ulist' ? '– ' : '');
      } else {
        put(await this.cell(block, place));
        this.draft.report('ELEMENT_NOT_UNDERSTOOD', place, `${block.context} in a cell, kept as its words`);
      }
    }
    return { inlines, footnotes };
  }

  private async formula(block: AdocBlock, home: Home): Promise<void> {
    const caption = await this.title(block);
    const source = (block.lines ?? []).join('\n').trim();
    if (source === '') return this.draft.report('ELEMENT_NOT_UNDERSTOOD', placeOf(block), 'an empty formula');
    const notation = block.style === 'latexmath' ? 'latex' : 'asciimath';
    const isCounted = this.isMetanorma && !hasOption(block, 'unnumbered');
    const unit = this.draft.add('formula', home.unit, [{ is: 'formula', source, notation }, ...(caption ? wordsBlocks(caption) : [])], placeOf(block), isCounted ? { numbering: 'counted' } : {});
    this.named(block, unit);
  }

  private async figure(block: AdocBlock, home: Home): Promise<void> {
    const caption = await this.title(block);
    const target = String(block.attributes['target'] ?? '');
    const folder = String(block.attributes['imagesdir'] ?? '');
    const alt = String(block.attributes['alt'] ?? '');
    const found = picture(this.pictures, folder ? [`${folder}/${target}`, target] : [target]);
    if (found.asset) this.draft.picture(found.asset);
    else this.draft.report('IMAGE_BYTES_LEFT_OUT', placeOf(block), `${target}: ${found.why}`);
    const figure: Block = { is: 'figure', ref: found.asset?.ref ?? target, alt: alt === block.attributes['default-alt'] && caption ? textOf(caption.inlines) : alt, ...(found.asset ? { mediaType: found.asset.mediaType } : {}) };
    const unit = this.draft.add('figure', home.unit, [figure, ...(caption ? wordsBlocks(caption) : [])], placeOf(block), caption && hasOption(block, 'unnumbered') ? { numbering: 'none' } : {});
    this.named(block, unit);
  }

  private async verbatim(block: AdocBlock, home: Home): Promise<void> {
    await this.label(block, home);
    const text = (block.lines ?? []).join('\n');
    if (block.context === 'pass') this.draft.report('RAW_HTML_AS_TEXT', placeOf(block), text);
    const words = block.context === 'verse' ? this.read(String(await block.content()).replace(/\n/gu, '&#10;')) : { inlines: [{ text, marks: ['code' as const] }], footnotes: [] };
    this.named(block, this.draft.say('paragraph', home.unit, words, placeOf(block)));
  }

  private async flat(block: AdocBlock, home: Home): Promise<void> {
    await this.label(block, home);
    if (block.contentModel === 'simple') this.named(block, this.draft.say('paragraph', home.unit, await this.words(block), placeOf(block)));
    const at = this.draft.units.length;
    await this.blocks(block, home);
    if (this.draft.units.length > at) this.named(block, at);
  }

  /** A title of a block that is no caption stands before it, in bold. */
  private async label(block: AdocBlock, home: Home): Promise<void> {
    const title = await this.title(block);
    if (!title) return;
    const bold = title.inlines.map((run) => ({ ...run, marks: [...(run.marks ?? []), 'bold' as const] }));
    this.draft.say('paragraph', home.unit, { ...title, inlines: bold }, placeOf(block));
    if (block.context === 'floating_title') this.draft.report('HEADING_AS_PARAGRAPH', placeOf(block), textOf(title.inlines));
  }

  private async title(block: AdocBlock): Promise<Words | null> {
    await block.precomputeTitle?.();
    return block.title ? this.read(block.title) : null;
  }
  private async words(block: AdocBlock): Promise<Words> {
    return this.read(String((await block.content()) ?? ''));
  }
  private async itemWords(item: AdocBlock): Promise<Words> {
    await item.precomputeText?.();
    return this.read(item.text ?? '');
  }
  private read(text: string): Words {
    return runsOf(text, this.converter.tokens, (notice) => this.notice(notice));
  }

  private named(block: AdocBlock, unit: number): void {
    this.draft.anchor(block.id, unit);
    for (const id of this.waiting.splice(0)) this.draft.anchor(id, unit);
  }
  private readonly waiting: string[] = [];

  /** From here on what is noticed belongs to this place; anchors nothing has taken belong to the unit around. */
  private listen(place: SourcePlace, home: number | null): void {
    for (const id of this.waiting.splice(0)) if (home !== null) this.draft.anchor(id, home);
    this.place = place;
  }
  private place: SourcePlace = { line: 1 };

  private notice(notice: Notice): void {
    if (notice.is === 'anchor') this.waiting.push(notice.id);
    else if (notice.is === 'document') this.draft.document(notice.id, notice.designation);
    else this.draft.report(notice.code, this.place, notice.text);
  }
}

const placeOf = (block: AdocBlock): SourcePlace =>
  block.file && block.lineno ? { part: `${block.file}:${block.lineno}` } : { line: block.lineno ?? 1 };

const shifted = (inlines: readonly Inline[], by: number): readonly Inline[] => (by === 0 ? inlines : inlines.map((run) => (run.footnote === undefined ? run : { ...run, footnote: run.footnote + by })));

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** The runs without the bracket they end with. */
function withoutEnd(inlines: readonly Inline[]): readonly Inline[] {
  const last = inlines.findLastIndex((run) => run.text.includes(']'));
  return inlines.map((run, at) => (at === last ? { ...run, text: run.text.slice(0, run.text.lastIndexOf(']')) } : run));
}
