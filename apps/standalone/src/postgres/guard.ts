import { type ChildProcess, spawn } from 'node:child_process';
import { type Account, runningAs } from './account.js';

/** Seconds that api and worker, which notice by themselves, have to close their connections in order. */
const graceSeconds = 1;

/**
 * Ends a server when this process is gone, however it went. A shell of a megabyte waits at a pipe whose other end is ours: the kernel closes
 * that end also after a kill -9. It has a session of its own, so that a Ctrl-C in the terminal does not reach it; should it be killed
 * itself, the next start finds the server.
 */
export function guardServer(pid: number, account: Account | undefined): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', `read _; sleep ${graceSeconds}; kill -INT ${pid}`], { ...runningAs(account), cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.on('error', () => {}); // the server runs all the same
  guard.stdin?.on('error', () => {});
  guard.unref();
  return guard;
}
