import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { examples } from './help.js';

interface Options extends Changing {
  readonly announcedOn: string;
  readonly implementsOn?: string;
  readonly language?: string;
}

export function publishCommand(program: Command, terminal: Terminal): void {
  changing(program.command('publish').description('Publish: base text and language versions together, under one number; of a standard in force, the amendment.'))
    .argument('<standard>', 'its identifier or number')
    .requiredOption('--announced-on <day>', 'day of the announcement')
    .option('--implements-on <day>', 'day of the implementation')
    .option('--language <tag>', 'only this language version, which came later, under the number of its base')
    .addHelpText('after', examples('npm run lockstep -- publish <standard> --announced-on 2026-05-30 --implements-on 2026-12-01', 'npm run lockstep -- publish "GB/T 50001—2026" --language pt --announced-on 2026-10-31'))
    .action((standard: string, { announcedOn, implementsOn, language, ...options }: Options) => {
      if (language ? implementsOn !== undefined : implementsOn === undefined) {
        throw new Unusable(language ? 'A language version is in force with its base: leave --implements-on out.' : '--implements-on is missing: the day of the implementation, after the announcement.');
      }
      return changeStandard(options, standard, terminal, () => (language ? { path: `/languages/${segment(language)}/publication`, body: { announcedOn } } : { path: '/publication', body: { announcedOn, implementsOn } }));
    });
}
