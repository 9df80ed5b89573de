import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing } from './change.js';
import { examples } from './help.js';

interface Overridden extends Changing {
  readonly reason?: string;
  readonly evidence?: string;
  readonly until?: string;
}

export function gatesCommands(program: Command, terminal: Terminal): void {
  const line = 'npm run lockstep -- gates override <standard> period:draft --reason "…" --evidence <document>';
  const gates = program.command('gates').description('Conditions of the procedure.').addHelpText('after', examples(line));
  changing(gates.command('override').description('Set aside what the law words with 一般 ("generally"), with a reason and evidence.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<gate>', 'what is set aside: period:draft, clock:plan, review:due')
    .option('--reason <text>', 'why')
    .option('--evidence <document>', 'identifier of a document attached before: `documents list` shows it')
    .option('--until <day>', 'the new last day, for a period that runs already')
    .addHelpText('after', examples(line))
    .action((standard: string, gate: string, { reason, evidence, until, ...options }: Overridden) => changeStandard(options, standard, terminal, () => ({ path: '/overrides', body: { gate, ...(reason ? { reason } : {}), ...(evidence ? { evidence } : {}), ...(until ? { until } : {}) } })));
}
