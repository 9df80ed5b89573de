import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { isRefusal } from '#lib/kernel';
import { addressesOf, findingCodes, type Parsed, plainText, readDocx, readMarkdown, treeOf } from '#lib/texts';
import { Refused, Unusable } from '../exit-codes.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { examples } from './help.js';

/** What an import would find in a file, without importing anything. */
export function textCommands(program: Command, terminal: Terminal): void {
  const text = program.command('text').description('Look at texts of standards.');
  text
    .command('import')
    .description('Read a file as an import would, and report what was read and what was left out. Nothing is changed.')
    .argument('<file>', 'a Word document (.docx) or Markdown (.md)')
    .option('--language <tag>', 'language of the text', 'zh-Hans')
    .option('--json', 'units and findings as JSON')
    .addHelpText('after', examples('npm run lockstep -- text import libs/texts/data/iso5230/2.1/zh-Hans.docx', 'npm run lockstep -- text import draft.md --language en --json'))
    .action(async (file: string, options: { language: string; json?: boolean }) => {
      const parsed = await read(file);
      const units = unitsOf(parsed, options.language);
      if (options.json) return terminal.print(asJson({ file, language: options.language, units, findings: parsed.findings }));
      for (const line of report(units, parsed.findings)) terminal.print(line);
    });
}

async function read(file: string): Promise<Parsed> {
  const bytes = bytesOf(file);
  const isMarkdown = /\.(md|markdown)$/i.test(file);
  if (!isMarkdown && !/\.docx$/i.test(file)) throw new Unusable(`${file} is neither .docx nor .md.`);
  const parsed = isMarkdown ? readMarkdown(bytes) : await readDocx(bytes);
  if (isRefusal(parsed)) throw new Refused(`${parsed.refused}: ${parsed.because}\n${parsed.remedy}`);
  return parsed;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Unusable(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). Check its path.`);
  }
}

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

function report(units: readonly ShownUnit[], findings: Parsed['findings']): string[] {
  const rows = units.map(({ address, kind, text }) => [address, kind, shortened(text)]);
  const found = findings.map(({ code, place, snippet, count }) => [Object.values(place).join(''), code, `${count ? `${count} × ` : ''}${snippet || findingCodes[code]}`]);
  return [...table(['unit', 'kind', 'text'], rows), '', ...(found.length > 0 ? [...table(['at', 'finding', 'about'], found), ''] : []), `${units.length} units, ${findings.length} findings`];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return [...line].length > 70 ? `${[...line].slice(0, 69).join('')}…` : line;
}
