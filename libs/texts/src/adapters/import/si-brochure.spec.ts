import { readdirSync, readFileSync } from 'node:fs';
import { compareTexts } from '../../model/compare.js';
import { formulasOf, inlinesOf, referencesOf } from '../../model/content.js';
import { contentProblems } from '../../model/check-content.js';
import { identify } from '../../model/identify.js';
import type { Parsed } from '../../model/parsed.js';
import type { TextTree } from '../../model/unit.js';
import { counting } from './iso5230.fixture.js';
import { sample, samplePath } from './sample.fixture.js';

const versions = ['1.08', '2.01', '3.01'] as const;
const texts = new Map<string, Parsed>();
const brochure = (version: string, language: string): Parsed => texts.get(`${version} ${language}`)!;

beforeAll(async () => {
  for (const version of versions) for (const language of ['en', 'fr']) texts.set(`${version} ${language}`, await sample(`si-brochure/${version}/si-brochure-${language}.adoc`));
});

/** Words of the source that are text, not markup: what must come out again. */
function wordsOfSource(version: string, language: string): ReadonlyMap<string, number> {
  const folder = samplePath(`si-brochure/${version}/sections-${language}`);
  const source = readdirSync(folder).sort().map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
  const bare = source
    .replace(/^\/\/.*$/gmu, ' ')
    .replace(/^\[(?!\[).*\]\s*$/gmu, ' ')
    .replace(/^image::.*$|^<<<$/gmu, ' ')
    .replace(/\[\[\[([^,\]]+)(?:,([^\]]*))?\]\]\]/gu, ' $2 ')
    .replace(/\[\[[^\]]+\]\]/gu, ' ')
    .replace(/<<[^,>]+(?:,([^>]*))?>>/gu, ' $1 ')
    .replace(/index-range:[\w-]+|index:see|\{nbsp\}|footnote:\w*|stem:|(?:pagenumber|nosee)%|repo:\S+|dropid/gu, ' ')
    .replace(/&#x([0-9a-f]+);/giu, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/^NOTE:/gmu, ' ');
  return counts(bare);
}

function counts(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]{3,}/gu)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** All words a parsed text holds: shown, in formulas, in the index, in footnotes and in findings. */
const wordsKept = (parsed: Parsed): ReadonlyMap<string, number> => counts(JSON.stringify([parsed.units.map(({ content }) => content.blocks), parsed.findings.map(({ snippet }) => snippet)]).replace(/\\[nt]/gu, ' '));

describe.each(versions.flatMap((version) => [[version, 'en'], [version, 'fr']]))('the SI Brochure %s in %s', (version, language) => {
  it('loses no word of its source', () => {
    const kept = wordsKept(brochure(version!, language!));
    const lost = [...wordsOfSource(version!, language!)].filter(([word, count]) => (kept.get(word) ?? 0) < count);
    expect(lost).toEqual([]);
  });

  it('is units of the schema, with every reference led to its unit or named as a document', () => {
    const parsed = brochure(version!, language!);
    expect(parsed.units.flatMap(({ kind, content }) => contentProblems(kind, content))).toEqual([]);
    expect(parsed.findings.filter(({ code }) => code === 'REFERENCE_NOT_RESOLVED' || code === 'ELEMENT_NOT_UNDERSTOOD')).toEqual([]);
    expect(parsed.findings.filter(({ code }) => code === 'INCLUDE_NOT_FOUND').map(({ snippet }) => snippet)).toEqual([`sib-a1-${language}-body.adoc`, `sib-a4-${language}-body.adoc`]);
    const references = parsed.units.flatMap(({ content }) => referencesOf(content));
    expect(references.length).toBeGreaterThan(35);
    expect(references.every(({ ref }) => 'standard' in ref || Number(ref.unit) < parsed.units.length)).toBe(true);
  });
});

describe('the SI Brochure', () => {
  it('comes in with its tables, spans, formulas, footnotes and index', () => {
    const { units } = brochure('3.01', 'en');
    const kinds = (kind: string): number => units.filter((unit) => unit.kind === kind).length;
    expect([kinds('clause'), kinds('table'), kinds('formula'), kinds('example'), kinds('note')]).toEqual([39, 12, 20, 17, 10]);
    expect(units.flatMap(({ content }) => formulasOf(content)).length).toBeGreaterThan(650);
    const nonSi = units.find(({ kind, content }) => kind === 'table' && JSON.stringify(content).includes('hectare'))!.content;
    const table = nonSi.blocks.find((block) => block.is === 'table')!;
    expect(table.rows[0]!.every(({ header }) => header)).toBe(true);
    expect(table.rows.flat().filter(({ rows }) => rows === 3).length).toBe(3);
    expect(nonSi.blocks.filter(({ is }) => is === 'footnote')).toHaveLength(10);
    expect(units.flatMap(({ content }) => inlinesOf(content)).filter(({ index }) => index).length).toBeGreaterThan(300);
  });

  it('has the same kinds in the same order in both languages', () => {
    for (const version of versions) {
      const shape = (language: string): string => brochure(version, language).units.filter(({ kind }) => ['clause', 'table'].includes(kind)).map(({ kind }) => kind[0]).join('');
      expect(shape('fr')).toBe(shape('en'));
    }
  });

  it.each(['en', 'fr'])('keeps the ids of units from version to version in %s', (language) => {
    const newId = counting('u');
    let previous: TextTree | null = null;
    const kept: string[] = [];
    for (const version of versions) {
      const now = identify(brochure(version, language), language, previous, newId);
      if (previous) {
        const { added, removed, unchanged } = compareTexts(previous, now);
        kept.push(`${now.units.length} units, ${unchanged} unchanged, ${added.length} added, ${removed.length} removed`);
      }
      expect(compareTexts(now, identify(brochure(version, language), language, now, newId)).unchanged).toBe(now.units.length);
      previous = now;
    }
    expect(kept).toEqual(
      language === 'en'
        ? ['494 units, 476 unchanged, 1 added, 0 removed', '490 units, 468 unchanged, 6 added, 10 removed']
        : ['494 units, 489 unchanged, 1 added, 0 removed', '490 units, 469 unchanged, 6 added, 10 removed'],
    );
  });
});
