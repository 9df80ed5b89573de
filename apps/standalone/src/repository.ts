import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json above this file: the same whether it runs from dist or was moved with it. */
export const repository: string = folderWith('package.json', import.meta.dirname);

/** The compiled entry point of a sibling process. */
export function entryPoint(app: 'api' | 'worker' | 'cli'): string {
  return join(repository, 'dist', 'apps', app, 'src', 'main.js');
}

export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function folderWith(name: string, from: string): string {
  if (existsSync(join(from, name))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`no ${name} above ${import.meta.dirname}`);
  return folderWith(name, above);
}
