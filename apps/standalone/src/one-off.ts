import { spawn } from 'node:child_process';
import { Fault } from '#lib/kernel';
import { entryPoint } from './repository.js';

/**
 * Runs one command of the command line tool to its end; answers what it printed.
 * @throws Fault `COMMAND_FAILED` with what it complained about; the error of `signal` when aborted.
 */
export function runCommand(words: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', entryPoint('cli'), ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const abort = () => child.kill('SIGTERM');
    signal.addEventListener('abort', abort, { once: true });
    let printed = '';
    let complained = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complained += chunk));
    child.on('error', reject);
    child.on('close', (code, by) => {
      signal.removeEventListener('abort', abort);
      if (signal.aborted) return reject(signal.reason as Error);
      if (code === 0) return resolve(printed);
      const why = complained.trim() || printed.trim() || (by ? `ended by ${by}` : `exit code ${code}`);
      reject(new Fault('COMMAND_FAILED', `lockstep ${words.join(' ')} failed:\n${why}\n`, 'Put the cause right, then start again; what was done is not done twice.'));
    });
  });
}
