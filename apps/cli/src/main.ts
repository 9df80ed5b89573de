import { run } from './program.js';
import { terminal } from './terminal.js';

// Whoever reads may stop reading (`lockstep standards events … | head`): what is under way is finished, and the exit code is its own.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

await run(process.argv.slice(2), terminal);
