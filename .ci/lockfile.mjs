// npm drops optional packages it cannot find and then writes a lockfile that `npm ci` refuses on another machine.
// Every name under optionalDependencies must have an entry of its own.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

/** Where Node would find `name` for the package at `path`: in its own node_modules, or in one further up. */
function isListed(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).map((name) => ({ path, name })));
const missing = wanted.filter(({ path, name }) => !isListed(path, name));
for (const { path, name } of missing) console.error(`package-lock.json has no entry for ${name}, an optional dependency of ${path || 'this package'}.`);
console.log(`${wanted.length} optional dependencies, ${missing.length} without an entry`);
process.exitCode = missing.length === 0 ? 0 : 1;
