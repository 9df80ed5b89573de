import { keptFiles, textOf } from './repository.js';

const languages = ['zh-Hans', 'zh-Hant', 'en', 'pt'] as const;
type Catalogue = { readonly task: Readonly<Record<string, string>>; readonly unmet: Readonly<Record<string, { readonly remedy?: string }>> };

/** Where it is decided what waits for whom: every code a task can have is written there. */
const sources = keptFiles().filter((path) => /^libs\/lifecycle\/src\/model\/[\w-]+\.ts$/.test(path) && !path.endsWith('.spec.ts'));
/** Something that is waited for, but by nobody in particular: no task is made of it. */
const nobodys = new Set(['BALLOT_OPEN', 'CONSULTATION_RUNNING']);
const codes = [...new Set(sources.flatMap((path) => [...textOf(path).matchAll(/\bcode: ([^,}\n]*)/g)].flatMap(([, written]) => [...written!.matchAll(/'([A-Z_]{3,})'/g)].map(([, code]) => code!))))];

describe('what waits for someone', () => {
  it('is found where it is decided', () => {
    expect(codes).toEqual(expect.arrayContaining(['MOVE_OPEN', 'VOTE', 'EXTENSION_ASKED', 'LANGUAGE_TO_PUBLISH', 'BALLOT_TO_CLOSE', 'PATENT_REFUSED', 'PATENT_UNDECLARED', 'PATENT_NOT_NOTICED', 'LANGUAGE_BEHIND']));
  });

  it.each(languages)('is worded in %s', (language) => {
    const { task, unmet } = JSON.parse(textOf(`apps/web/src/messages/${language}.json`)) as Catalogue;
    const isWorded = (code: string) => task[code] !== undefined || Object.entries(unmet).some(([key, { remedy }]) => (key === code || key.startsWith(`${code}_`)) && remedy !== undefined);
    expect(codes.filter((code) => !isWorded(code))).toEqual([]);
  });

  it('has a way to be done on the page', () => {
    const acts = textOf('apps/web/src/routes/act-for.tsx');
    expect(codes.filter((code) => !nobodys.has(code) && !new RegExp(`\\b${code}\\b`).test(acts))).toEqual([]);
  });
});
