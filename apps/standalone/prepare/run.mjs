import { spawn } from 'node:child_process';
import { helpedBy } from './lock.mjs';
import { root } from './repository.mjs';

/** Runs `command` in the repository; answers its exit code and everything it said. Never throws for a failing command. */
export function run(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    helpedBy(child.pid);
    let said = '';
    const hear = (chunk) => (said += chunk);
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => resolve({ code: 127, said: `${command}: ${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? 128, said: signal ? `${said}\nended by ${signal}` : said }));
  });
}

/** Runs one of our dependencies' scripts with this very Node. */
export const runNode = (args, env) => run(process.execPath, args, env);
