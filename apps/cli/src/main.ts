import { run } from './program.js';
import { terminal } from './terminal.js';

await run(process.argv.slice(2), terminal);
