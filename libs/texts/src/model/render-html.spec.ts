import fc from 'fast-check';
import { contentOf, type Content } from './content.js';
import { renderHtml, type PageMeta } from './render-html.js';
import { sprout } from './sprout.js';
import { treeOf } from './parsed.js';
import { parsedOf } from './text.fixture.js';

const meta: PageMeta = {
  language: 'zh-Hans',
  number: 'GB/T 1—2020',
  title: '规范',
  editionDate: '2020年3月31日',
  implementationDate: '2020年10月1日',
  words: { note: '注：', example: '示例：', annex: '附录', contents: '目次', number: '标准编号', editionDate: '发布日期', implementationDate: '实施日期' },
};
const text = treeOf('zh-Hans', parsedOf('= 信息技术', '# 范围', ' 规定', '# 要求', ' # 政策', '  + 一份文档', '  * 第一项', '   * 里面', '  ! 说明', '#A 翻译'), (index) => `u${index}`);
const page = renderHtml(text, meta);
const one = (content: Content, kind: 'paragraph' | 'table' | 'figure' = 'paragraph', more: Partial<PageMeta> = {}): string => renderHtml(sprout('en', [{ id: 'x', kind, parent: null, content }]), { ...meta, ...more });

describe('a published page', () => {
  it('shows derived numbers, the words it was given, and unit ids', () => {
    expect(page).toContain('<html lang="zh-Hans" dir="ltr">');
    expect(page).toContain('<h1 id="u0">信息技术</h1>');
    expect(page).toContain('<h3 id="u4"><span class="number">2.1</span>政策</h3>');
    expect(page).toContain('<li id="u5"><span class="number">2.1.1</span>一份文档</li>');
    expect(page).toContain('<li id="u6">第一项<ul class="dash"><li id="u7">里面</li></ul>');
    expect(page).toContain('<div class="note" id="u8"><p><span class="label">注：</span>说明</p>');
    expect(page).toContain('<span class="number">附录 A</span>翻译');
    expect(page).toContain('<dt>实施日期</dt><dd>2020年10月1日</dd>');
  });

  it('carries label and prevailing sentence on a language version only', () => {
    const version = renderHtml(text, { ...meta, language: 'en', languageVersion: { label: '(English Translation)', prevails: 'In case of any doubt about the contents of English translation, the Chinese original shall be considered authoritative.' } });
    expect(version).toContain('<p class="version">(English Translation)</p>');
    expect(version).toContain('the Chinese original shall be considered authoritative.</p>');
    expect(page).not.toContain('class="prevails"');
  });

  it('sets Chinese with strict line breaks and dots for emphasis, and other scripts without', () => {
    expect(page).toContain('line-break:strict');
    expect(page).toContain('em{font-style:normal;text-emphasis:filled dot');
    expect(renderHtml(text, { ...meta, language: 'pt' })).not.toContain('text-emphasis');
    expect(renderHtml(text, { ...meta, language: 'ar' })).toContain('dir="rtl"');
  });

  it('is the same bytes for the same text and meta', () => expect(renderHtml(structuredClone(text), structuredClone(meta))).toBe(page));

  it('links only to http, https and mailto', () => {
    const linked = (href: string): string => one({ blocks: [{ is: 'text', inlines: [{ text: 'x', href }] }] });
    expect(linked('https://spdx.org/')).toContain('<a href="https://spdx.org/" rel="noopener noreferrer">x</a>');
    for (const href of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//host', 'https://a"onmouseover="x', 'file:///etc/passwd', 'java\nscript:x']) expect(linked(href)).toContain('<p id="x">x</p>');
  });

  it('shows tables with spans and header cells, figures by description unless a picture is given, footnotes where they belong', () => {
    expect(one({ blocks: [{ is: 'table', rows: [[{ inlines: [{ text: 'a' }], header: true, columns: 2 }], [{ inlines: [{ text: 'b' }], rows: 2 }]] }] }, 'table')).toContain('<thead><tr><th scope="col" colspan="2">a</th></tr></thead><tbody><tr><td rowspan="2">b</td></tr></tbody>');
    const figure: Content = { blocks: [{ is: 'figure', ref: 'sha256:1', alt: 'a map' }] };
    expect(one(figure, 'figure')).toContain('<p role="img" aria-label="a map">a map</p>');
    expect(one(figure, 'figure', { pictures: { 'sha256:1': 'data:image/png;base64,AAAA' } })).toContain('<img src="data:image/png;base64,AAAA" alt="a map">');
    expect(one(figure, 'figure', { pictures: { 'sha256:1': 'https://tracker' } })).not.toContain('<img');
    expect(one({ blocks: [{ is: 'text', inlines: [{ text: 'time' }, { text: '', footnote: 1 }] }, { is: 'footnote', inlines: [{ text: 'local law' }] }] })).toContain('time<sup><a href="#x-fn1">1</a></sup></p>\n<p class="footnote" id="x-fn1"><sup>1</sup> local law</p>');
  });

  it('shows formulas, references, captions with derived numbers, other designations and index entries', () => {
    const seeds = [
      { id: 'c', kind: 'clause' as const, parent: null, content: contentOf('Scope') },
      { id: 't', kind: 'table' as const, parent: 'c', content: { blocks: [{ is: 'text' as const, inlines: [{ text: 'Base units' }] }, { is: 'table' as const, rows: [[{ inlines: [{ text: 'm' }] }]] }] } },
      { id: 'f', kind: 'formula' as const, parent: 'c', content: { blocks: [{ is: 'formula' as const, notation: 'mathml' as const, source: '<math><mi>E</mi></math>' }], numbering: 'counted' as const } },
      { id: 'p', kind: 'paragraph' as const, parent: 'c', content: { blocks: [{ is: 'text' as const, inlines: [{ text: '', ref: { unit: 't' } }, { text: 'ISO 1, 4', ref: { standard: 'ISO 1', clause: '4' } }, { text: '', index: ['a', 'b'] }] }] } },
      { id: 'n', kind: 'term' as const, parent: 'c', content: { blocks: [{ is: 'text' as const, inlines: [{ text: 'mass' }] }, { is: 'designation' as const, inlines: [{ text: 'weight' }], status: 'deprecated' as const }] } },
    ];
    const html = renderHtml(sprout('en', seeds), { ...meta, language: 'en', words: { ...meta.words, table: 'Table' } });
    expect(html).toContain('<caption><span class="label">Table 1</span> Base units</caption>');
    expect(html).toContain('<math display="block"><mi>E</mi></math><span class="number">(1)</span>');
    expect(html).toContain('<a class="ref" href="#t">1</a><cite>ISO 1, 4</cite><span class="index" data-index="a; b"></span>');
    expect(html).toContain('mass<br><dfn>weight</dfn>');
  });

  it('lets no character of the text become markup', () => {
    const nasty = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'script', '</style>', '<!--', ' onload=', '\u0000', '文', ']]>') });
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const html = one(contentOf(`${a}.`), 'paragraph', { title: b, number: a, attribution: b, language: a });
        expect(html.match(/<[a-z!/][^>]*>/giu)!.map((tag) => tag.replace(/ .*$/su, '>'))).toEqual(one(contentOf('a.'), 'paragraph', { title: 'b', attribution: 'b', language: 'a' }).match(/<[a-z!/][^>]*>/giu)!.map((tag) => tag.replace(/ .*$/su, '>')));
      }),
    );
  });
});
