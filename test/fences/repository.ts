import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sources are, seen from dist/test/fences. */
export const repository = join(import.meta.dirname, '..', '..', '..');

/** Every file that is, or is about to be, part of the repository; by its path from the root. */
export function keptFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: repository, encoding: 'utf8', maxBuffer: 1e8 });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(repository, path)));
}

export const textOf = (path: string): string => readFileSync(join(repository, path), 'utf8');
