import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRefusal } from '#lib/kernel';
import { align } from '../../model/align.js';
import type { LanguageText } from '../../model/edit-language.js';
import { exchangeOf } from '../../model/exchange/exchange.js';
import { mergeExchange } from '../../model/exchange/merge.js';
import { treeOf } from '../../model/parsed.js';
import { unitsById } from '../../model/unit.js';
import { counting, iso5230 } from '../import/iso5230.fixture.js';
import { readXliff } from './read-xliff.js';
import { writeXliff12 } from './write-xliff-12.js';

// A tool that translators really use reads and writes the file: the Translate Toolkit, from Debian's package of that name.
const isThere = spawnSync('pocount', ['--version']).error === undefined;
const withToolkit = isThere || process.env['CI'] === 'true' ? it : (name: string) => it.todo(`${name}: translate-toolkit is not installed`);
const run = promisify(execFile);

const madeOf = { standardId: '00000000-0000-4000-8000-000000000001', language: 'en', baseRevision: 1, revision: 1 };
const base = treeOf('zh-Hans', await iso5230('2.1/zh-Hans.docx'), (index) => `b${index}`);
const aligned = align(base, await iso5230('2.1/en.md'), 'en', counting('e'));
const version: LanguageText = { tree: aligned.tree, pins: aligned.matches.map(({ unit }) => ({ unit, baseHash: unitsById(base).get(unit)!.hash })) };
const units = exchangeOf(base, version);

/** As a translator's tool would: it opens the file, words one unit anew, and saves all of it. */
const edit = `
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
for unit in store.units:
    if unit.target == 'Introduction':
        unit.target = 'Introduction & "purpose" \u7c21\u4ecb'
store.savefile(sys.argv[2])
`;

describe('a language version in a translator’s own tool', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xliff-'));
    file = join(folder, 'en.xlf');
    await writeFile(file, writeXliff12(madeOf, { source: 'zh-Hans', target: 'en' }, units));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function taken(name: string) {
    const read = readXliff(await readFile(join(folder, name)));
    if (isRefusal(read)) throw new Error(read.because);
    return mergeExchange({ base, version, baseNow: base, versionNow: version, returned: read.segments });
  }

  withToolkit('counts what is translated and what is missing as we do', async () => {
    const { stdout } = await run('pocount', ['--csv', file]);
    const [, translated, , , fuzzy, , untranslated, , total] = stdout.trim().split('\n').at(-1)!.split(',').map((cell) => cell.trim());
    const segments = units.flatMap(({ segments: of, standing }) => of.map(({ target }) => ({ isMissing: standing === 'missing' || !target?.length })));
    expect({ translated, fuzzy, untranslated, total }).toEqual({
      translated: `${segments.filter(({ isMissing }) => !isMissing).length}`,
      fuzzy: '0',
      untranslated: `${segments.filter(({ isMissing }) => isMissing).length}`,
      total: `${segments.length}`,
    });
  });

  withToolkit('merges it with itself, writes all of it anew, and nothing has changed', async () => {
    await run('pomerge', ['--progress=none', '-t', file, '-i', file, '-o', join(folder, 'merged.xlf')]);
    expect(await readFile(join(folder, 'merged.xlf'), 'utf8')).not.toBe(await readFile(file, 'utf8'));
    expect(await taken('merged.xlf')).toMatchObject({ edits: [], conflicts: [], unchanged: units.length });
  });

  withToolkit('words one unit anew, and that one is taken', async () => {
    await run('/usr/bin/python3', ['-c', edit, file, join(folder, 'edited.xlf')]);
    const { edits, conflicts, taken: count, unchanged } = await taken('edited.xlf');
    expect({ conflicts, count, unchanged }).toEqual({ conflicts: [], count: 1, unchanged: units.length - 1 });
    expect(edits).toMatchObject([{ content: { blocks: [{ inlines: [{ text: 'Introduction & "purpose" 簡介' }] }] } }]);
  });
});
