import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { addressesOf, countsOf, findingCodes, numbersOf, type Parsed, plainText, treeOf } from '#lib/texts';
import type { ShownStandard } from '../remote/standards.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Changing, changeStandard, changing, segment } from './change.js';
import { examples } from './help.js';
import { bytesIn } from './input-file.js';
import { alignCommand } from './text/align.js';
import { exchangeCommands } from './text/exchange.js';
import { parityCommand } from './text/parity.js';
import { redlineCommand } from './text/redline.js';
import { stalenessCommand } from './text/staleness.js';
import { known, read, readWithFormat } from './text/text-file.js';

interface Options extends Changing {
  readonly language?: string;
  readonly standard?: string;
  readonly label?: string;
  readonly changeClass?: string;
  readonly madeFrom?: string;
}

const looking = ['npm run lockstep -- text import libs/texts/data/iso5230/2.1/zh-Hans.docx', 'npm run lockstep -- text import libs/texts/data/si-brochure/3.01/si-brochure-en.adoc --language en', 'npm run lockstep -- text import draft.md --language en --json'];
const importing = ['npm run lockstep -- text import draft.docx --standard <standard> --label CD', 'npm run lockstep -- text import draft.en.docx --standard <standard> --language en --made-from 3'];

export function textCommands(program: Command, terminal: Terminal): void {
  const text = program.command('text').description('Texts of standards.').addHelpText('after', examples(...looking, ...importing));
  changing(text.command('import').description('Read a file and report what was read and what was left out; with --standard, make it the next revision of its text.'))
    .argument('<file>', 'a Word document (.docx), Metanorma AsciiDoc (.adoc; its includes and pictures are looked for in its own folder), NISO STS (.xml), a web page (.html) or Markdown (.md)')
    .option('--language <tag>', 'language of the text; the base language of the standard, or zh-Hans, when absent')
    .option('--standard <standard>', 'identifier or number of the standard it is imported into; without it nothing is changed')
    .option('--label <label>', 'with --standard: what the revision is laid out as, e.g. WD1, CD')
    .addOption(new Option('--change-class <class>', 'with --standard: whether those who agreed are asked again').choices(['editorial', 'substantive']))
    .option('--made-from <revision>', 'with --standard, of a language version: the revision of the base text it was made from')
    .addHelpText('after', `${asJsonSays}${examples(...looking, ...importing)}`)
    .action((file: string, options: Options) => (options.standard ? importInto(options.standard, file, options, terminal) : report(file, options, terminal)));
  parityCommand(text, terminal);
  redlineCommand(text, terminal);
  alignCommand(text, terminal);
  stalenessCommand(text, terminal);
  exchangeCommands(text, terminal);
}

/** The shape of --json, for --help. */
const asJsonSays = `
--json without --standard answers
  { file, language, format,                        format: docx | asciidoc | sts | html | markdown
    units: [{ id, address, number, kind, depth, parent, content, text }],
                                                   id: place in this file from 0, parent: id of the unit above or null,
                                                   number: derived (3.1.2, A.1; of tables, figures and formulas their own), or null
    findings: [{ code, place, snippet, count?, means }],
    counts: { units, findings, byKind, byFinding } }
`;

async function report(file: string, { language = 'zh-Hans', json }: Options, { print }: Terminal): Promise<void> {
  known(language);
  const { format, parsed } = await readWithFormat(file);
  const units = unitsOf(parsed, language);
  if (json) return print(asJson({ file, language, format, units, findings: parsed.findings.map((finding) => ({ ...finding, means: findingCodes[finding.code] })), counts: countsIn(parsed) }));
  for (const line of lines(units, parsed.findings)) print(line);
}

function countsIn({ units, findings }: Parsed): Record<string, unknown> {
  const tally = (pairs: readonly (readonly [string, number])[]): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const [name, count] of pairs) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  };
  return {
    units: units.length,
    findings: findings.length,
    byKind: tally(units.map(({ kind }) => [kind, 1] as const)),
    byFinding: tally(findings.map(({ code, count }) => [code, count ?? 1] as const)),
  };
}

async function importInto(standard: string, file: string, { language, label, changeClass, madeFrom, ...options }: Options, terminal: Terminal): Promise<void> {
  if (language) known(language);
  await read(file); // what cannot be read is said before anybody is asked
  await changeStandard(options, standard, terminal, async (session, id) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ label, changeClass, madeFrom })) if (value) form.set(name, value);
    form.set('file', new Blob([bytesIn(file)], { type: 'application/octet-stream' }), basename(file));
    return { path: `/texts/${segment(language ?? (await session.read<ShownStandard>(`/standards/${id}`)).baseLanguage)}/imports`, form };
  });
}

interface ShownUnit {
  readonly address: string;
  readonly kind: string;
  readonly text: string;
}

function unitsOf(parsed: Parsed, language: string): readonly ShownUnit[] {
  const tree = treeOf(language, parsed, String);
  const addresses = addressesOf(tree);
  const numbers = new Map([...countsOf(tree), ...numbersOf(tree)]);
  const depths = new Map<string, number>();
  return tree.units.map(({ id, kind, parent, content }) => {
    const depth = parent === null ? 0 : depths.get(parent)! + 1;
    depths.set(id, depth);
    return { id, address: addresses.get(id)!, number: numbers.get(id) ?? null, kind, depth, parent, content, text: plainText(content) };
  });
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
