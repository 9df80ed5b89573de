import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { at, Trouble } from './repository.mjs';
import { run, runNode } from './run.mjs';

const mark = at('node_modules', '.lockstep-installed');

/** Is what node_modules holds what package-lock.json asks for? Cheap: one hash when it was asked before. */
export function isInstalled() {
  const asked = readFileSync(at('package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(asked).digest('hex');
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false; // npm writes it last
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return true;
  if (!agrees(JSON.parse(asked).packages)) return false;
  remember(hash);
  return true;
}

/** Packages for other platforms are optional and absent; everything else must be there in the version asked for. */
function agrees(asked) {
  const there = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8')).packages;
  return Object.entries(asked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

function remember(hash) {
  try {
    writeFileSync(mark, hash);
  } catch {
    // a read-only installation is asked again each time, which takes some milliseconds
  }
}

/** Installs exactly what package-lock.json says, with the npm that is running us or else the one on the PATH. */
export async function install() {
  // A build needs the development dependencies, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const { code, said } = npm?.endsWith('.js') ? await runNode([npm, ...args]) : await run('npm', args);
  if (code !== 0) {
    throw new Trouble(
      `npm ci failed (exit code ${code}):\n\n${said.trim().split('\n').slice(-25).join('\n')}\n\n` +
        'Most often the package registry could not be reached: check the network or `npm config get registry`, then run the same command again.',
    );
  }
  if (!isInstalled()) throw new Trouble('npm ci ended well, but node_modules does not hold what package-lock.json asks for. Delete node_modules and run the same command again.');
}
