import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(?:js|css|svg)$/;
const BROTLI_QUALITY = 10;
const SMALLEST_BYTES = 1024;

/** Lays a .br and a .gz beside each file: the api sends them to whoever understands them, and compresses nothing itself. */
export const precompress = (): Plugin => ({
  name: 'lockstep-precompress',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => worthIt.test(file))) {
      const file = join(dir!, name);
      const bytes = readFileSync(file);
      if (bytes.length < SMALLEST_BYTES) continue;
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }));
      writeFileSync(`${file}.gz`, gzipSync(bytes));
    }
  },
});
