import { sha256 } from '#lib/kernel';
import type { UnitKind } from '../unit.js';
import { escape } from '../escape.js';
import { directionOf } from '../page-style.js';
import { blockHtml } from './redline-blocks-html.js';
import type { Redline, RedlinedNode, RedlinedUnit, UnitChange } from './redline.js';
import { redlineStyle } from './redline-style.js';
import type { RedlineWords } from './redline-words.js';

export interface RedlinePage {
  /** Which texts are compared, as they are to be read: "ISO 1 zh-Hans 3", a file's name. */
  readonly from: string;
  readonly to: string;
  /** What both are texts of, before everything else: the name of a standard. */
  readonly of?: string;
  /** The language of the words around the text. */
  readonly language: string;
  readonly words: RedlineWords;
}

/** What a redline page may do, for the header that sends it too: show its own style, and nothing else. */
export const redlinePolicy = `default-src 'none'; style-src 'sha256-${base64(sha256(redlineStyle))}'; base-uri 'none'; form-action 'none'`;

/**
 * A redline as one page that stands alone: no script, nothing fetched, every character escaped. The text is in its own language, the
 * words around it in the reader's. The same redline and words give the same bytes.
 */
export function redlineHtml(redline: Redline, { from, to, of, language, words }: RedlinePage): string {
  const changes = escape(words.title({ from, to }));
  const title = of === undefined ? changes : `${escape(of)} · ${changes}`;
  const page = new Page(words, redline.language);
  return (
    `<!doctype html>\n<html lang="${escape(language)}" dir="${directionOf(language)}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${redlinePolicy}">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${title}</title>\n<style>${redlineStyle}</style>\n</head>\n<body>\n` +
    `<header>${of === undefined ? '' : `<p>${escape(of)}</p>`}<h1>${changes}</h1>${summaryOf(redline, words)}</header>\n` +
    `<main lang="${escape(redline.language)}" dir="${directionOf(redline.language)}">\n${page.nodes(redline.nodes)}</main>\n</body>\n</html>\n`
  );
}

function summaryOf({ summary, units }: Redline, words: RedlineWords): string {
  if (summary.unchanged === units.length) return `<p>${escape(words.nothing)}</p>`;
  const entries = Object.entries(summary) as [UnitChange | 'unchanged', number][];
  return `<ul aria-label="${escape(words.summary)}">${entries.filter(([, count]) => count > 0).map(([change, count]) => `<li>${escape(words.count({ change, count }))}</li>`).join('')}</ul>`;
}

class Page {
  constructor(
    private readonly words: RedlineWords,
    private readonly language: string,
  ) {}

  nodes(nodes: readonly RedlinedNode[]): string {
    let html = '';
    for (let at = 0; at < nodes.length; at += 1) {
      if (nodes[at]!.unit.kind !== 'item') {
        html += this.node(nodes[at]!);
        continue;
      }
      let end = at;
      while (nodes[end + 1]?.unit.kind === 'item') end += 1;
      html += `<ul class="plain">${nodes.slice(at, end + 1).map((node) => this.node(node)).join('')}</ul>\n`;
      at = end;
    }
    return html;
  }

  private node({ unit, left, under }: RedlinedNode): string {
    const tag = unit.kind === 'item' ? 'li' : unit.kind === 'clause' || unit.kind === 'term' ? 'section' : 'div';
    // The place a unit was moved away from says where it went, and nothing of it twice.
    if (left) return `<${tag} class="unit left"><p>${this.said('away', this.words.movedTo)}<a href="#${escape(unit.unit)}">${escape(unit.to!.address)}</a></p></${tag}>\n`;
    const look = unit.changes.length === 0 ? '' : ` ${unit.changes.join(' ')}`;
    return `<${tag} class="unit${look}" id="${escape(unit.unit)}">${this.own(unit)}${this.nodes(under)}</${tag}>\n`;
  }

  private own(unit: RedlinedUnit): string {
    const marks = this.marks(unit);
    const number = this.number(unit);
    const [first, ...rest] = unit.blocks.map((block) => blockHtml(block, this.words));
    const heading = headingOf(unit.kind, unit.level);
    const after = rest.join('');
    if (heading) return `<${heading.tag}${heading.more}>${marks}${number}${first?.line ? first.html : ''}</${heading.tag}>${first && !first.line ? first.html : ''}${after}`;
    const label = unit.kind === 'note' ? this.words.note : unit.kind === 'example' ? this.words.example : '';
    const words = label === '' ? '' : `<b lang="${escape(this.language)}">${escape(label)}</b> `;
    return first?.line === false ? `${marks ? `<p>${marks}</p>` : ''}${number}${first.html}${after}` : `<p>${marks}${number}${words}${first?.html ?? ''}</p>${after}`;
  }

  /** What happened to the unit, said in words before it. */
  private marks({ changes, from, to, settings, blocks }: RedlinedUnit): string {
    const { words } = this;
    const said = changes.flatMap((change): string[] => {
      if (change === 'inserted') return [this.said('in', words.inserted)];
      if (change === 'removed') return [this.said('out', words.removed)];
      if (change === 'moved') return [this.said('away', words.movedFrom({ address: from!.address }))];
      return change === 'renumbered' ? [this.said('number', words.renumbered({ number: from!.number ?? '—' }))] : [];
    });
    const set = settings.map(({ what, from: was, to: is }) => this.said('look', words.setting({ what, from: was, to: is })));
    const isRestyled = to !== null && blocks.some((block) => 'pieces' in block && block.pieces.some(({ is }) => is === 'restyled'));
    return [...said, ...set, ...(isRestyled ? [this.said('look', words.restyled)] : [])].join('');
  }

  private said(look: string, text: string): string {
    return `<span class="said ${look}">${escape(text)}</span>`;
  }

  private number({ from, to, content, changes }: RedlinedUnit): string {
    const shown = (number: string): string => escape(content.numbering === 'annex' ? `${this.words.annex} ${number}` : number);
    const [old, now] = [from?.number ?? null, to?.number ?? null];
    if (old === null && now === null) return '';
    if (changes.includes('inserted') && now) return `<span class="number"><ins>${shown(now)}</ins></span>`;
    if (old === now) return `<span class="number">${shown(now!)}</span>`;
    return `<span class="number">${old === null ? '' : `<del>${shown(old)}</del>`}${now === null ? '' : ` <ins>${shown(now)}</ins>`}</span>`;
  }
}

function headingOf(kind: UnitKind, level = 1): { readonly tag: string; readonly more: string } | null {
  if (kind === 'title') return { tag: 'h2', more: '' };
  if (kind !== 'clause' && kind !== 'term') return null;
  const depth = level + 1;
  return { tag: `h${Math.min(depth, 6)}`, more: depth > 6 ? ` aria-level="${depth}"` : '' };
}

/** The hash as a content security policy writes it. */
function base64(hex: string): string {
  return btoa(String.fromCharCode(...hex.match(/../gu)!.map((byte) => parseInt(byte, 16))));
}
