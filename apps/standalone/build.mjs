// `npm run build`: brings dist up to the sources. `--check` only answers (exit code) whether it is.
import './prepare/node-version.mjs';
import { build, isBuilt } from './prepare/build.mjs';
import { alone } from './prepare/lock.mjs';
import { Trouble } from './prepare/repository.mjs';

try {
  const well = process.argv.includes('--check') ? isBuilt() : await alone(build);
  process.exitCode = well ? 0 : 1;
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
