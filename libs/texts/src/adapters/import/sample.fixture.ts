import { isRefusal, type Refusal } from '#lib/kernel';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Parsed } from '../../model/parsed.js';
import { siblingsIn } from './folder.js';
import { readAnyFile } from './read-any-file.js';

/** Where a sample lies under libs/texts/data, found from the folder that holds package.json. */
export function samplePath(name: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'libs', 'texts', 'data', name);
}

/** A sample, read as it would be from the command line. */
export async function sample(name: string): Promise<Parsed> {
  const path = samplePath(name);
  const parsed = await readAnyFile({ name: path, bytes: readFileSync(path), siblings: siblingsIn(dirname(path)) });
  if (isRefusal(parsed)) throw new Error(parsed.because);
  return parsed;
}

export const text = (words: string): Uint8Array => Buffer.from(words);

/** @throws Error when it was refused */
export const isRead = (parsed: Parsed | Refusal): Parsed => {
  if (isRefusal(parsed)) throw new Error(`${parsed.refused}: ${parsed.because}`);
  return parsed;
};

/** Units by their words, one a line: kind, depth and text. */
export function outlineOf(parsed: Parsed): readonly string[] {
  const depths: number[] = [];
  return parsed.units.map(({ kind, parent, content }, index) => {
    depths[index] = parent === null ? 0 : depths[parent]! + 1;
    const words = content.blocks.map((block) => ('inlines' in block ? block.inlines.map((run) => run.text).join('') : block.is)).join(' | ');
    return `${' '.repeat(depths[index])}${kind}: ${words}`;
  });
}
