import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, collected, pairsIn } from './change.js';
import { examples } from './help.js';

type Reasoned = Changing & { readonly reason: string };

/** What happens to a standard besides its moves. */
export function turnsCommands(program: Command, terminal: Terminal): void {
  const suspend = 'npm run lockstep -- turns suspend <standard> --reason "The law it rests on is being changed."';
  const reinstate = 'npm run lockstep -- turns reinstate <standard> --reason "The sector asked for it again."';
  const turns = program.command('turns').description('What happens to a standard besides its moves: suspended, resumed, reinstated, converted, split, merged.').addHelpText('after', examples(suspend, reinstate));
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
  const split = 'npm run lockstep -- turns split <standard> parts.json --reason "Two parts." --source-ends';
  changing(turns.command('split').description('Divide it into parts; their ids are in the event StandardSplit.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<file>', 'JSON: [{ "title": { "en": "Part 1" }, "units": ["1", "2"] }, …]; without units the whole text')
    .requiredOption('--reason <text>', 'why')
    .option('--source-ends', 'the source ends, with every unit in one of the parts; it goes on beside them otherwise')
    .addHelpText('after', examples(split))
    .action((standard: string, file: string, { reason, sourceEnds = false, ...options }: Reasoned & { readonly sourceEnds?: boolean }) =>
      changeStandard(options, standard, terminal, () => ({ path: '/split', body: { reason, sourceEnds, parts: partsIn(file) } })),
    );
  const merge = 'npm run lockstep -- turns merge <standard> <other> --title en="One standard" --reason "They belong together."';
  changing(turns.command('merge').description('Make it one with others; the id of the one they become is in the event StandardMerged.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<others...>', 'identifiers of those it becomes one with, in the order of their texts')
    .requiredOption('--reason <text>', 'why')
    .option('--title <language=title>', 'its title; may be given several times', collected, [])
    .addHelpText('after', examples(merge))
    .action((standard: string, others: readonly string[], { reason, title, ...options }: Reasoned & { readonly title: readonly string[] }) =>
      changeStandard(options, standard, terminal, () => ({ path: '/merge', body: { reason, others, title: pairsIn(title, '--title') } })),
    );
  changing(turns.command('resume').description('Let it go on: clocks that stood run on with the days they had left.'))
    .argument('<standard>', 'its identifier or number')
    .addHelpText('after', examples('npm run lockstep -- turns resume <standard>'))
    .action((standard: string, options: Changing) => changeStandard(options, standard, terminal, () => ({ path: '/suspension/end', body: {} })));
}

function partsIn(file: string): unknown {
  try {
    const parts: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(parts)) return parts;
  } catch (error) {
    throw new Unusable(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  throw new Unusable(`${file} is no list of parts.`);
}
