import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { plantedTree } from './planted-tree.js';
import { repository } from './repository.js';

/** One line each, in a file of its own, and what the linter must say of it. */
const inModels: readonly (readonly [name: string, code: string, rule: string])[] = [
  ['the present', 'export const planted = () => Date.now();', 'no-restricted-globals'],
  ['a date', 'export const planted = () => new Date(0);', 'no-restricted-globals'],
  ['chance', 'export const planted = () => Math.random();', 'no-restricted-properties'],
  ['the environment', "export const planted = () => process.env['HOME'];", 'no-restricted-globals'],
  ['the way round', 'export const planted = () => globalThis;', 'no-restricted-globals'],
  ['the network', "export const planted = () => fetch('http://127.0.0.1');", 'no-restricted-globals'],
  ['a delay', 'export const planted = () => setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['a module of Node', "import { hostname } from 'node:os';\nexport const planted = () => hostname();", 'no-restricted-imports'],
];
const inHandlers: typeof inModels = [
  ['the present', 'export const planted = () => Date.now();', 'no-restricted-properties'],
  ['a random identifier', "import { randomUUID } from 'node:crypto';\nexport const planted = () => randomUUID();", 'no-restricted-imports'],
  ['the framework beyond injection', "import { HttpException } from '@nestjs/common';\nexport const planted = HttpException;", 'no-restricted-imports'],
];
const anywhere: typeof inModels = [
  ['a promise nobody waits for', 'const work = async (): Promise<void> => undefined;\nexport const planted = () => {\n  work();\n};', 'no-floating-promises'],
];

const file = (folder: string, name: string) => `${folder}/planted-${name.replaceAll(' ', '-')}.ts`;
const planted = [
  ...inModels.map(([name, code, rule]) => [file('libs/lifecycle/src/model', name), code, rule] as const),
  ...inHandlers.map(([name, code, rule]) => [file('libs/lifecycle/src/application', name), code, rule] as const),
  ...anywhere.map(([name, code, rule]) => [file('apps/worker/src', name), code, rule] as const),
];

let said: readonly { readonly file: string; readonly rule: string }[];

beforeAll(() => {
  const tree = plantedTree(Object.fromEntries(planted.map(([path, code]) => [path, `${code}\n`])));
  try {
    const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--deny-warnings', '--format', 'unix', 'libs/lifecycle', 'apps/worker'], { cwd: tree.folder, encoding: 'utf8', maxBuffer: 1e8 });
    const lines = [...stdout.matchAll(/^(.+?):\d+:\d+: .* \[\w+\/\w+\(([\w-]+)\)\]$/gm)];
    if (lines.length === 0) throw new Error(stderr || stdout);
    said = lines.map(([, path, rule]) => ({ file: path!, rule: rule! }));
  } finally {
    tree.remove();
  }
}, 60_000);

describe('the linter', () => {
  it.each(planted.map(([path, , rule]) => [path, rule] as const))('finds %s by %s', (path, rule) => {
    expect(said.filter((one) => one.file === path).map((one) => one.rule)).toEqual([rule]);
  });
});
