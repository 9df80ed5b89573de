import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './repository.mjs';

/** Every file below a folder of the repository, as paths from its root, in order. A folder that is not there has none. */
export function filesBelow(folder, wanted, skipped = []) {
  const found = [];
  const walk = (path) => {
    for (const entry of entriesOf(path)) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !skipped.includes(child)) walk(child);
      } else if (wanted(entry.name, child)) found.push(child);
    }
  };
  walk(folder);
  return found.sort();
}

function entriesOf(path) {
  try {
    return readdirSync(at(path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Names, sizes and times: cheap, and differs whenever a file may have changed. */
export function digestOfStats(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const stat = statSync(at(path), { throwIfNoEntry: false });
    hash.update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Names and contents: differs only when a file did change. */
export function digestOfContents(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(at(path)));
  return hash.digest('hex');
}
