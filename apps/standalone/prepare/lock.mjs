import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { at, Trouble } from './repository.mjs';
import { say } from './say.mjs';

const lock = at('dist', '.lock');
const tooLongMs = 15 * 60_000;
let held = 0; // one process may prepare inside a build it already holds

/**
 * Runs `work` while no other process of this repository installs or builds.
 * The lock is a file with the holder's pid; one whose holder is gone is taken over.
 */
export async function alone(work) {
  if (held === 0) await take();
  held += 1;
  try {
    return await work();
  } finally {
    held -= 1;
    if (held === 0) rmSync(lock, { force: true });
  }
}

/** A program that works for us under the lock: should we be killed, the lock holds until it has ended as well. */
export function helpedBy(pid) {
  if (held > 0 && pid !== undefined) appendFileSync(lock, `\n${identity(pid)}`);
}

async function take() {
  mkdirSync(at('dist'), { recursive: true });
  const giveUpAt = Date.now() + tooLongMs;
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, identity(process.pid), { flag: 'wx' });
      process.once('exit', () => held > 0 && rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Trouble(`Cannot write ${lock} (${error.code}). The repository's folder must be writable by the user who runs this.`);
    }
    const holder = read();
    if (holder === undefined) continue; // it was just released
    if (isGone(holder)) {
      takeOver(holder);
      continue;
    }
    if (!waited) say(`Another process (${holder.split(' ')[0]}) is installing or building here; waiting for it.`);
    if (Date.now() > giveUpAt) throw new Trouble(`Waited ${tooLongMs / 60_000} minutes for process ${holder}. If it is not ours, delete ${lock}.`);
    await pause(200);
  }
}

/** Moves the dead holder's lock aside; should someone else have been quicker, theirs is put back. */
function takeOver(dead) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') === dead) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function read() {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

function isGone(holder) {
  if (holder === '') return isOld(); // made, but its holder was ended before it could sign
  return holder.split('\n').every(hasEnded);
}

function hasEnded(known) {
  const [pid] = known.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code === 'ESRCH') return true;
  }
  return identity(pid) !== known;
}

function isOld() {
  try {
    return Date.now() - statSync(lock).mtimeMs > 2000;
  } catch {
    return false;
  }
}

/** A pid and, where the system tells, the moment its process began: pids are used again. */
function identity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return `${pid}`;
  }
}
