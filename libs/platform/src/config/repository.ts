import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, above this file, compiled or not: catalogues, procedures and texts stay where they
 * were written and are read from there.
 */
export function repositoryFolder(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`There is no package.json above ${import.meta.dirname}.`);
  return repositoryFolder(above);
}
