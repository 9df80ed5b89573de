import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { Unusable } from '../../exit-codes.js';
import { exchangeVersions } from '#lib/texts';
import type { Terminal } from '../../terminal.js';
import { type Changing, changeStandard, changing, segment } from '../change.js';
import { type Connection, connect, connecting } from '../connection.js';
import { examples } from '../help.js';
import { bytesIn } from '../input-file.js';
import { idOf } from '../which-standard.js';
import { known } from './text-file.js';

interface GiveOut extends Connection {
  readonly language: string;
  readonly output?: string;
  readonly xliff: string;
}

interface TakeBack extends Changing {
  readonly language: string;
  readonly label?: string;
}

const out = ['npm run lockstep -- text give-out <standard> --language en --output en.xlf', 'npm run lockstep -- text give-out <standard> --language pt --xliff 1.2 --output pt.xlf'];
const back = ['npm run lockstep -- text take-back <standard> en.xlf --language en'];

/** Language versions to translators' own tools and back, as XLIFF 2.1 or 1.2. */
export function exchangeCommands(text: Command, terminal: Terminal): void {
  connecting(text.command('give-out').description('Write a language version beside its base text as XLIFF, for a translator’s own tool.'))
    .argument('<standard>', 'its identifier or number')
    .requiredOption('--language <tag>', 'the language version')
    .option('--output <file>', 'where to write it; standard output when absent')
    .addOption(new Option('--xliff <version>', 'which XLIFF; 1.2 for tools that do not read 2.1').choices(exchangeVersions).default('2.1'))
    .addHelpText('after', examples(...out))
    .action((standard: string, options: GiveOut) => giveOut(standard, options, terminal));
  changing(text.command('take-back').description('Take back an XLIFF file that was given out: one revision of what was changed in it; conflicts are listed, nothing is overwritten.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<file>', 'the XLIFF file')
    .requiredOption('--language <tag>', 'the language version')
    .option('--label <label>', 'what the revision is laid out as, e.g. CD')
    .addHelpText('after', examples(...back))
    .action((standard: string, file: string, options: TakeBack) => takeBack(standard, file, options, terminal));
}

async function giveOut(standard: string, { language, output, xliff: version, ...connection }: GiveOut, { print }: Terminal): Promise<void> {
  known(language);
  const session = await connect(connection);
  const xliff = await session.read<string>(`/standards/${await idOf(session, standard)}/texts/${segment(language)}/exchange?xliff=${version}`);
  if (!output) return print(xliff);
  try {
    writeFileSync(output, xliff);
  } catch (cause) {
    throw new Unusable(`${output} cannot be written: ${(cause as Error).message}. Name another file with --output.`);
  }
  print(`${output}: ${xliff.match(/<(?:trans-)?unit /gu)?.length ?? 0} pieces of text`);
}

async function takeBack(standard: string, file: string, { language, label, ...options }: TakeBack, terminal: Terminal): Promise<void> {
  known(language);
  const bytes = bytesIn(file);
  await changeStandard(options, standard, terminal, () => {
    const form = new FormData();
    if (label) form.set('label', label);
    form.set('file', new Blob([bytes], { type: 'application/xliff+xml' }), basename(file));
    return { path: `/texts/${segment(language)}/exchange`, form };
  });
}
