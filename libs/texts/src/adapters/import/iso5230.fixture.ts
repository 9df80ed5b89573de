import { isRefusal } from '#lib/kernel';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Parsed } from '../../model/parsed.js';
import { readDocx } from './read-docx.js';
import { readMarkdown } from './read-markdown.js';

/** The bytes of a file under libs/texts/data/iso5230, found from the folder that holds package.json. */
export function iso5230File(name: string): Uint8Array {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return readFileSync(join(folder, 'libs', 'texts', 'data', 'iso5230', name));
}

/** The same file, read. */
export async function iso5230(name: string): Promise<Parsed> {
  const bytes = iso5230File(name);
  const parsed = name.endsWith('.md') ? readMarkdown(bytes) : await readDocx(bytes);
  if (isRefusal(parsed)) throw new Error(parsed.because);
  return parsed;
}

/** Ids that count: a1, a2 ... */
export const counting = (prefix: string): (() => string) => {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
};
