import type { Mark } from '../../../model/content.js';
import { safeHref } from '../../../model/safe-href.js';
import { sign, type Notice, type Token } from './tokens.js';

/** An inline node of Asciidoctor, as far as it is read here. */
interface InlineNode {
  readonly nodeName: string;
  readonly type: string | null;
  readonly target: string | null;
  readonly text: string | null;
  readonly id: string | null;
  readonly role?: string | readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

const looks: Readonly<Record<string, readonly Mark[]>> = { strong: ['bold'], emphasis: ['italic'], monospaced: ['code'], superscript: ['sup'], subscript: ['sub'] };
const roles: Readonly<Record<string, Mark>> = { underline: 'underline', 'line-through': 'strike', strike: 'strike', smallcap: 'smallcaps', smallcaps: 'smallcaps' };
const notations = { asciimath: 'asciimath', latexmath: 'latex' } as const;

/** The converter that is given to Asciidoctor: inline nodes become tokens, blocks are not converted (they are walked). */
export class TokenConverter {
  readonly tokens: Token[] = [];
  private readonly footnotes = new Map<string, string>();

  convert(node: InlineNode, transform?: string | null): string {
    const name = transform ?? node.nodeName;
    return name.startsWith('inline_') ? this.inline(name.slice(7), node) : '';
  }

  private token(token: Token, words: string): string {
    this.tokens.push(token);
    return `${sign.open}${this.tokens.length - 1}${sign.end}${words}${sign.close}`;
  }

  private notice(notice: Notice): string {
    return this.token({ is: 'notice', notice }, '');
  }

  private inline(name: string, node: InlineNode): string {
    const text = node.text ?? '';
    switch (name) {
      case 'quoted':
        return this.quoted(node, text);
      case 'indexterm':
        if (node.type === 'visible') return this.token({ is: 'index', isShown: true }, text);
        return this.token({ is: 'index', isShown: false }, ((node.attributes['terms'] as readonly string[] | undefined) ?? []).join(sign.next));
      case 'footnote':
        return this.footnote(node, text);
      case 'anchor':
        return this.anchor(node, text);
      case 'break':
        return `${text}${this.token({ is: 'break' }, '')}`;
      case 'image':
        return this.notice({ is: 'left', code: 'OBJECT_LEFT_OUT', text: `${node.target ?? ''}: a picture in the line, kept as its description` }) + String(node.attributes['alt'] ?? '');
      default:
        return text;
    }
  }

  private quoted(node: InlineNode, text: string): string {
    return (node.id ? this.notice({ is: 'anchor', id: node.id }) : '') + this.looking(node, text);
  }

  private looking(node: InlineNode, text: string): string {
    const type = node.type ?? '';
    if (type === 'asciimath' || type === 'latexmath') return this.token({ is: 'formula', notation: notations[type] }, text);
    if (type === 'double') return `“${text}”`;
    if (type === 'single') return `‘${text}’`;
    const role = Array.isArray(node.role) ? node.role.join(' ') : String(node.role ?? '');
    const marks = [...(looks[type] ?? []), ...role.split(' ').flatMap((each) => roles[each] ?? [])];
    return marks.length > 0 ? this.token({ is: 'marks', marks }, text) : text;
  }

  /** footnote:id[words] is said once and marked again as footnote:id[]. */
  private footnote(node: InlineNode, text: string): string {
    const id = node.id ?? (node.attributes['refid'] as string | undefined) ?? node.target ?? null;
    if (text !== '' && id) this.footnotes.set(id, text);
    const words = text === '' && id ? (this.footnotes.get(id) ?? '') : text;
    return words === '' ? this.notice({ is: 'left', code: 'FOOTNOTE_NOT_FOUND', text: id ?? '' }) : this.token({ is: 'footnote' }, words);
  }

  private anchor(node: InlineNode, text: string): string {
    const target = node.target ?? '';
    switch (node.type) {
      case 'ref':
        return this.notice({ is: 'anchor', id: node.id ?? '' });
      case 'bibref': {
        const designation = designated(text, node.id ?? '');
        return this.notice({ is: 'document', id: node.id ?? '', designation }) + designation;
      }
      case 'xref': {
        const name = String(node.attributes['refid'] ?? target.replace(/^#/u, ''));
        const { words, form } = metanormaWords(text);
        const left = form ? this.notice({ is: 'left', code: 'REFERENCE_FORM_LEFT_OUT', text: `${name},${form}` }) : '';
        return left + this.token({ is: 'ref', ref: { unit: name } }, words);
      }
      default: {
        const href = safeHref(target) ?? undefined;
        const left = href === undefined ? this.notice({ is: 'left', code: 'LINK_NOT_KEPT', text: target }) : '';
        return left + this.token({ is: 'link', href }, text);
      }
    }
  }
}

/** `[[[id, (1)ISO 9000]]]`: Metanorma writes a number or a call before or around what the document is called. */
function designated(reftext: string, id: string): string {
  const bare = reftext.replace(/^\[|\]$/gu, '').replace(/^\(\d+\)\s*/u, '').trim();
  const called = /^(?:dropid|hidden|nofetch|amend)\((.*)\)$/u.exec(bare)?.[1];
  const words = (called ?? bare).trim();
  return words === '' || /^(?:repo|path):/u.test(words) ? id : words;
}

/** Metanorma appends how a reference is to be shown to its words: `pagenumber%`, `nosee%`, `droploc%`. */
function metanormaWords(text: string): { readonly words: string; readonly form: string } {
  const forms = [...text.matchAll(/(?:^|,)\s*([a-z]+%)/giu)].map(([, form]) => form!);
  return { words: text.replace(/(?:^|,)?\s*[a-z]+%/giu, '').trim(), form: forms.join(',') };
}
