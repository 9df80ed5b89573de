import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, collected, pairsIn } from './change.js';
import { examples } from './help.js';

export function movesCommands(program: Command, terminal: Terminal): void {
  const lines = ['npm run lockstep -- standards next <standard>', 'npm run lockstep -- moves do <standard> issue-plan --detail planNumber=20231234-T-469'];
  const moves = program.command('moves').description('Moves of the procedure: onward, back or out.').addHelpText('after', examples(...lines));
  changing(moves.command('do').description('Make a move. Refused with every condition that is not met, who can meet it and how.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<move>', 'as `standards next` names it, e.g. file, issue-plan, submit')
    .option('--detail <name=value>', 'a fact that comes with it, e.g. reason=…; may be given several times', collected, [])
    .addHelpText('after', examples(...lines))
    .action((standard: string, move: string, options: Changing & { readonly detail: readonly string[] }) =>
      changeStandard(options, standard, terminal, () => ({ path: '/moves', body: { move, details: pairsIn(options.detail, '--detail') } })),
    );
}
