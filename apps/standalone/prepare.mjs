// Makes a clone ready to run: packages installed, dist built. Costs some milliseconds when it already is.
import './prepare/node-version.mjs';
import { realpathSync } from 'node:fs';
import { build, isBuilt } from './prepare/build.mjs';
import { repairEmbeddedPostgres } from './prepare/embedded-postgres-files.mjs';
import { install, isInstalled } from './prepare/install.mjs';
import { alone } from './prepare/lock.mjs';
import { Trouble } from './prepare/repository.mjs';
import { say, timed } from './prepare/say.mjs';

/**
 * Installs and builds what is not up to date; safe to call from several processes at once.
 * Ends the process with exit code 1 and a reason when it cannot.
 */
export async function prepare() {
  try {
    if (!isInstalled()) await alone(installOnce);
    const repaired = repairEmbeddedPostgres();
    if (repaired > 0) say(`  repaired ${repaired} files of the embedded PostgreSQL`);
    if (!isBuilt()) await alone(buildOnce);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function installOnce() {
  if (isInstalled()) return; // someone else did while we waited
  say('  installing packages (npm ci); the first time takes a minute or two');
  await timed('install', install);
}

async function buildOnce() {
  if (isBuilt()) return;
  if (!(await build())) throw new Trouble('The build failed; see above.');
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) await prepare();
