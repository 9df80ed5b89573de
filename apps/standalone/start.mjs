// `npm start`: makes the clone ready to run, then hands over to the launcher.
import { prepare } from './prepare.mjs';
import { at } from './prepare/repository.mjs';
import { pathToFileURL } from 'node:url';

await prepare();
await import(pathToFileURL(at('dist', 'apps', 'standalone', 'src', 'main.js')).href);
