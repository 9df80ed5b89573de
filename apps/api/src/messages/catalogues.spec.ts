import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerLanguages, roles } from '#lib/participants';
import { readCatalogue } from '../problems/phrases.js';

/** Every key with its sentence: `problems.NOT_SIGNED_IN.title`. */
const flat = (value: unknown, under = ''): [string, string][] =>
  typeof value === 'string' ? [[under, value]] : Object.entries(value as object).flatMap(([key, one]) => flat(one, under ? `${under}.${key}` : key));

const catalogues = new Map(readerLanguages.map((language) => [language, new Map(flat(readCatalogue(language)))]));
const all = [...new Set([...catalogues.values()].flatMap((catalogue) => [...catalogue.keys()]))].sort();
const placeholders = (sentence = ''): string[] => [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!).sort();

type Bytes = readonly [number, number];
const charactersOf = (encoding: string, [first, last]: Bytes, trails: readonly Bytes[]): string => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const pairs = range(first, last).flatMap((lead) => trails.flatMap(([from, to]) => range(from, to).flatMap((trail) => [lead, trail])));
  return new TextDecoder(encoding).decode(Uint8Array.from(pairs));
};

describe('the message catalogues', () => {
  it.each(readerLanguages)('%s has every key another has', (language) => {
    expect(all.filter((key) => !catalogues.get(language)!.has(key))).toEqual([]);
  });

  it.each(readerLanguages)('%s says something under every key, from the same facts', (language) => {
    const english = catalogues.get('en')!;
    for (const [key, sentence] of catalogues.get(language)!) {
      expect([key, sentence.trim()]).toEqual([key, sentence]);
      expect([key, sentence === '']).toEqual([key, false]);
      expect([key, placeholders(sentence)]).toEqual([key, placeholders(english.get(key))]);
    }
  });

  it.each([
    ['zh-Hans', 'gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]],
    ['zh-Hant', 'big5', [0xa4, 0xf9], [[0x40, 0x7e], [0xa1, 0xfe]]],
  ] as const)('%s keeps to its own script and to full-width punctuation', (language, encoding, leads, trails) => {
    // GB 2312 has no character of the traditional script alone, and Big5 none of the simplified but this one.
    const script = new Set(charactersOf(encoding, leads, trails));
    if (language === 'zh-Hant') script.delete('与');
    for (const [key, sentence] of catalogues.get(language)!) {
      expect([key, [...sentence].filter((character) => /[一-鿿]/.test(character) && !script.has(character))]).toEqual([key, []]);
      expect([key, /[一-鿿][,;:!?.]/.test(sentence)]).toEqual([key, false]);
    }
  });

  it('names every role', () => {
    expect(all).toEqual(expect.arrayContaining(roles.map((role) => `roles.${role}`)));
  });

  it('has title, detail and remedy for every code the front door refuses with', () => {
    const source = readFileSync(join(import.meta.dirname, '..', 'problems', 'edge-refusals.js'), 'utf8');
    const codes = [...source.matchAll(/refuse\('([A-Z_]+)'/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of [...codes, 'SIGN_IN_REFUSED', 'TOO_MANY_ATTEMPTS', 'INTERNAL_FAULT', 'DATABASE_UNREACHABLE', 'MIGRATIONS_PENDING']) {
      for (const part of ['title', 'detail', 'remedy']) expect(all).toContain(`problems.${code}.${part}`);
    }
  });

  it('is one file per language', () => {
    expect(readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json')).sort()).toEqual(readerLanguages.map((language) => `${language}.json`).sort());
  });
});
