import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '../../model/procedure.js';
import { lifecycleFolder } from './own-folder.js';

/**
 * The repository's own procedures as the build read and checked them, so that no process does it again when it starts.
 * `of` is the digest of everything they were made from.
 */
interface Prepared {
  readonly of: string;
  readonly procedures: readonly Procedure[];
}

/** In dist, where only the build writes; it takes the file away before it compiles, so that no older checker's word stays. */
export const preparedFile = (): string => join(lifecycleFolder('procedures'), '..', '..', '..', 'dist', '.procedures.json');

/**
 * What was prepared from exactly the files that lie there now: procedures, calendars and their schemas, names and texts.
 * Undefined when there is nothing, when it cannot be read, or when any of them has changed since: then they are read and checked.
 */
export async function readPrepared(file: string = preparedFile()): Promise<readonly Procedure[] | undefined> {
  try {
    const { of, procedures } = JSON.parse(await readFile(file, 'utf8')) as Prepared;
    return of === (await digestOfLaw()) ? procedures : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps procedures that were read and found well, whole or not at all. `of` was taken before they were read. */
export async function keepPrepared(of: string, procedures: readonly Procedure[], file: string = preparedFile()): Promise<void> {
  const prepared: Prepared = { of, procedures };
  await writeFile(`${file}.${process.pid}`, JSON.stringify(prepared));
  await rename(`${file}.${process.pid}`, file);
}

/** SHA-256 over the names and texts of everything that reading the shipped procedures looks at. */
export async function digestOfLaw(folders: readonly string[] = [lifecycleFolder('procedures'), lifecycleFolder('calendars')]): Promise<string> {
  const digest = createHash('sha256');
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => /\.(yaml|json)$/.test(name)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name))));
    names.forEach((name, i) => digest.update(JSON.stringify([name, texts[i]!.length])).update(texts[i]!));
  }
  return digest.digest('hex');
}
