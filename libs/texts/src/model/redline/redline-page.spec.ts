import { contentOf } from '../content.js';
import { sprout, type Seed } from '../sprout.js';
import { redline } from './redline.js';
import { redlineHtml, redlinePolicy } from './redline-page.js';
import type { RedlineWords } from './redline-words.js';

const fixed = (name: string) => (facts: object) => `${name} ${Object.values(facts).join(' ')}`;
const words: RedlineWords = {
  title: fixed('Changes'), revision: fixed('Revision'), summary: 'Units', count: fixed('Count'), nothing: 'Nothing', inserted: 'Inserted', removed: 'Removed', movedFrom: fixed('Moved from'), movedTo: 'Moved to ',
  renumbered: fixed('Was'), restyled: 'Restyled', cellReshaped: 'Reshaped', setting: fixed('Set'), figure: 'Figure', formula: 'Formula', annex: 'Annex', note: 'NOTE', example: 'EXAMPLE',
};
const seed = (id: string, text: string, parent: string | null = null, kind: Seed['kind'] = 'paragraph'): Seed => ({ id, kind, parent, content: contentOf(text) });
const old = sprout('zh-Hans', [seed('a', '范围', null, 'clause'), seed('a1', '本文件规定了要求。', 'a'), seed('b', '要求', null, 'clause'), seed('b1', '有效期为18个月。', 'b')]);
const page = (...seeds: readonly Seed[]) => redlineHtml(redline(old, sprout('zh-Hans', seeds)), { from: 'old.md', to: '<new>.md', language: 'en', words });
const now = page(seed('b', '要求', null, 'clause'), seed('b1', '有效期为24个月。', 'b'), seed('a1', '本文件规定了要求。', 'b'), seed('x', '<script>alert(1)</script>', 'b', 'item'));

describe('a redline as a page', () => {
  it('shows what was taken out and put in, in the language of the text, under words of the reader’s', () => {
    expect(now).toContain('<html lang="en" dir="ltr">');
    expect(now).toContain('<main lang="zh-Hans" dir="ltr">');
    expect(now).toContain('有效期为<del>18</del><ins>24</ins>个月。');
    expect(now).toContain('<span class="said away">Moved from 1/1</span>');
    expect(now).toContain('<span class="number"><del>2</del> <ins>1</ins></span>要求');
    expect(now).toContain('Removed');
  });

  it('leads from where a unit stood to where it stands, and has every id once', () => {
    expect(now).toContain('<span class="said away">Moved to </span><a href="#a1">1/2</a>');
    const ids = [...now.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('runs nothing and fetches nothing, whatever the text says', () => {
    expect(now).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(now).toContain('&lt;new&gt;.md');
    expect(now).not.toMatch(/<script|<link|<img|url\(| style="| on\w+="/u);
    expect(now).toContain(`content="${redlinePolicy}"`);
    expect(redlinePolicy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/u);
  });

  it('says so when nothing has changed', () => {
    expect(redlineHtml(redline(old, old), { from: 'a', to: 'b', language: 'en', words })).toContain('<p>Nothing</p>');
  });
});
