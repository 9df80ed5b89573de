import { type Instant, sha256 } from '#lib/kernel';
import type { Tx, Underway } from '#lib/lifecycle';
import type { Directory } from '#lib/participants';
import type { KeptText, Texts } from '#lib/texts';
import { RenderPages } from '../application/render-pages.js';
import { JsonPageCatalogue } from './json-page-catalogue.js';

const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
const ref = `sha256:${sha256(bytes)}`;
const figure = (of: string) => ({ id: of, kind: 'figure', parent: null, hash: of, content: { blocks: [{ is: 'figure', ref: of, alt: 'A valve' }] } });

/** The page of a text with these figures, when only the picture above is kept. */
async function pageWith(...refs: readonly string[]): Promise<string> {
  const text = { tree: { language: 'en', units: refs.map(figure) } } as unknown as KeptText;
  const texts = { find: async () => text, pictures: async (_: string, asked: readonly string[]) => (asked.includes(ref) ? [{ ref, mediaType: 'image/png', bytes }] : []) };
  const pages = new RenderPages(texts as unknown as Texts, new JsonPageCatalogue(), { committee: async () => undefined } as unknown as Directory, { next: () => 'id' });
  const standard = { id: 's', title: { en: 'Valves' }, committee: 'c', text: { language: 'en', revision: 1 }, languages: {} } as unknown as Underway;
  const page = await pages.base(standard, { number: 'T/LS 1—2026', amendment: 0, announcedOn: '2026-01-01', implementsOn: '2026-07-01' } as never, '2026-01-01T00:00:00.000Z' as Instant, {} as Tx);
  expect(page!.sha256).toBe(sha256(page!.html));
  return page!.html;
}

describe('a published page', () => {
  it('carries its pictures within it, so that it stands alone and its hash covers them', async () => {
    expect(await pageWith(ref)).toContain(`<img src="data:image/png;base64,${bytes.toString('base64')}" alt="A valve">`);
    expect(await pageWith(ref)).toBe(await pageWith(ref));
  });

  it('shows the description of a picture that is not kept', async () => {
    const page = await pageWith(`sha256:${'0'.repeat(64)}`, 'media/image1.emf');
    expect(page).not.toContain('<img');
    expect(page.match(/role="img" aria-label="A valve"/gu)).toHaveLength(2);
  });
});
