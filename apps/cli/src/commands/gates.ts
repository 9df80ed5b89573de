import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing } from './change.js';
import { examples } from './help.js';

interface Overridden extends Changing {
  readonly reason: string;
  readonly evidence: string;
}

export function gatesCommands(program: Command, terminal: Terminal): void {
  const line = 'npm run lockstep -- gates override <standard> period:draft --reason "…" --evidence <document>';
  const gates = program.command('gates').description('Conditions of the procedure.').addHelpText('after', examples(line));
  changing(gates.command('override').description('Set aside what the law words with 一般 ("generally"), with a reason and evidence.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<gate>', 'what is set aside, e.g. period:draft')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--evidence <document>', 'identifier of a document attached before: `documents list` shows it')
    .addHelpText('after', examples(line))
    .action((standard: string, gate: string, { reason, evidence, ...options }: Overridden) => changeStandard(options, standard, terminal, () => ({ path: '/overrides', body: { gate, reason, evidence } })));
}
