import { Argument, type Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { examples } from './help.js';

export function patentsCommands(program: Command, terminal: Terminal): void {
  const disclose = 'npm run lockstep -- patents disclose <standard> CN-101234567-B --holder "…" --claims "Claim 1 touches 5.2."';
  const declare = 'npm run lockstep -- patents declare <standard> CN-101234567-B a';
  const patents = program.command('patents').description('Patents a text may rest on.').addHelpText('after', examples(disclose, declare));
  changing(patents.command('disclose').description('Disclose a patent the text may rest on.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<patent>', 'number of the patent or application')
    .requiredOption('--holder <name>', 'who holds it')
    .requiredOption('--claims <text>', 'which claims touch which clauses')
    .addHelpText('after', examples(disclose))
    .action((standard: string, patent: string, { holder, claims, ...options }: Changing & { readonly holder: string; readonly claims: string }) =>
      changeStandard(options, standard, terminal, () => ({ path: '/patents', body: { patent, holder, claims } })),
    );
  changing(patents.command('declare').description("Record the patentee's declaration."))
    .argument('<standard>', 'its identifier or number')
    .argument('<patent>', 'its number')
    .addArgument(new Argument('<choice>', 'a: free; b: for a fee, both on fair terms; c: neither; removed: taken out of the text').choices(['a', 'b', 'c', 'removed']))
    .addHelpText('after', examples(declare))
    .action((standard: string, patent: string, choice: string, options: Changing) => changeStandard(options, standard, terminal, () => ({ path: `/patents/${segment(patent)}/declarations`, body: { choice } })));
}
