import { randomUUID } from 'node:crypto';
import { sha256 } from '#lib/kernel';
import { SYSTEM, type StandardEvent } from '#lib/lifecycle';
import { contentOf, sprout, treeHash } from '#lib/texts';
import { PostgresDocuments } from '../../libs/lifecycle/src/adapters/postgres-documents.js';
import { PostgresPublications } from '../../libs/publication/src/adapters/postgres-publications.js';
import { PostgresTexts } from '../../libs/texts/src/adapters/postgres-texts.js';
import { noon, proposing } from './gbt-commands.js';
import { openPostgresHouse, type PostgresHouse } from './postgres-house.js';
import { expectDone } from './standards.contract.js';

/** What is kept beside the log, changed behind its back: each change is named, and what was shown to readers is shown no more. */
let house: PostgresHouse;
let documents: PostgresDocuments;
let texts: PostgresTexts;
let pages: PostgresPublications;

beforeAll(async () => {
  house = await openPostgresHouse();
  documents = new PostgresDocuments(house.here.database);
  texts = new PostgresTexts(house.here.database);
  pages = new PostgresPublications(house.here.database);
}, 60_000);
afterAll(() => house?.close());

const sql = (text: string, values: unknown[] = []) => house.here.database.query(text, values);
const paragraphs = (words: readonly string[]) => words.map((word, n) => ({ id: `u${n + 1}`, kind: 'paragraph' as const, parent: null, content: contentOf(word) }));
const unitsOf = (language: string, words: readonly string[]) => sprout(language, paragraphs(words));

const picture = { ref: `sha256:${sha256('a valve')}`, mediaType: 'image/png', bytes: Buffer.from('a valve') };
const figure = { id: 'figure', kind: 'figure' as const, parent: null, content: { blocks: [{ is: 'figure' as const, ref: picture.ref, alt: 'A valve', mediaType: picture.mediaType }] } };

interface Kept {
  readonly id: string;
  readonly document: string;
  readonly base: string;
  readonly english: string;
}

/** A standard with one document, a base text of two revisions, an English one of one, and both published. */
async function published(pagesNamed = true): Promise<Kept> {
  const kept: Kept = { id: randomUUID(), document: randomUUID(), base: randomUUID(), english: randomUUID() };
  const { id } = kept;
  expectDone(await house.store.change(...proposing(id)));
  const revised = { label: null, changeClass: 'substantive' as const, at: noon };
  const trees = [unitsOf('zh-Hans', ['范围', `要求 ${id}`]), sprout('zh-Hans', [...paragraphs(['范围', `更多要求 ${id}`]), figure]), unitsOf('en', ['Scope', `Requirements ${id}`])] as const;
  const [first, second, english] = trees.map(treeHash) as [string, string, string];
  const edition = { number: `GB/T ${id}`, announcedOn: '2025-05-30', implementsOn: '2025-12-01' };
  const htmlOf = (language: string) => `<!doctype html><p>${language} ${id}`;
  const named = (page: string, language: string) => (pagesNamed ? { page: { id: page, sha256: sha256(htmlOf(language)) } } : {});
  const events: readonly StandardEvent[] = [
    { type: 'DocumentAttached', key: 'MINUTES', kind: 'MINUTES', language: null, document: kept.document, title: 'Minutes', sha256: sha256('the minutes'), counters: {}, on: '2025-01-01', at: noon },
    { ...revised, type: 'TextRevised', revision: 1, hash: first, units: { added: 2, changed: 0, removed: 0 }, lags: {} },
    { ...revised, type: 'TextRevised', revision: 2, hash: second, units: { added: 1, changed: 1, removed: 0 }, lags: {} },
    { ...revised, type: 'LanguageRevised', language: 'en', revision: 1, hash: english, baseRevision: 2, lag: { missing: 0, stale: 0, titlesBehind: 0 } },
    { type: 'StandardPublished', amendment: 0, revision: 2, takesEffectAt: '2025-11-30T16:00:00.000Z', languages: ['en'], ...edition, ...named(kept.base, 'zh-Hans'), at: noon },
    { type: 'LanguagePublished', language: 'en', revision: 1, baseRevision: 2, number: edition.number, announcedOn: edition.announcedOn, ...named(kept.english, 'en'), at: noon },
  ];
  const revision = (language: string, number: number, tree: (typeof trees)[number]) => ({ standardId: id, language, revision: number, label: null, hash: treeHash(tree), baseRevision: language === 'en' ? 2 : null, changeClass: 'substantive' as const, by: 'someone', at: noon, tree, pins: [] });
  const page = (pageId: string, language: string) => ({ id: pageId, standardId: id, amendment: 0, language, authoritative: language !== 'en', revision: 1, baseRevision: 2, title: 'Title', ...edition, html: htmlOf(language), sha256: sha256(htmlOf(language)), at: noon });
  expectDone(
    await house.store.changeWith({ standardId: id, by: SYSTEM, at: noon }, async (_standard, _procedure, tx) => ({
      ask: () => events,
      alongside: async () => {
        await documents.put(tx, { id: kept.document, standardId: id, kind: 'MINUTES', language: null, title: 'Minutes', mediaType: 'text/plain', sha256: sha256('the minutes'), by: 'someone', at: noon, content: Buffer.from('the minutes') });
        await texts.keep(tx, revision('zh-Hans', 1, trees[0]));
        await texts.keep(tx, revision('zh-Hans', 2, trees[1]), [picture]);
        await texts.keep(tx, revision('en', 1, trees[2]));
        await pages.keep(tx, [page(kept.base, 'zh-Hans'), page(kept.english, 'en')]);
      },
    })),
  );
  return kept;
}

