// `npm run bench [-- --workload W1 --backend redis --runs 3 --json FILE]`: makes the clone ready, then measures.
import { prepare } from '../../apps/standalone/prepare.mjs';
import { at } from '../../apps/standalone/prepare/repository.mjs';
import { pathToFileURL } from 'node:url';

await prepare();
await import(pathToFileURL(at('dist', 'test', 'bench', 'main.js')).href);
