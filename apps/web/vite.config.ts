import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { whatIsWrongWithTheCatalogues } from './build/check-catalogues.ts';
import { precompress } from './build/precompress.ts';

/** A sentence that exists in one language only is a broken build, not a blank on somebody's screen. */
const catalogues = (): Plugin => ({
  name: 'lockstep-catalogues',
  buildStart() {
    const wrong = whatIsWrongWithTheCatalogues(import.meta.dirname);
    if (wrong.length > 0) this.error(`The message catalogues do not agree:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [catalogues(), react(), precompress()],
  // The API replaces this in every answer; style elements are let in by it and by nothing else.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() and :has() are understood by every browser that is still mended.
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    // A data: address would need its own line in the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: process.env['LOCKSTEP_API'] ?? 'http://127.0.0.1:3000' } } },
});
