import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing } from './change.js';
import { examples } from './help.js';

type Reasoned = Changing & { readonly reason: string };

/** What happens to a standard besides its moves. */
export function turnsCommands(program: Command, terminal: Terminal): void {
  const suspend = 'npm run lockstep -- turns suspend <standard> --reason "The law it rests on is being changed."';
  const reinstate = 'npm run lockstep -- turns reinstate <standard> --reason "The sector asked for it again."';
  const turns = program.command('turns').description('What happens to a standard besides its moves: suspended, resumed, reinstated, converted.').addHelpText('after', examples(suspend, reinstate));
  const reasoned = (name: string, about: string, path: string, example: string) =>
    changing(turns.command(name).description(about))
      .argument('<standard>', 'its identifier or number')
      .requiredOption('--reason <text>', 'why')
      .addHelpText('after', examples(example))
      .action((standard: string, { reason, ...options }: Reasoned) => changeStandard(options, standard, terminal, () => ({ path, body: { reason } })));
  reasoned('suspend', 'Hold it up. Clocks stand still, or do not, as its procedure says; `standards next` says what waits.', '/suspension', suspend);
  reasoned('reinstate', 'Bring back what has ended, to the stage its procedure names or the one it left.', '/reinstatement', reinstate);
  const convert = 'npm run lockstep -- turns convert <standard> gbz --reason "The technology is still developing."';
  changing(turns.command('convert').description('Take it over to another procedure, at the stage that is the same there.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<procedure>', 'the id of the other procedure, as `procedures list` names it')
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', examples(convert))
    .action((standard: string, to: string, { reason, ...options }: Reasoned) => changeStandard(options, standard, terminal, () => ({ path: '/conversion', body: { to, reason } })));
  changing(turns.command('resume').description('Let it go on: clocks that stood run on with the days they had left.'))
    .argument('<standard>', 'its identifier or number')
    .addHelpText('after', examples('npm run lockstep -- turns resume <standard>'))
    .action((standard: string, options: Changing) => changeStandard(options, standard, terminal, () => ({ path: '/suspension/end', body: {} })));
}
