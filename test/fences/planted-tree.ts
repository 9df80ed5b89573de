import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { repository } from './repository.js';

export interface PlantedTree {
  readonly folder: string;
  remove(): void;
}

const leftOut = new Set(['node_modules', 'dist', 'data', '.git']);
const settings = ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', '.oxlintrc.json'];

/** A copy of the sources with files added to it (path from the root, text). The working tree is never touched. */
export function plantedTree(plants: Readonly<Record<string, string>>): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-fences-'));
  for (const part of ['apps', 'libs', 'test']) {
    cpSync(join(repository, part), join(folder, part), { recursive: true, filter: (source) => !leftOut.has(basename(source)) });
  }
  for (const file of settings) cpSync(join(repository, file), join(folder, file));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(plants)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
