import { Argument, type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing } from './change.js';
import { examples } from './help.js';

interface Decided extends Changing {
  readonly months?: number;
  readonly reason?: string;
}

export function extensionsCommands(program: Command, terminal: Terminal): void {
  const ask = 'npm run lockstep -- extensions ask <standard> 6 --reason "The test method needs another round."';
  const decide = 'npm run lockstep -- extensions decide <standard> grant --months 6';
  const extensions = program.command('extensions').description('More time on the clock of a project.').addHelpText('after', examples(ask, decide));
  changing(extensions.command('ask').description('Ask for more time.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<months>', 'how many months more', wholeMonths)
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', examples(ask))
    .action((standard: string, months: number, { reason, ...options }: Changing & { readonly reason: string }) => changeStandard(options, standard, terminal, () => ({ path: '/extensions', body: { months, reason } })));
  changing(extensions.command('decide').description('Grant or decline more time; for a frozen item, lift the freeze.'))
    .argument('<standard>', 'its identifier or number')
    .addArgument(new Argument('<decision>', 'what').choices(['grant', 'decline']))
    .option('--months <months>', 'how many; those asked for when absent', wholeMonths)
    .option('--reason <text>', 'why; needed to decline, and for a frozen item')
    .addHelpText('after', examples(decide, 'npm run lockstep -- extensions decide <standard> decline --reason "Two extensions were granted already."'))
    .action((standard: string, decision: string, { months, reason, ...options }: Decided) =>
      changeStandard(options, standard, terminal, () => ({ path: '/extensions/decision', body: { granted: decision === 'grant', ...(months ? { months } : {}), ...(reason ? { reason } : {}) } })),
    );
}

function wholeMonths(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number of months from 1 is needed.');
}