const check = async ({ id }: Kept) => ({ documents: await documents.verify(id), pages: await pages.verify(id), ...(await texts.verify(id)) });

describe('what is kept as it was recorded', () => {
  it('matches, every kind of it', async () => {
    const sound = { notCovered: 0, mismatched: 0, mismatches: [] };
    expect(await check(await published())).toEqual({ documents: { ...sound, checked: 1 }, pages: { ...sound, checked: 2 }, texts: { ...sound, checked: 3 }, pictures: { ...sound, checked: 1 }, units: { ...sound, checked: 6 } });
  });

  it('from before pages were named can be read, is compared with the hash beside it, and counts as not covered', async () => {
    const kept = await published(false);
    expect(await pages.verify(kept.id)).toEqual({ checked: 2, notCovered: 2, mismatched: 0, mismatches: [] });
    expect((await pages.find(kept.base))?.html).toContain('zh-Hans');
    await sql(`UPDATE publication SET html = html || '!' WHERE id = $1`, [kept.base]);
    expect(await pages.verify(kept.id)).toMatchObject({ notCovered: 2, mismatched: 1, mismatches: [{ what: 'page', where: { id: kept.base, position: null } }] });
    await expect(pages.find(kept.base)).rejects.toMatchObject({ code: 'PAGE_NOT_AS_PUBLISHED' });
  });
});

describe('a published page', () => {
  it('whose bytes were changed is named, and not shown', async () => {
    const kept = await published();
    await sql(`UPDATE publication SET html = '<p>forged' WHERE id = $1`, [kept.english]);
    const expected = sha256(`<!doctype html><p>en ${kept.id}`);
    expect((await pages.verify(kept.id)).mismatches).toEqual([{ what: 'page', where: { id: kept.english, language: 'en', position: 7 }, expected, found: sha256('<p>forged') }]);
    await expect(pages.find(kept.english)).rejects.toMatchObject({ code: 'PAGE_NOT_AS_PUBLISHED' });
    expect((await pages.find(kept.base))?.language).toBe('zh-Hans');
  });

  it('whose bytes and hash were both changed is named all the same: the chain knows better', async () => {
    const kept = await published();
    await sql(`UPDATE publication SET html = '<p>forged', sha256 = $2 WHERE id = $1`, [kept.base, sha256('<p>forged')]);
    expect((await pages.verify(kept.id)).mismatches).toMatchObject([{ where: { id: kept.base, position: 6 }, found: sha256('<p>forged') }]);
    await expect(pages.find(kept.base)).rejects.toMatchObject({ code: 'PAGE_NOT_AS_PUBLISHED' });
  });

  it('that was taken away, or slipped in, is named', async () => {
    const kept = await published();
    await sql(`UPDATE publication SET id = $2 WHERE id = $1`, [kept.base, kept.document]);
    const own = sha256(`<!doctype html><p>zh-Hans ${kept.id}`);
    expect((await pages.verify(kept.id)).mismatches).toEqual([
      { what: 'page', where: { id: kept.base, language: 'zh-Hans', position: 6 }, expected: own, found: null },
      { what: 'page', where: { id: kept.document, language: 'zh-Hans', position: null }, expected: null, found: own },
    ]);
  });
});

