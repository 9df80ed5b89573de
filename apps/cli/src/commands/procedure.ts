import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { checkProcedure, inWords, loadProcedures, type Located, type Procedure, readProcedure, shapeFrom } from '#lib/lifecycle';
import { exitCodes, Unusable } from '../exit-codes.js';
import { repositoryFolder } from '#lib/platform';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { examples } from './help.js';

const folder = join(repositoryFolder(), 'libs', 'lifecycle', 'procedures');

interface Checked {
  readonly file: string;
  readonly problems: readonly Located[];
  readonly warnings: readonly { readonly path: string; readonly code: string; readonly because: string; readonly remedy: string }[];
}

export function procedureCommands(program: Command, terminal: Terminal): void {
  const procedure = program.command('procedure').description('Procedures: versioned law as data.');
  procedure
    .command('list')
    .description('The procedures of this installation, in every version.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('npm run lockstep -- procedure list', 'npm run lockstep -- procedure list --json'))
    .action((options: { json?: boolean }) => list(options, terminal));
  procedure
    .command('check')
    .description('Whether a procedure could work: its YAML, its shape, and every stage, gate, role and number in it; exit code 1 when it could not.')
    .argument('<file>', 'a procedure file, or `all` for those of this installation')
    .option('--json', 'problems and warnings as JSON')
    .addHelpText('after', examples('npm run lockstep -- procedure check all', 'npm run lockstep -- procedure check drafts/gbt.v2.yaml'))
    .action((file: string, options: { json?: boolean }) => check(file, options, terminal));
}

async function list({ json }: { json?: boolean }, { print }: Terminal): Promise<void> {
  const procedures = (await loadProcedures()).all();
  if (json) return print(asJson(procedures.map(({ id, version, validFrom, series, name }) => ({ id, version, validFrom, series, name }))));
  const rows = procedures.map(({ id, version, validFrom, series, name, stages, moves }) => [id, String(version), validFrom, series, String(Object.keys(stages).length), String(moves.length), name['en'] ?? '']);
  for (const line of table(['procedure', 'version', 'valid from', 'series', 'stages', 'moves', 'name'], rows)) print(line);
}

function check(file: string, { json }: { json?: boolean }, { print, endWith }: Terminal): void {
  const files = file === 'all' ? readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, name)) : [file];
  const shape = shapeFrom(JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as object);
  const checked = files.map((one): Checked => {
    const read = readProcedure(basename(one), textOf(one), shape);
    if (Array.isArray(read)) return { file: one, problems: read as readonly Located[], warnings: [] };
    return { file: one, problems: [], warnings: checkProcedure(read as Procedure).filter(({ severity }) => severity === 'warning') };
  });
  if (checked.some(({ problems }) => problems.length > 0)) endWith(exitCodes.refused);
  if (json) return print(asJson(checked));
  for (const { file: name, problems, warnings } of checked) {
    for (const problem of problems) print(inWords(problem));
    for (const { path, code, because, remedy } of warnings) print(`${basename(name)} ${path} warning ${code}: ${because} ${remedy}`);
    print(`${basename(name)}: ${problems.length === 0 ? 'it could work' : 'it could not work'} (problems: ${problems.length}, warnings: ${warnings.length})`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unusable(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). Check its path, or write \`all\`.`);
  }
}
