import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { examples } from './help.js';

export function languagesCommands(program: Command, terminal: Terminal): void {
  const lines = ['npm run lockstep -- languages submit <standard> en', 'npm run lockstep -- languages approve <standard> en', 'npm run lockstep -- languages excuse <standard> pt --reason "The translator is ill until May."'];
  const languages = program.command('languages').description('Language versions beside the base text.').addHelpText('after', examples(...lines));
  of(languages, 'submit', 'Hand in the approval set of a language version.', lines[0]!).action((standard: string, language: string, options: Changing) =>
    changeStandard(options, standard, terminal, () => ({ path: `/languages/${segment(language)}/submissions` })),
  );
  of(languages, 'approve', 'Approve a language version.', lines[1]!).action((standard: string, language: string, options: Changing) =>
    changeStandard(options, standard, terminal, () => ({ path: `/languages/${segment(language)}/approvals` })),
  );
  of(languages, 'excuse', 'Let the base text go ahead without this language version, for a written reason.', lines[2]!)
    .requiredOption('--reason <text>', 'why')
    .action((standard: string, language: string, { reason, ...options }: Changing & { readonly reason: string }) =>
      changeStandard(options, standard, terminal, () => ({ path: `/languages/${segment(language)}/excuses`, body: { reason } })),
    );
}

const of = (group: Command, name: string, description: string, example: string): Command =>
  changing(group.command(name).description(description))
    .argument('<standard>', 'its identifier or number')
    .argument('<language>', 'e.g. en')
    .addHelpText('after', examples(example));