describe('a document', () => {
  it('whose bytes were changed is named, and not given out', async () => {
    const kept = await published();
    await sql(`UPDATE document SET content = 'other minutes', sha256 = $2 WHERE id = $1`, [kept.document, sha256('other minutes')]);
    expect((await documents.verify(kept.id)).mismatches).toEqual([
      { what: 'document', where: { id: kept.document, language: null, position: 2 }, expected: sha256('the minutes'), found: sha256('other minutes') },
    ]);
    await expect(documents.get(kept.id, kept.document)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_AS_ATTACHED' });
  });

  it('that is gone is named', async () => {
    const kept = await published();
    await sql('DELETE FROM document WHERE id = $1', [kept.document]);
    expect((await documents.verify(kept.id)).mismatches).toMatchObject([{ where: { id: kept.document }, found: null }]);
  });
});

describe('a text', () => {
  it('whose unit says something else is named by language, revision and unit', async () => {
    const kept = await published();
    const { rows } = await sql(`UPDATE text_content SET content = $2 WHERE hash = (SELECT hash FROM text_unit WHERE standard_id = $1 AND language = 'en' AND unit_id = 'u2') RETURNING hash`, [kept.id, JSON.stringify(contentOf('Nothing is required'))]);
    const { texts: revisions, units } = await check(kept);
    expect(units.mismatches).toEqual([{ what: 'unit', where: { id: 'u2', language: 'en', revision: 1 }, expected: rows[0]!['hash'], found: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(revisions.mismatched).toBe(0);
  });

  it('whose unit was exchanged for another, moved or taken out is named by language and revision', async () => {
    const kept = await published();
    await sql(`UPDATE text_unit u SET hash = o.hash FROM text_unit o WHERE u.standard_id = $1 AND u.language = 'zh-Hans' AND u.revision = 2 AND u.unit_id = 'u2' AND o.standard_id = $1 AND o.language = 'zh-Hans' AND o.revision = 1 AND o.unit_id = 'u2'`, [kept.id]);
    await sql(`DELETE FROM text_unit WHERE standard_id = $1 AND language = 'en' AND unit_id = 'u1'`, [kept.id]);
    const { texts: revisions } = await check(kept);
    expect(revisions.mismatches.map(({ where }) => where)).toEqual([
      { language: 'en', revision: 1, position: 5 },
      { language: 'zh-Hans', revision: 2, position: 4 },
    ]);
  });
});

describe('a picture', () => {
  it('whose bytes were changed is named', async () => {
    const kept = await published();
    await sql('UPDATE text_picture SET bytes = $2 WHERE ref = $1', [picture.ref, Buffer.from('a pipe')]);
    const { pictures } = await check(kept);
    await sql('UPDATE text_picture SET bytes = $2 WHERE ref = $1', [picture.ref, picture.bytes]);
    expect(pictures).toEqual({ checked: 1, notCovered: 0, mismatched: 1, mismatches: [{ what: 'picture', where: { id: picture.ref }, expected: picture.ref, found: `sha256:${sha256('a pipe')}` }] });
    expect((await check(kept)).pictures).toMatchObject({ checked: 1, mismatched: 0 });
  });
});

it('a thousand units that all say something else are counted, and the first two hundred named', async () => {
  const id = randomUUID();
  expectDone(await house.store.change(...proposing(id)));
  await sql(`INSERT INTO text_content SELECT encode(sha256(convert_to($1 || n, 'UTF8')), 'hex'), '{}' FROM generate_series(1, 1200) n`, [id]);
  await sql(`INSERT INTO text_unit SELECT $1::uuid, 'zh-Hans', 1, n, 'u' || n, 'paragraph', NULL, encode(sha256(convert_to($2 || n, 'UTF8')), 'hex'), NULL FROM generate_series(1, 1200) n`, [id, id]);
  const { units } = await texts.verify(id);
  expect(units).toMatchObject({ checked: 1200, mismatched: 1200 });
  expect(units.mismatches).toHaveLength(200);
});
