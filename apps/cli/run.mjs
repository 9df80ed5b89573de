// `npm run lockstep -- <command>` and `npm run scenario -- FILE...`: makes the clone ready, then runs the command in this very process.
import { prepare } from '../standalone/prepare.mjs';
import { at } from '../standalone/prepare/repository.mjs';
import { pathToFileURL } from 'node:url';

await prepare();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(at('dist', 'apps', 'cli', 'src', 'main.js')).href);
