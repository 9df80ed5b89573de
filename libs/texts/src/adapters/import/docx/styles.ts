import { allOf, childOf, valueOf, type Element } from '../xml-tree.js';
import { roleOfName, type StyleRole } from './style-names.js';

/** What the styles of a DOCX say about a paragraph or run. */
export interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly numId?: string;
  readonly numLevel?: number;
  readonly outline?: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly defaultParagraph: string | undefined;

  constructor(root: Element | null) {
    for (const element of root ? allOf(root, 'w:style') : []) {
      const style = styleOf(element);
      this.styles.set(style.id, style);
      const isDefault = ['1', 'true'].includes(element.attributes['w:default'] ?? '') && element.attributes['w:type'] === 'paragraph';
      if (isDefault) this.defaultParagraph ??= style.id;
    }
  }

  /** The style and those it is based on, nearest first. */
  chain(id: string | undefined): readonly Style[] {
    const chain: Style[] = [];
    let next = id ?? this.defaultParagraph;
    while (next !== undefined && chain.length < 20) {
      const style = this.styles.get(next);
      if (!style || chain.includes(style)) break;
      chain.push(style);
      next = style.basedOn;
    }
    return chain;
  }

  /** What a paragraph with this style is; null when neither name nor outline level says anything. */
  role(id: string | undefined): StyleRole | null {
    if (id === undefined) return { as: 'text' };
    const chain = this.chain(id);
    for (const style of chain) {
      const role = roleOfName(style.name);
      if (role && (role.as !== 'text' || style === chain[0])) return role;
      if (style.outline !== undefined && style.outline < 9) return { as: 'heading', level: style.outline + 1 };
    }
    return null;
  }

  nameOf(id: string): string {
    return this.styles.get(id)?.name ?? id;
  }

  runMarks(id: string | undefined): { readonly isBold: boolean; readonly isItalic: boolean } {
    const chain = id === undefined ? [] : this.chain(id);
    return { isBold: chain.some((style) => style.isBold), isItalic: chain.some((style) => style.isItalic) };
  }
}

/** A toggle property such as w:b: present and not switched off. */
export const isOn = (properties: Element | undefined, name: string): boolean => {
  const element = childOf(properties, name);
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '');
};

function styleOf(element: Element): Style {
  const paragraph = childOf(element, 'w:pPr');
  const numbering = childOf(paragraph, 'w:numPr');
  const optional = {
    basedOn: valueOf(element, 'w:basedOn'),
    numId: valueOf(numbering, 'w:numId'),
    numLevel: figure(valueOf(numbering, 'w:ilvl')),
    outline: figure(valueOf(paragraph, 'w:outlineLvl')),
  };
  return {
    id: element.attributes['w:styleId'] ?? '',
    name: (valueOf(element, 'w:name') ?? '').toLowerCase(),
    isBold: isOn(childOf(element, 'w:rPr'), 'w:b'),
    isItalic: isOn(childOf(element, 'w:rPr'), 'w:i'),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<Style>),
  };
}

export const figure = (text: string | undefined): number | undefined => (text !== undefined && /^-?\d+$/u.test(text) ? Number(text) : undefined);
