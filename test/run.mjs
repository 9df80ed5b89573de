// `npm test [-- pattern] [-- -t name]`: everything a test needs is made here, and gone afterwards.
import { prepare } from '../apps/standalone/prepare.mjs';
import { at } from '../apps/standalone/prepare/repository.mjs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What runs after what: specs that need nothing first, so that a wrong rule is known within seconds. */
const phases = [
  { name: 'units', args: ['--testMatch', '**/*.spec.js', '--testPathIgnorePatterns', '\\.int\\.spec\\.js$', '\\.e2e\\.spec\\.js$'] },
  { name: 'with databases', args: ['--testMatch', '**/*.int.spec.js', '--maxWorkers', '2'] },
  { name: 'journeys', args: ['--testMatch', '**/*.e2e.spec.js', '--runInBand'] },
];
// Sources are .ts, tests run as compiled .js: a pattern may name either.
const asked = process.argv.slice(2).map((word) => word.replace(/\.ts$/, '.js'));
const redisMustRun = process.env.CI === 'true';

await prepare();
const { startPostgres } = await server('postgres');
const { startRedis } = await server('redis');

let current; // the Jest that is running
let interrupted = false;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    interrupted = true; // the servers are stopped below, once Jest has ended
    current?.kill(name);
  });
}

const reports = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const results = [];
try {
  for (const phase of phases) if (!interrupted) results.push(await run(phase));
} finally {
  await Promise.all([postgres.stop(), redis?.stop()]);
  rmSync(reports, { recursive: true, force: true });
}
process.exitCode = report();

function server(name) {
  return import(pathToFileURL(at('dist', 'test', 'servers', `${name}.js`)).href);
}

async function run({ name, args }) {
  process.stderr.write(`\n== ${name}\n`);
  const file = join(reports, `${name}.json`);
  // The last option before a pattern must not be one that takes several values.
  const { code, said } = await jest([...args, '--config', at('jest.config.mjs'), '--json', `--outputFile=${file}`, '--passWithNoTests', ...asked]);
  return { name, code, closing: closingLines(said), ...counts(file) };
}

function jest(args) {
  return new Promise((resolve) => {
    current = spawn(process.execPath, [at('node_modules', 'jest', 'bin', 'jest.js'), ...args], { cwd: at(), env: environment(), stdio: ['inherit', 'ignore', 'pipe'] });
    let said = '';
    current.stderr.setEncoding('utf8').on('data', (chunk) => {
      process.stderr.write(chunk);
      said = (said + chunk).slice(-20_000);
    });
    current.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** A developer's own database and Redis are never handed to a test. */
function environment() {
  const { DATABASE_URL: _database, REDIS_URL: _redis, PORT: _port, HOST: _host, LOCKSTEP_HOME: _home, ...rest } = process.env;
  return {
    ...rest,
    NODE_OPTIONS: `${rest.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
    LOCKSTEP_TEST_DATABASE_URL: postgres.url,
    ...(redis ? { LOCKSTEP_TEST_REDIS_URL: redis.url } : {}),
  };
}

/** A suite that could not even be loaded is a failure of its own: Jest counts no test for it. */
function counts(file) {
  try {
    const told = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: told.numPassedTests,
      failed: told.numFailedTests + told.numRuntimeErrorTestSuites,
      skipped: told.numPendingTests + told.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }; // Jest itself broke
  }
}

function closingLines(said) {
  const from = said.lastIndexOf('Test Suites:');
  return from < 0 ? '' : said.slice(from).replace(/^Test results written to:.*$/m, '').trim();
}

/** Says what Jest said last, then the sum; answers the exit code. */
function report() {
  const sum = (what) => results.reduce((total, result) => total + result[what], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  for (const { name, closing } of results) if (closing) console.log(`\n${name}\n${closing}`);
  console.log();
  if (!redis) console.log(`Redis: NOT RUN. There is no redis-server on the PATH, so what needs Redis was not tested (Debian: apt-get install redis-server).`);
  if (interrupted) console.log('Interrupted: what is counted below is not everything.');
  const redisMissing = !redis && redisMustRun;
  if (redisMissing) console.log('CI=true: a missing Redis counts as a failure.');
  if (passed + failed === 0) console.log(`No test ran${asked.length > 0 ? ` for ${asked.join(' ')}` : ''}.`);
  console.log(`${passed} passed, ${failed + (redisMissing ? 1 : 0)} failed, ${skipped} skipped`);
  return passed > 0 && failed === 0 && !redisMissing && !interrupted && results.every(({ code }) => code === 0) ? 0 : 1;
}
