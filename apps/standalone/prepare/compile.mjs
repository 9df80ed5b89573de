import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { at } from './repository.mjs';
import { runNode } from './run.mjs';

const web = join('apps', 'web');
const builtWeb = join('dist', 'apps', 'web');
const folders = ['apps', 'libs', 'test'];
const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts');

/** The TypeScript the root program compiles (the web has its own build). */
export function sources() {
  return folders.flatMap((folder) => filesBelow(folder, isSource, [web]));
}

export const outputOf = (source) => join('dist', source.replace(/\.ts$/, '.js'));

/** Compiles into dist. Answers the compiler's complaints; none is ''. */
export async function compile() {
  const missing = () => sources().some((source) => !existsSync(at(outputOf(source))));
  let answer = await typescript();
  if (answer.code === 0 && missing()) {
    // Someone deleted outputs and left the compiler's memory: without it everything is written again.
    rmSync(at('dist', '.tsbuildinfo'), { force: true });
    answer = await typescript();
  }
  return answer.code === 0 ? '' : answer.said.trim() || `the compiler ended with exit code ${answer.code}`;
}

const typescript = () => runNode([at('node_modules', 'typescript7', 'bin', 'tsc'), '-p', at('tsconfig.json'), '--pretty', String(process.stderr.isTTY === true)]);

/** Deletes what a source left behind that is gone: a stale spec would still run, a stale migration would still apply. */
export function removeStaleOutputs() {
  const expected = new Set(sources().flatMap((source) => [outputOf(source), `${outputOf(source)}.map`]));
  const stale = folders
    .flatMap((folder) => filesBelow(join('dist', folder), () => true, [builtWeb]))
    .filter((output) => !expected.has(output) && !isImportedJson(output));
  for (const output of stale) rmSync(at(output), { force: true });
  return stale.length;
}

const isImportedJson = (output) => output.endsWith('.json') && existsSync(at(output.slice('dist/'.length)));
