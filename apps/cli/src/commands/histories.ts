import { type Command, InvalidArgumentError } from 'commander';
import { formats, readHistories, type ReplayReport, replayUnder } from '#lib/histories';
import { exitCodes, Unusable } from '../exit-codes.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { examples } from './help.js';
import { fileThatExists, formatNamed, formatOption, lawsNamed } from './histories/inputs.js';
import { importCommand } from './histories/import.js';

interface CheckOptions {
  readonly format: string;
  readonly procedure?: string;
  readonly atLeast?: number;
  readonly pairs?: boolean;
  readonly json?: boolean;
}

export function historiesCommands(program: Command, terminal: Terminal): void {
  const samples = 'libs/histories/data';
  const histories = program
    .command('histories')
    .description('Observed histories of real standards, against the procedures of this installation.')
    .addHelpText('after', examples(`npm run lockstep -- histories check ${samples}/iso-transitions.csv --format iso-transitions`));
  histories
    .command('check')
    .description('Replay a file of records under its procedure: what is explained, what is a documented exception, what is neither. Exit code 1 when anything is unexplained or malformed.')
    .argument('<file>', 'the records, as they were written')
    .addOption(formatOption())
    .option('--procedure <id>', 'another procedure than the one of the format, in all its versions')
    .option('--at-least <percent>', 'be content with this share of transitions explained or documented (malformed rows and unknown stages still count as failures)', percent)
    .option('--pairs', 'list every pair of stages, also those that are explained')
    .option('--json', 'the report as JSON')
    .addHelpText('after', `\nFormats:\n${formats.map(({ id, about }) => `  ${id.padEnd(16)} ${about}`).join('\n')}\n`)
    .addHelpText('after', examples(`npm run lockstep -- histories check ${samples}/iso-transitions.csv --format iso-transitions`, `npm run lockstep -- histories check ${samples}/w3c.jsonl --format w3c --json`))
    .action((file: string, options: CheckOptions) => check(file, options, terminal));
  importCommand(histories, terminal);
}

function percent(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('A percentage from 0 to 100 is needed.');
  return value;
}

async function check(file: string, { format: id, procedure, atLeast, pairs, json }: CheckOptions, { print, endWith }: Terminal): Promise<void> {
  const format = formatNamed(id);
  const replay = replayUnder(await lawsNamed(procedure ?? format.procedure));
  for await (const read of readHistories(fileThatExists(file), format)) replay.take(read);
  const report = replay.report();
  if (report.records === 0 && report.outside.length === 0) throw new Unusable(`${file} has no record of the kind ${id}${report.malformed.total > 0 ? ` (line ${report.malformed.rows[0]!.line}: ${report.malformed.rows[0]!.because})` : ''}.`);
  const isEnough = atLeast === undefined ? report.unexplained === 0 : report.basisPoints.accounted >= atLeast * 100;
  if (!isEnough || report.malformed.total > 0 || report.unknownStages.length > 0) endWith(exitCodes.refused);
  if (json) return print(asJson({ file, format: id, ...report }));
  for (const line of linesOf(report, pairs === true)) print(line);
}

const shareOf = (basisPoints: number) => `${(basisPoints / 100).toFixed(2)} %`;

function linesOf(report: ReplayReport, all: boolean): string[] {
  const { explained, exceptions, malformed, meaning } = report;
  const of = (count: number) => (report.transitions === 0 ? '' : shareOf(Math.floor((count * 10_000) / report.transitions)));
  const listed = report.pairs.filter(({ verdict }) => all || verdict === 'exception' || verdict === 'unexplained');
  return [
    ...table(
      [`replayed under ${report.procedure}`, 'count', 'share'],
      [
        ['records', String(report.records), ''],
        ['entries', String(report.entries), ''],
        ['entries that say nothing new', String(report.unchanged), ''],
        ['transitions', String(report.transitions), ''],
        ['explained by one legal step', String(explained.step), of(explained.step)],
        ['explained by steps that passed unseen', String(explained.path), of(explained.path)],
        ...exceptions.named.map(({ name, count }) => [`exception: ${name}`, String(count), of(count)]),
        ['unexplained', String(report.unexplained), of(report.unexplained)],
        ['malformed rows', String(malformed.total), ''],
        ...report.outside.map(({ what, count }) => [`outside the procedure: ${what}`, String(count), '']),
      ],
    ),
    '',
    ...(listed.length > 0 ? [...table(['from', 'to', 'count', 'verdict', 'why', 'first lines'], listed.map(({ from, to, count, verdict, by, examples: found }) => [from, to, String(count), verdict, by, found.map(({ line }) => line).join(', ')])), ''] : []),
    ...(report.pairsNotListed > 0 ? [`Transitions of further pairs, not listed: ${report.pairsNotListed}`, ''] : []),
    ...(exceptions.named.length > 0 ? [...table(['exception', 'count', 'mark', 'documented reason'], exceptions.named.map(({ id, count, mark, source }) => [id, String(count), mark, source])), ''] : []),
    ...(report.unknownStages.length > 0 ? [...table(['unknown stage', 'entries', 'first line'], report.unknownStages.map(({ said, count, line }) => [said, String(count), String(line)])), ''] : []),
    ...(malformed.total > 0 ? [...table(['line', 'malformed'], malformed.rows.map(({ line, because }) => [String(line), because])), ...(malformed.total > malformed.rows.length ? [`and ${malformed.total - malformed.rows.length} more`] : []), ''] : []),
    `Explained ${shareOf(report.basisPoints.explained)}; with documented exceptions ${shareOf(report.basisPoints.accounted)} of ${report.transitions} transitions.`,
    `Without dates the procedure explains ${meaning.explained} of ${meaning.pairs} ordered pairs of different stages (${meaning.pairs === 0 ? 0 : Math.round((meaning.explained * 100) / meaning.pairs)} %).`,
  ];
}
