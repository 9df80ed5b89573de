import { formulaOf, textOf, type Inline } from './content.js';
import { escape } from './escape.js';
import { countsOf, numbersOf } from './numbers.js';
import { directionOf, isCjk, pageStyle } from './page-style.js';
import { renderFootnotes, renderFormula, renderInlines, renderTable } from './render-content.js';
import { childrenOf, isHeading, type TextTree, type Unit } from './unit.js';

/** The words of a page, in the language of the text: the caller has the catalogue, this file has none. */
export interface PageWords {
  readonly note: string;
  readonly example: string;
  readonly annex: string;
  /** Before the number of a table or figure; their captions stand without a number when absent. */
  readonly table?: string;
  readonly figure?: string;
  /** Heading of the list of contents; left out when absent. */
  readonly contents?: string;
  readonly number: string;
  readonly editionDate: string;
  readonly implementationDate: string;
}

export interface PageMeta {
  /** BCP 47, e.g. zh-Hans, en, pt. */
  readonly language: string;
  /** Number of the standard: the same in every language. */
  readonly number: string;
  readonly title: string;
  /** Dates as they are to be read, in the language of the page. */
  readonly editionDate?: string;
  readonly implementationDate?: string;
  readonly words: PageWords;
  /** For a language version: its label, "(English Translation)", and the sentence that the original prevails (GB/T 20000.10). */
  readonly languageVersion?: { readonly label: string; readonly prevails: string };
  /** Whose text this is, under which licence. */
  readonly attribution?: string;
  /** Pictures by reference, as data: URLs of PNG, JPEG, GIF or WebP; a figure without one shows its description. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/**
 * A published text as one HTML page that stands alone: no script, no external resource, every character escaped, only http, https and
 * mailto links. Element ids are unit ids; numbers are derived. The same text and meta give the same bytes.
 */
export function renderHtml(tree: TextTree, meta: PageMeta): string {
  const page = new Page(tree, meta);
  const heading = tree.units.find(({ kind }) => kind === 'title');
  const title = heading ? `<h1 id="${escape(heading.id)}">${renderInlines(inlinesIn(heading), heading.id)}</h1>` : `<h1>${escape(meta.title)}</h1>`;
  const { words, languageVersion: version } = meta;
  const facts = [
    [words.number, meta.number],
    [words.editionDate, meta.editionDate],
    [words.implementationDate, meta.implementationDate],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`<dt>${escape(label!)}</dt><dd>${escape(value)}</dd>`]));
  return (
    `<!doctype html>\n<html lang="${escape(meta.language)}" dir="${directionOf(meta.language)}">\n<head>\n<meta charset="utf-8">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escape(`${meta.number} ${meta.title}`)}</title>\n<style>${pageStyle(meta.language)}</style>\n</head>\n<body>\n` +
    `<header>${title}${version ? `<p class="version">${escape(version.label)}</p>` : ''}<dl>${facts.join('')}</dl>` +
    `${version ? `<p class="prevails">${escape(version.prevails)}</p>` : ''}</header>\n` +
    `${page.contents()}<main>\n${page.body()}</main>\n` +
    `${meta.attribution === undefined ? '' : `<footer><p>${escape(meta.attribution)}</p></footer>\n`}</body>\n</html>\n`
  );
}

const inlinesIn = (unit: Unit): readonly Inline[] => unit.content.blocks.flatMap((block) => (block.is === 'text' ? block.inlines : []));

class Page {
  private readonly children;
  private readonly numbers;
  /** Of tables, figures and formulas. */
  private readonly counts;

  constructor(
    private readonly tree: TextTree,
    private readonly meta: PageMeta,
  ) {
    this.children = childrenOf(tree);
    this.numbers = numbersOf(tree);
    this.counts = countsOf(tree);
  }

  contents(): string {
    const { contents } = this.meta.words;
    const clauses = this.tree.units.filter(({ kind, level }) => kind === 'clause' && (level ?? 1) <= 3);
    if (contents === undefined || clauses.length === 0) return '';
    const entries = clauses.map((unit) => `<li class="level${unit.level ?? 1}"><a href="#${escape(unit.id)}">${this.label(unit)}${escape(textOf(inlinesIn(unit)))}</a></li>`);
    return `<nav aria-label="${escape(contents)}"><p class="label">${escape(contents)}</p><ol>${entries.join('')}</ol></nav>\n`;
  }

  body(): string {
    return this.under(null);
  }

