// `npm start` as a newcomer would: a fresh home, a page, Ctrl-C, and again. Each line is one check.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Eight seconds is the promise. */
const secondStartSeconds = 8;
const repository = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'lockstep-smoke-'));
chmodSync(home, 0o711); // as the launcher would make it: the account PostgreSQL runs under for root passes through
const port = await freePort();
const tally = { passed: 0, failed: 0 };

try {
  await once('first start', 300);
  await once('second start', secondStartSeconds);
} finally {
  for (const pid of processesOfHome()) process.kill(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function once(name, allowedSeconds) {
  const began = performance.now();
  const start = startLockstep();
  const address = await start.ready();
  const seconds = (performance.now() - began) / 1000;
  check(address !== undefined, `${name}: ready after ${seconds.toFixed(1)} s`, start.said());
  if (address === undefined) return start.end('SIGKILL');
  check(seconds <= allowedSeconds, `${name}: within ${allowedSeconds} s`);
  check((await statusOf(`${address}/health/ready`)) === 200, `${name}: /health/ready answers 200`);
  check((await statusOf(`${address}/`)) === 200, `${name}: the page at / answers 200`);
  const code = await start.end('SIGINT');
  // npm waits for the launcher to finish and then ends itself by the same signal.
  check(code === 0 || code === 130 || code === 'SIGINT', `${name}: Ctrl-C ends it (${code})`, start.said());
  const left = await nobodyLeft();
  check(left.length === 0, `${name}: no process is left (${left.join(' ') || 'none'})`);
}

function startLockstep() {
  const { DATABASE_URL: _database, REDIS_URL: _redis, HOST: _host, ...env } = process.env;
  // A group of its own, so that the signal reaches npm and its children together, as from a terminal.
  const child = spawn('npm', ['start'], { cwd: repository, env: { ...env, LOCKSTEP_HOME: home, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('close', (code, by) => resolve(code ?? by)));
  return {
    said: () => said,
    ready: async () => {
      const until = Date.now() + 300_000;
      while (child.exitCode === null && Date.now() < until) {
        const address = /ready at (\S+)/.exec(said)?.[1];
        if (address) return address;
        await pause(20);
      }
      return undefined;
    },
    end: (signal) => {
      if (child.exitCode === null) process.kill(-child.pid, signal);
      return Promise.race([ended, pause(40_000, 'still running after 40 s', { ref: false })]);
    },
  };
}

function check(holds, what, evidence = '') {
  tally[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
  if (!holds && evidence) console.log(evidence);
}

async function statusOf(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(20_000) })).status;
  } catch (error) {
    return String(error);
  }
}

async function nobodyLeft() {
  const until = Date.now() + 2000;
  while (processesOfHome().length > 0 && Date.now() < until) await pause(50);
  return processesOfHome();
}

/** Every process that has our home in its command or its environment (Linux tells; elsewhere nothing is found). */
function processesOfHome() {
  const isOurs = (pid) => ['cmdline', 'environ'].some((file) => read(`/proc/${pid}/${file}`).includes(home));
  return entries('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && isOurs(pid));
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}
