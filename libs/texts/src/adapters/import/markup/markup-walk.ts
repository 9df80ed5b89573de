import { textOf, type Block, type Content, type Inline, type Mark, type Reference } from '../../../model/content.js';
import type { SourcePlace } from '../../../model/parsed.js';
import { wordsBlocks, type TreeDraft, type Words } from '../../../model/reading/tree-draft.js';
import { picture, type Pictures } from '../pictures.js';
import { childOf, wordsOf, type Element } from '../xml-tree.js';
import { formulaIn, formulaRun } from './mathml.js';

/** What an element within a line is. `through`: only what is inside it counts. `block`: it ends the line. */
export type Role =
  | { readonly is: 'through' | 'break' | 'drop' | 'math' | 'block' | 'image' }
  | { readonly is: 'marks'; readonly marks: readonly Mark[] }
  | { readonly is: 'link'; readonly href: string | undefined }
  | { readonly is: 'ref'; readonly ref: Reference }
  | { readonly is: 'index'; readonly words: readonly string[]; readonly isShown: boolean }
  | { readonly is: 'footnote'; readonly note: Element }
  | { readonly is: 'latex'; readonly source: string };

/** Where a block goes. */
export interface Home {
  readonly unit: number | null;
  readonly isTerms?: true;
}

interface Look {
  readonly marks: readonly Mark[];
  readonly href?: string;
}

/** What readers of marked-up files share: lines become runs, lines between blocks become paragraphs. */
export abstract class MarkupWalk {
  constructor(
    protected readonly draft: TreeDraft,
    protected readonly pictures: Pictures,
  ) {}

  protected abstract role(element: Element): Role;
  protected abstract block(element: Element, home: Home): void;
  protected abstract place(): SourcePlace;
  /** An anchor found within a line; it belongs to the unit the line becomes. */
  protected anchorsOf(element: Element): readonly string[] {
    return [element.attributes['id'] ?? ''].filter(Boolean);
  }

  /** Reads children in order: lines between blocks become paragraphs (or what `put` makes of them). */
  protected flow(children: Element['children'], home: Home, put?: (words: Words, isFirst: boolean) => number): void {
    let line: (Element | string)[] = [];
    let isFirst = true;
    const end = (): void => {
      const words = this.words(line);
      const anchors = line.flatMap((each) => (typeof each === 'string' ? [] : this.allAnchors(each)));
      line = [];
      if (!says(words)) return;
      const unit = put ? put(words, isFirst) : this.draft.say('paragraph', home.unit, words, this.place());
      for (const anchor of anchors) this.draft.anchor(anchor, unit);
      isFirst = false;
    };
    for (const child of children) {
      if (typeof child === 'string' || !this.isBlock(child)) {
        line.push(child);
        continue;
      }
      end();
      this.block(child, home);
    }
    end();
  }

  private isBlock(element: Element): boolean {
    const role = this.role(element);
    return role.is === 'block' || (role.is === 'through' && element.children.some((child) => typeof child !== 'string' && this.isBlock(child)));
  }

  private allAnchors(element: Element): readonly string[] {
    return [...this.anchorsOf(element), ...element.children.flatMap((child) => (typeof child === 'string' ? [] : this.allAnchors(child)))];
  }

  protected words(children: Element['children']): Words {
    const footnotes: (readonly Inline[])[] = [];
    const inlines = children.flatMap((child) => this.run(child, { marks: [] }, footnotes));
    return { inlines, footnotes };
  }

  private run(child: Element | string, look: Look, footnotes: (readonly Inline[])[]): readonly Inline[] {
    const shown = { ...(look.marks.length > 0 ? { marks: look.marks } : {}), ...(look.href === undefined ? {} : { href: look.href }) };
    if (typeof child === 'string') return [{ text: child.replace(/\r?\n/gu, '\v'), ...shown }];
    const inside = (next: Look = look): readonly Inline[] => child.children.flatMap((each) => this.run(each, next, footnotes));
    const role = this.role(child);
    switch (role.is) {
      case 'marks':
        return inside({ ...look, marks: [...look.marks, ...role.marks] });
      case 'link':
        return inside({ ...look, ...(role.href === undefined ? {} : { href: role.href }) });
      case 'break':
        return [{ text: '\n' }];
      case 'drop':
        return [];
      case 'ref': {
        const words = inside();
        return words.some((run) => run.footnote !== undefined) ? words : [{ text: textOf(words).replace(/\s+/gu, ' ').trim(), ref: role.ref, ...(look.marks.length > 0 ? { marks: look.marks } : {}) }];
      }
      case 'index':
        return [{ text: role.isShown ? textOf(inside()).replace(/\s+/gu, ' ').trim() : '', index: role.words }];
      case 'math': {
        const formula = formulaIn(child);
        return formula ? [formulaRun(formula)] : [];
      }
      case 'latex':
        return role.source.trim() === '' ? [] : [formulaRun({ notation: 'latex', source: role.source.trim() })];
      case 'footnote':
        footnotes.push(this.words(role.note.children.flatMap((each) => (typeof each === 'string' ? [each] : [each, '\n']))).inlines);
        return [{ text: '', footnote: footnotes.length }];
      case 'image':
        this.draft.report('OBJECT_LEFT_OUT', this.place(), `${nameOf(child)}: a picture in the line, kept as its description`);
        return [{ text: child.attributes['alt'] ?? wordsOf(child), ...shown }];
      case 'block':
        return [{ text: '\n' }, ...inside(), { text: '\n' }];
      case 'through':
        return inside();
    }
  }

  /** A figure of one picture, with its caption. */
  protected figure(image: Element | undefined, caption: Words | null, home: Home, more: Omit<Content, 'blocks'> = {}): number {
    const name = image ? nameOf(image) : '';
    const found = picture(this.pictures, [name]);
    if (found.asset) this.draft.picture(found.asset);
    else this.draft.report('IMAGE_BYTES_LEFT_OUT', this.place(), `${name.slice(0, 60)}: ${found.why}`);
    const alt = image?.attributes['alt'] ?? (image ? wordsOf(childOf(image, 'alt-text') ?? { name: '', attributes: {}, children: [] }).trim() : '');
    const ref = found.asset?.ref ?? (name.startsWith('data:') ? 'data:' : name);
    const figure: Block = { is: 'figure', ref, alt: alt || (caption ? textOf(caption.inlines).replace(/\s+/gu, ' ').trim() : ''), ...(found.asset ? { mediaType: found.asset.mediaType } : {}) };
    return this.draft.add('figure', home.unit, [figure, ...(caption ? wordsBlocks(caption) : [])], this.place(), more);
  }
}

export const says = ({ inlines, footnotes }: Words): boolean => footnotes.length > 0 || inlines.some((run) => run.text.trim() !== '' || run.formula || run.ref || run.index);

const nameOf = (image: Element): string => image.attributes['src'] ?? image.attributes['xlink:href'] ?? image.attributes['href'] ?? '';
