import type { Command } from 'commander';
import { loadProcedures } from '#lib/lifecycle';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { examples } from './help.js';
import { check } from './procedure/check.js';
import { draw, type DrawOptions } from './procedure/draw.js';
import { migrationCommands } from './procedure/migrations.js';
import { type LoadOptions, load } from './procedure/load.js';
import { connecting } from './connection.js';

export function procedureCommands(program: Command, terminal: Terminal): void {
  const procedure = program.command('procedure').description('Procedures: versioned law as data.').addHelpText('after', examples('npm run lockstep -- procedure list', 'npm run lockstep -- procedure check all'));
  procedure
    .command('list')
    .description('The procedures this installation comes with, in every version.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('npm run lockstep -- procedure list', 'npm run lockstep -- procedure list --json'))
    .action((options: { json?: boolean }) => list(options, terminal));
  procedure
    .command('check')
    .description('Whether procedures could work: their YAML, their shape, and every stage, gate, role, name and source in them; exit code 1 when one could not.')
    .argument('<files...>', 'procedure files, or `all` for those of this installation')
    .option('--json', 'problems and warnings as JSON')
    .addHelpText('after', examples('npm run lockstep -- procedure check all', 'npm run lockstep -- procedure check drafts/gbt.v2.yaml drafts/db4401.v1.yaml'))
    .action((files: string[], options: { json?: boolean }) => check(files, options, terminal));
  procedure
    .command('draw')
    .description('Draw a procedure: every stage, and every move with its name and who makes it.')
    .argument('<procedure>', 'a procedure file, or one of this installation, e.g. gbt or gbt.v1')
    .option('--format <format>', 'svg, table or json', 'svg')
    .option('--json', 'the same as --format json')
    .option('--language <language>', 'zh-Hans, zh-Hant, en or pt', 'en')
    .option('-o, --out <file>', 'into this file instead of stdout')
    .addHelpText('after', examples('npm run lockstep -- procedure draw gbt --language zh-Hans -o gbt.svg', 'npm run lockstep -- procedure draw drafts/db4401.v1.yaml --format table'))
    .action((word: string, options: DrawOptions) => draw(word, options, terminal));
  connecting(procedure.command('load').description('Take procedures into a running system: each whole, or not at all. The same again changes nothing.'))
    .argument('<files...>', 'procedure files')
    .addHelpText('after', `${examples('npm run lockstep -- procedure load db4401.v1.yaml', 'npm run lockstep -- procedure load db4401.v1.yaml --url http://localhost:3000 --email authority@example.org')}\n\nAsks as the demonstration authority where nobody else is named.`)
    .action((files: string[], options: LoadOptions) => load(files, options, terminal));
  migrationCommands(procedure, terminal);
}

async function list({ json }: { json?: boolean }, { print }: Terminal): Promise<void> {
  const procedures = (await loadProcedures()).all();
  if (json) return print(asJson(procedures.map(({ id, version, validFrom, series, name }) => ({ id, version, validFrom, series, name }))));
  const rows = procedures.map(({ id, version, validFrom, series, name, stages, moves }) => [id, String(version), validFrom, series, String(Object.keys(stages).length), String(moves.length), name['en'] ?? '']);
  for (const line of table(['procedure', 'version', 'valid from', 'series', 'stages', 'moves', 'name'], rows)) print(line);
}
