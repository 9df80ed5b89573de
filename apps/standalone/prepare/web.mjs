import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { at } from './repository.mjs';
import { runNode } from './run.mjs';

const everything = () => true;

/** Everything the web is made from: its own folder, the words of the nouns, and the packages. Empty where there is no web. */
export function webInputs() {
  if (!existsSync(at('apps', 'web', 'index.html'))) return [];
  const words = filesBelow('libs', (name, path) => name.endsWith('.json') && path.split(/[\\/]/).includes('messages'));
  return [...filesBelow(join('apps', 'web'), everything), ...words, 'package-lock.json'];
}

export const isWebBuilt = () => existsSync(at('dist', 'apps', 'web', 'index.html'));

/** Builds the web into dist/apps/web. Answers the bundler's complaints; none is ''. */
export async function buildWeb() {
  const { code, said } = await runNode([
    at('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    at('apps', 'web'),
    '--outDir',
    at('dist', 'apps', 'web'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  return code === 0 ? '' : said.trim() || `the bundler ended with exit code ${code}`;
}
