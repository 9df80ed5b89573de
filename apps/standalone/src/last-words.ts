import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The end of a log, at most so many lines; '' when there is none. */
export function lastWords(file: string, lines = 12): string {
  try {
    const log = openSync(file, 'r');
    try {
      const size = fstatSync(log).size;
      const end = Buffer.alloc(Math.min(size, 16_384));
      readSync(log, end, 0, end.length, size - end.length);
      return end.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
    } finally {
      closeSync(log);
    }
  } catch {
    return '';
  }
}
