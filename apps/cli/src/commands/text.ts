import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { addressesOf, findingCodes, type Parsed, plainText, treeOf } from '#lib/texts';
import type { ShownStandard } from '../remote/standards.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { examples } from './help.js';
import { bytesIn } from './input-file.js';
import { parityCommand } from './text/parity.js';
import { redlineCommand } from './text/redline.js';
import { isMarkdown, known, read } from './text/text-file.js';

interface Options extends Changing {
  readonly language?: string;
  readonly standard?: string;
  readonly label?: string;
  readonly changeClass?: string;
  readonly madeFrom?: string;
}

const looking = ['npm run lockstep -- text import libs/texts/data/iso5230/2.1/zh-Hans.docx', 'npm run lockstep -- text import draft.md --language en --json'];
const importing = ['npm run lockstep -- text import draft.docx --standard <standard> --label CD', 'npm run lockstep -- text import draft.en.docx --standard <standard> --language en --made-from 3'];

export function textCommands(program: Command, terminal: Terminal): void {
  const text = program.command('text').description('Texts of standards.').addHelpText('after', examples(...looking, ...importing));
  changing(text.command('import').description('Read a file and report what was read and what was left out; with --standard, make it the next revision of its text.'))
    .argument('<file>', 'a Word document (.docx) or Markdown (.md)')
    .option('--language <tag>', 'language of the text; the base language of the standard, or zh-Hans, when absent')
    .option('--standard <standard>', 'identifier or number of the standard it is imported into; without it nothing is changed')
    .option('--label <label>', 'with --standard: what the revision is laid out as, e.g. WD1, CD')
    .addOption(new Option('--change-class <class>', 'with --standard: whether those who agreed are asked again').choices(['editorial', 'substantive']))
    .option('--made-from <revision>', 'with --standard, of a language version: the revision of the base text it was made from')
    .addHelpText('after', examples(...looking, ...importing))
    .action((file: string, options: Options) => (options.standard ? importInto(options.standard, file, options, terminal) : report(file, options, terminal)));
  parityCommand(text, terminal);
  redlineCommand(text, terminal);
}

async function report(file: string, { language = 'zh-Hans', json }: Options, { print }: Terminal): Promise<void> {
  known(language);
  const parsed = await read(file);
  const units = unitsOf(parsed, language);
  if (json) return print(asJson({ file, language, units, findings: parsed.findings }));
  for (const line of lines(units, parsed.findings)) print(line);
}

async function importInto(standard: string, file: string, { language, label, changeClass, madeFrom, ...options }: Options, terminal: Terminal): Promise<void> {
  if (language) known(language);
  await read(file); // what cannot be read is said before anybody is asked
  await changeStandard(options, standard, terminal, async (session, id) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ label, changeClass, madeFrom })) if (value) form.set(name, value);
    form.set('file', new Blob([bytesIn(file)], { type: isMarkdown(file) ? 'text/markdown' : word }), basename(file));
    return { path: `/texts/${segment(language ?? (await session.read<ShownStandard>(`/standards/${id}`)).baseLanguage)}/imports`, form };
  });
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface ShownUnit {
  readonly address: string;
  readonly kind: string;
  readonly text: string;
}

function unitsOf(parsed: Parsed, language: string): readonly ShownUnit[] {
  const tree = treeOf(language, parsed, String);
  const addresses = addressesOf(tree);
  return tree.units.map(({ id, kind, content }) => ({ address: addresses.get(id)!, kind, text: plainText(content) }));
}

function lines(units: readonly ShownUnit[], findings: Parsed['findings']): string[] {
  const rows = units.map(({ address, kind, text }) => [address, kind, shortened(text)]);
  const found = findings.map(({ code, place, snippet, count }) => [Object.values(place).join(''), code, `${count ? `${count} × ` : ''}${snippet || findingCodes[code]}`]);
  return [...table(['unit', 'kind', 'text'], rows), '', ...(found.length > 0 ? [...table(['at', 'finding', 'about'], found), ''] : []), `${units.length} units, ${findings.length} findings`];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return [...line].length > 70 ? `${[...line].slice(0, 69).join('')}…` : line;
}
