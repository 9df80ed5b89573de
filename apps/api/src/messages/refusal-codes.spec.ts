import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerLanguages } from '#lib/participants';
import { readCatalogue } from '../problems/phrases.js';

const repository = join(import.meta.dirname, '../../../../..');

/** Problems of a procedure file are told to whoever wrote it, not to readers. */
const toldAtStart = /lifecycle[\\/]src[\\/](adapters[\\/]procedures|model[\\/]check)|cli[\\/]src[\\/]commands[\\/]procedure/;

const sources = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/node_modules|\.spec\.ts$|[\\/]spec[\\/]/.test(path) && !toldAtStart.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(repository, folder, path), 'utf8') })),
);

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);

/** `refuse('CODE'`, `problem('CODE'`, and `code: 'CODE', because` or `code: either ? 'CODE' : 'OTHER', because`. */
const refusedWith = (text: string): string[] => [
  ...all(text, /\b(?:refuse|problem)(?:<[^>]*>)?\(\s*'([A-Z][A-Z0-9_]+)'/g),
  ...all(text, /\bcode:([^\n]*?),\s*because\b/g).flatMap((said) => all(said, /'([A-Z][A-Z0-9_]+)'/g)),
];

const codes = new Map(sources.flatMap(({ path, text }) => refusedWith(text).map((code) => [code, path] as const)));

describe('words for refusals', () => {
  it('finds the codes it looks for', () => {
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining(['MOVE_OUT_OF_ORDER', 'PERIOD_TOO_SHORT', 'PATENT_REFUSED', 'PATENT_UNDECLARED', 'BALLOT_OPEN', 'COMMENT_UNKNOWN', 'UNIT_UNKNOWN', 'ZIP_BOMB', 'NOT_SIGNED_IN', 'EMAIL_TAKEN', 'WEBHOOK_UNKNOWN']),
    );
    expect(codes.size).toBeGreaterThan(100);
  });

  it.each(readerLanguages)('%s has title, detail and remedy for every code of a refusal or an unmet condition', (language) => {
    const problems = readCatalogue(language).problems as Record<string, Partial<Record<'title' | 'detail' | 'remedy', unknown>>>;
    const wordless = [...codes].filter(([code]) => !problems[code]?.title || !problems[code].detail || !problems[code].remedy);
    expect(wordless.map(([code, path]) => `${code} (${path})`)).toEqual([]);
  });

  it('has none for a code that nobody says any more', () => {
    const text = sources.map((source) => source.text).join('\n');
    expect(Object.keys(readCatalogue('en').problems).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('names everything people are not entitled to or must give a reason for', () => {
    const decisions = sources.filter(({ path }) => /lifecycle[\\/]src[\\/]model[\\/]decide/.test(path)).map((source) => source.text).join('\n');
    const named = [...all(decisions, /unless(?:Entitled|For)\([^;\n]*?['`]([A-Z][A-Za-z]+)/g), ...all(decisions, /reasonMissing\(['`](\w+)/g)];
    expect(named).toEqual(expect.arrayContaining(['AttachDocument', 'ReviseLanguage', 'return']));
    expect(named.filter((act) => !Object.hasOwn(readCatalogue('en').acts, act))).toEqual([]);
  });
});
