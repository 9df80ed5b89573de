import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '#lib/kernel';

/** This file runs from dist; procedures and calendars stay in the sources, beside what they are the law of. */
export function lifecycleFolder(name: 'procedures' | 'calendars'): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, 'libs', 'lifecycle', name);
    if (existsSync(join(folder, 'package.json')) && existsSync(found)) return found;
    if (folder === dirname(folder)) throw new Fault('PROCEDURES_MISSING', `No libs/lifecycle/${name} was found above ${start}.`, 'Run it from inside the repository.');
  }
}
