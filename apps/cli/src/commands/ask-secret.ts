import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for a line that is not shown while it is typed; without a terminal, the first line that is piped in. '' when there is none. */
export function secretFrom(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silence, terminal: stdin.isTTY });
  return new Promise((resolve) => {
    lines.once('line', (line) => (resolve(line), lines.close()));
    lines.once('close', () => {
      if (stdin.isTTY) stderr.write('\n');
      resolve('');
    });
  });
}
