import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { Unusable } from '../exit-codes.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, collected, pairsIn } from './change.js';
import { type Connection, connect, connecting } from './connection.js';
import { examples } from './help.js';
import { bytesIn } from './input-file.js';
import { idOf } from './which-standard.js';

interface Attached extends Changing {
  readonly language?: string;
  readonly title?: string;
  readonly counter: readonly string[];
}

interface Document {
  readonly id: string;
  readonly kind: string;
  readonly language: string | null;
  readonly title: string;
  readonly at: string;
}

const attaching = 'npm run lockstep -- documents attach <standard> PROPOSAL proposal.pdf';
const counting = 'npm run lockstep -- documents attach <standard> COMMENT_TABLE table.xlsx --counter sent=78 --counter replied=46 --counter noReply=32';

export function documentsCommands(program: Command, terminal: Terminal): void {
  const documents = program.command('documents').description('Documents the procedure asks for.').addHelpText('after', examples('npm run lockstep -- documents list <standard>', attaching));
  connecting(documents.command('list').description('Documents attached to a standard, oldest first.'))
    .argument('<standard>', 'its identifier or number')
    .addHelpText('after', examples('npm run lockstep -- documents list <standard>', 'npm run lockstep -- documents list <standard> --json'))
    .action((standard: string, options: Connection) => list(standard, options, terminal));
  changing(documents.command('attach').description('Attach a file of up to 20 MB as a document of a kind the procedure asks for.'))
    .argument('<standard>', 'its identifier or number')
    .argument('<kind>', 'e.g. PROPOSAL, EXPLANATION, COMMENT_TABLE')
    .argument('<file>', 'the file')
    .option('--language <tag>', 'the language version it belongs to, for kinds that are asked per language')
    .option('--title <title>', 'its title; the name of the file when absent')
    .option('--counter <name=number>', 'a number that comes with it and must add up; may be given several times', collected, [])
    .addHelpText('after', examples(attaching, counting))
    .action((standard: string, kind: string, file: string, { language, title, counter, ...options }: Attached) => {
      const form = new FormData();
      const counters = countersIn(counter);
      for (const [name, value] of Object.entries({ kind, language, title, counters })) if (value) form.set(name, value);
      form.set('file', new Blob([bytesIn(file)], { type: mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream' }), basename(file));
      return changeStandard(options, standard, terminal, () => ({ path: '/documents/files', form }));
    });
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
};

function countersIn(words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const counters = Object.entries(pairsIn(words, '--counter')).map(([name, value]): [string, number] => {
    if (!/^\d{1,9}$/.test(value)) throw new Unusable(`--counter ${name} is "${value}"; a whole number from 0 is needed.`);
    return [name, Number(value)];
  });
  return JSON.stringify(Object.fromEntries(counters));
}

async function list(standard: string, options: Connection, { print }: Terminal): Promise<void> {
  const session = await connect(options);
  const { documents } = await session.read<{ documents: readonly Document[] }>(`/standards/${await idOf(session, standard)}/documents`);
  if (options.json) return print(asJson(documents));
  if (documents.length === 0) return print('No document is attached.');
  for (const line of table(['document', 'kind', 'language', 'attached', 'title'], documents.map(({ id, kind, language, at, title }) => [id, kind, language ?? '', at, title]))) print(line);
}
