import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lifecycleFolder } from './own-folder.js';
import { digestOfLaw, keepPrepared, readPrepared } from './prepared.js';
import { loadProcedures } from './yaml-procedures.js';

describe('procedures prepared by the build', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'prepared-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('are what reading and checking them gives', async () => {
    const read = (await loadProcedures(lifecycleFolder('procedures'))).all();
    const file = join(folder, 'prepared.json');
    await keepPrepared(await digestOfLaw(), read, file);
    expect(await readPrepared(file)).toEqual(read);
  });

  it('are passed over when a file is not as it was, is new, or has another name', async () => {
    const file = join(folder, 'prepared.json');
    await keepPrepared('of other files', [], file);
    expect(await readPrepared(file)).toBeUndefined();
    await writeFile(join(folder, 'a.v1.yaml'), 'id: a\n');
    const once = await digestOfLaw([folder]);
    await writeFile(join(folder, 'b.v1.yaml'), '');
    const twice = await digestOfLaw([folder]);
    await writeFile(join(folder, 'b.v1.yaml'), 'id: b\n');
    expect(new Set([once, twice, await digestOfLaw([folder])]).size).toBe(3);
  });

  it('are passed over when the file is not there, cut off or no JSON', async () => {
    const file = join(folder, 'prepared.json');
    expect(await readPrepared(file)).toBeUndefined();
    for (const text of ['', '{"of":"', 'null', '[]']) {
      await writeFile(file, text);
      expect(await readPrepared(file)).toBeUndefined();
    }
  });
});
