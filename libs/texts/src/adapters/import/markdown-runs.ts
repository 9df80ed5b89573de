import type { Token } from 'markdown-it';
import type { Inline, Mark } from '../../model/content.js';
import { safeHref } from '../../model/safe-href.js';
import type { SourcePlace } from '../../model/parsed.js';
import type { FindingList } from './finding-list.js';

export interface MarkdownRuns {
  readonly inlines: readonly Inline[];
  readonly figures: readonly { readonly ref: string; readonly alt: string }[];
}

/** Reads the inline tokens of one block. A line end without meaning becomes "\v", a hard break "\n". */
export function markdownRuns(tokens: readonly Token[], place: SourcePlace, findings: FindingList): MarkdownRuns {
  const inlines: Inline[] = [];
  const figures: { ref: string; alt: string }[] = [];
  const marks: Mark[] = [];
  let href: string | undefined;
  const put = (text: string, more: readonly Mark[] = []): void => {
    inlines.push({ text, marks: [...marks, ...more], ...(href === undefined ? {} : { href }) });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
        if (/<\/?[a-z][^>]*>/iu.test(token.content)) findings.add('RAW_HTML_AS_TEXT', place, token.content);
        put(token.content);
        break;
      case 'softbreak':
        put('\v');
        break;
      case 'hardbreak':
        put('\n');
        break;
      case 'code_inline':
        put(token.content, ['code']);
        break;
      case 'strong_open':
        marks.push('bold');
        break;
      case 'em_open':
        marks.push('italic');
        break;
      case 'strong_close':
      case 'em_close':
        marks.splice(marks.lastIndexOf(token.type === 'em_close' ? 'italic' : 'bold'), 1);
        break;
      case 'link_open':
        href = safeHref(String(token.attrGet('href') ?? '')) ?? undefined;
        if (href === undefined) findings.add('LINK_NOT_KEPT', place, String(token.attrGet('href') ?? ''));
        break;
      case 'link_close':
        href = undefined;
        break;
      case 'image':
        figures.push({ ref: String(token.attrGet('src') ?? ''), alt: token.content });
        findings.add('IMAGE_BYTES_LEFT_OUT', place, `${token.attrGet('src') ?? ''} ${token.content}`);
        break;
      default:
        if (token.content) {
          put(token.content);
          findings.add('ELEMENT_NOT_UNDERSTOOD', place, `${token.type} ${token.content}`);
        }
    }
  }
  return { inlines, figures };
}
