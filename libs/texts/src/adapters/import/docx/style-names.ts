import type { SourceBlock } from '../../../model/reading/source-block.js';

export interface StyleRole {
  readonly as: SourceBlock['as'];
  readonly level?: number;
}

/**
 * Style names (lower case) and what their paragraphs are. Three families: Word's own, the ISO template, and the template in which
 * Chinese standards are written (章标题, 一级条标题 ...). Add a line to teach a template.
 */
const roles: readonly (readonly [RegExp, StyleRole | ((found: RegExpExecArray) => StyleRole)])[] = [
  [/^(?:toc|目录) ?\d$|^table of figures$/u, { as: 'contents-entry' }],
  [/^(?:toc heading|zzcontents|contents heading)$/u, { as: 'contents-heading' }],
  [/^(?:heading|标题) ?(\d)$/u, (found) => ({ as: 'heading', level: Number(found[1]) })],
  [/^(?:intro title|foreword title|biblio ?title|foreword|introduction)$|前言.*标题|引言.*标题|参考文献.*标题/u, { as: 'heading', level: 1 }],
  [/^(?:title|zzstdtitle|main title \d)$|封面标准名称|^标准名称/u, { as: 'title' }],
  [/^annex(?: title)?$|附录标识/u, { as: 'annex', level: 1 }],
  [/^a(\d)$/u, (found) => ({ as: 'heading', level: Number(found[1]) })],
  [/附录章标题/u, { as: 'heading', level: 2 }],
  [/附录([一二三四五])级条标题/u, (found) => ({ as: 'heading', level: 2 + chinese(found[1]) })],
  [/([一二三四五])级条标题/u, (found) => ({ as: 'heading', level: 1 + chinese(found[1]) })],
  [/章标题/u, { as: 'heading', level: 1 }],
  [/^note(?! heading)|(?:^|_)注[：:×x]?/u, { as: 'note' }],
  [/^example|(?:^|_)示例/u, { as: 'example' }],
  [/列项.*([一二三])级/u, (found) => ({ as: 'item', level: chinese(found[1]) })],
  [/列项/u, { as: 'item', level: 1 }],
  [/^(?:caption|题注|table title|figure title)$|[表图]标题/u, { as: 'caption' }],
  [/^(?:normal|first paragraph|compact|captioned figure|normal \(web\)|body text.*|list.*|plain text|no spacing|footnote text|quote|block text|table grid|default|p\d)$/u, { as: 'text' }],
  [/^(?:part|definition|terms?|source|html preformatted|macro text|date|subtitle|header|footer|段|.*_段|正文.*)$/u, { as: 'text' }],
];

const chinese = (figure: string | undefined): number => '一二三四五'.indexOf(figure ?? '一') + 1;

export function roleOfName(name: string): StyleRole | null {
  for (const [pattern, role] of roles) {
    const found = pattern.exec(name);
    if (found) return typeof role === 'function' ? role(found) : role;
  }
  return null;
}
