import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryFolder } from '#lib/platform';

const folder = join(repositoryFolder(), 'libs', 'lifecycle', 'procedures');

/** The procedures this installation comes with. */
export const shippedFiles = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, name));

/** A file as it was named, from where the tool was called: `npm run` changes to the repository first, and says from where. */
export const fileNamed = (word: string): string => {
  const from = process.env['INIT_CWD'];
  return from && resolve(word) !== word && !exists(word) ? resolve(from, word) : word;
};

export function textOf(file: string): string | Error {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

const exists = (file: string): boolean => !(textOf(file) instanceof Error);