  private under(parent: string | null): string {
    const units = (this.children.get(parent) ?? []).filter(({ kind }) => kind !== 'title');
    let html = '';
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at]!;
      if (unit.kind !== 'item') {
        html += this.unit(unit);
        continue;
      }
      let end = at;
      while (units[end + 1]?.kind === 'item' && units[end + 1]!.content.marker === unit.content.marker) end += 1;
      html += this.list(units.slice(at, end + 1));
      at = end;
    }
    return html;
  }

  private unit(unit: Unit): string {
    const id = `id="${escape(unit.id)}"`;
    if (isHeading(unit.kind)) return `<section>${this.heading(unit, id)}\n${this.under(unit.id)}</section>\n`;
    const { blocks } = unit.content;
    const words = this.words(unit);
    const notes = renderFootnotes(blocks, unit.id, this.numberOf);
    const inside = this.under(unit.id);
    switch (unit.kind) {
      case 'note':
      case 'example':
        return `<div class="${unit.kind}" ${id}><p><span class="label">${escape(this.meta.words[unit.kind])}</span>${words}</p>${notes}${inside}</div>\n`;
      case 'table':
        return `<div ${id}>${blocks.map((block) => (block.is === 'table' ? renderTable(block.rows, unit.id, this.numberOf, this.caption(unit)) : '')).join('')}${notes}${inside}</div>\n`;
      case 'figure': {
        const pictures = blocks.map((block) => (block.is === 'figure' ? this.picture(block.ref, block.alt) : '')).join('');
        const caption = this.caption(unit);
        return `<figure ${id}>${pictures}${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>\n`;
      }
      case 'formula': {
        const count = this.counts.get(unit.id);
        const shown = blocks.map((block) => (block.is === 'formula' ? renderFormula(formulaOf(block), 'block') : '')).join('');
        return `<div class="formula" role="math" ${id}>${shown}${words ? `<p>${words}</p>` : ''}${count === undefined ? '' : `<span class="number">(${escape(count)})</span>`}</div>\n`;
      }
      default:
        return `<p ${id}>${words}</p>\n${notes}${inside}`;
    }
  }

  private readonly numberOf = (unit: string): string | undefined => this.numbers.get(unit) ?? this.counts.get(unit);

  private words(unit: Unit): string {
    const named = unit.content.blocks.flatMap((block) => (block.is === 'designation' ? [`<dfn>${renderInlines(block.inlines, unit.id, this.numberOf)}</dfn>`] : []));
    const words = renderInlines(inlinesIn(unit), unit.id, this.numberOf);
    return named.length === 0 ? words : unit.kind === 'term' ? [words, ...named].join('<br>') : `${named.join(', ')}${words ? ` ${words}` : ''}`;
  }

  /** The caption of a table or figure, with its number where the catalogue has the word for it. */
  private caption(unit: Unit): string {
    const word = unit.kind === 'table' ? this.meta.words.table : this.meta.words.figure;
    const count = this.counts.get(unit.id);
    const label = word === undefined || count === undefined ? '' : `<span class="label">${escape(`${word} ${count}`)}</span> `;
    return `${label}${this.words(unit)}`;
  }

  private heading(unit: Unit, id: string): string {
    const depth = (unit.level ?? 1) + 1;
    const tag = `h${Math.min(depth, 6)}`;
    const level = depth > 6 ? ` role="heading" aria-level="${depth}"` : '';
    const isAnnex = unit.content.numbering === 'annex';
    const [open, close] = isCjk(this.meta.language) ? ['（', '）'] : ['(', ')'];
    const qualifier = unit.content.qualifier ? `<span class="qualifier">${open}${escape(unit.content.qualifier)}${close}</span> ` : '';
    const words = `${this.label(unit)}${qualifier}${this.words(unit)}`;
    return `<${tag}${isAnnex ? ' class="annex"' : ''} ${id}${level}>${words}</${tag}>${renderFootnotes(unit.content.blocks, unit.id)}`;
  }

  /** The derived number of a unit, with the word for annex before a letter. */
  private label(unit: Unit): string {
    const number = this.numbers.get(unit.id);
    if (number === undefined) return '';
    const shown = unit.content.numbering === 'annex' ? `${this.meta.words.annex} ${number}` : number;
    return `<span class="number">${escape(shown)}</span>`;
  }

  private list(items: readonly Unit[]): string {
    const marker = items[0]!.content.marker;
    const tag = marker === undefined || marker === 'clause' ? 'ul' : 'ol';
    const style = { clause: 'counted', letter: 'letter', number: 'decimal', roman: 'roman' }[marker ?? 'clause'];
    const entries = items.map((unit) => {
      const words = this.words(unit);
      return `<li id="${escape(unit.id)}">${this.label(unit)}${words}${renderFootnotes(unit.content.blocks, unit.id)}${this.under(unit.id)}</li>`;
    });
    return `<${tag} class="${marker === undefined ? 'dash' : style}">${entries.join('')}</${tag}>\n`;
  }

  private picture(ref: string, alt: string): string {
    const data = this.meta.pictures?.[ref];
    const isPicture = data !== undefined && /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/u.test(data);
    return isPicture ? `<img src="${data}" alt="${escape(alt)}">` : `<p role="img" aria-label="${escape(alt)}">${escape(alt)}</p>`;
  }
}
