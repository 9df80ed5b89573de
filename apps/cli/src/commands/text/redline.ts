import type { Command } from 'commander';
import { identify, plainText, type Redline, redline, redlineHtml, redlineWords, type RedlinedUnit, treeOf } from '#lib/texts';
import { Unusable } from '../../exit-codes.js';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { examples } from '../help.js';
import { known, read } from './text-file.js';

interface Options {
  readonly language: string;
  readonly html?: boolean;
  readonly json?: boolean;
}

const lines = ['npm run --silent lockstep -- text redline old.docx new.docx --html > redline.html', 'npm run lockstep -- text redline old.md new.md --language en --json'];

export const redlineCommand = (text: Command, terminal: Terminal): Command =>
  text
    .command('redline')
    .description('Show what changed between two files of one text in one language, unit by unit and word by word. Needs no server.')
    .argument('<old>', 'the older file')
    .argument('<new>', 'the newer file')
    .option('--language <tag>', 'language of the text', 'zh-Hans')
    .option('--html', 'a page that stands alone')
    .option('--json', 'the units that changed, with every piece taken out and put in')
    .addHelpText('after', examples(...lines))
    .action((old: string, now: string, options: Options) => show(old, now, options, terminal));

async function show(old: string, now: string, { language, html, json }: Options, { print }: Terminal): Promise<void> {
  if (html && json) throw new Unusable('--html and --json exclude each other. Give one of them.');
  known(language);
  const before = treeOf(language, await read(old), (index) => `old-${index + 1}`);
  let made = 0;
  const changes = redline(before, identify(await read(now), language, before, () => `new-${(made += 1)}`));
  if (html) return print(redlineHtml(changes, { from: old, to: now, language: 'en', words: redlineWords('en') }));
  const units = changes.units.filter((unit) => unit.changes.length > 0);
  if (json) return print(asJson({ from: old, to: now, language, summary: changes.summary, units }));
  for (const line of linesOf(changes, units)) print(line);
}

function linesOf({ summary }: Redline, units: readonly RedlinedUnit[]): readonly string[] {
  const rows = units.map((unit) => [unit.from?.address ?? '', unit.to?.address ?? '', unit.changes.join(', '), gist(unit)]);
  const counts = Object.entries(summary).filter(([, count]) => count > 0).map(([change, count]) => `${count} ${change}`);
  return [...(rows.length > 0 ? [...table(['was', 'is', 'change', 'words'], rows), ''] : []), counts.join(', ')];
}

const shown = 90;

/** The first change within a unit, as [-taken out-]{+put in+}; the words of a unit that came, went or moved. */
function gist({ blocks, changes }: RedlinedUnit): string {
  const pieces = blocks.flatMap((block) => ('pieces' in block ? block.pieces : 'rows' in block ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces)) : []));
  const first = changes.includes('changed') ? Math.max(0, pieces.findIndex(({ is }) => is !== 'same')) : 0;
  const line = pieces
    .slice(first)
    .map((piece) => {
      const words = plainText({ blocks: [{ is: 'text', inlines: piece.inlines }] });
      return changes.includes('changed') && piece.is === 'deleted' ? `[-${words}-]` : changes.includes('changed') && piece.is === 'inserted' ? `{+${words}+}` : words;
    })
    .join('')
    .replace(/\s+/gu, ' ');
  return [...line].length > shown ? `${[...line].slice(0, shown - 1).join('')}…` : line;
}
