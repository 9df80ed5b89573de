import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { leadsOutside, type Siblings } from './asciidoc/source.js';
import { importLimits } from './limits.js';

/** The files of one folder and of the folders in it; a link that leads out of it finds nothing, nor does a file too large to be read. */
export function siblingsIn(folder: string): Siblings {
  return (path) => {
    if (leadsOutside(path)) return null;
    try {
      const root = realpathSync(folder);
      const found = realpathSync(join(root, path));
      const isInside = found.startsWith(root.endsWith(sep) ? root : root + sep);
      return isInside && statSync(found).isFile() && statSync(found).size <= importLimits.maxFileBytes ? readFileSync(found) : null;
    } catch {
      return null;
    }
  };
}
