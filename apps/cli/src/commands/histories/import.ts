import { basename } from 'node:path';
import type { Command } from 'commander';
import { explainersOf, isHistory, readHistories, type RecordedHistory, recordOf } from '#lib/histories';
import { exitCodes, Unusable } from '../../exit-codes.js';
import type { Session } from '../../remote/session.js';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { type Connection, connecting, connectToChange } from '../connection.js';
import { examples } from '../help.js';
import { committeeOf } from '../propose.js';
import { fileThatExists, formatNamed, formatOption, lawsNamed } from './inputs.js';

interface ImportOptions extends Connection {
  readonly format: string;
  readonly procedure?: string;
  readonly committee?: string;
  readonly source?: string;
  readonly dryRun?: boolean;
}

/** What the report keeps of each kind: enough to look into it, and no more than memory bears. */
const LISTED = 1_000;
/** So many records are on their way at once: the system decides those that meet in one commit. */
const AT_ONCE = 16;

interface Report {
  readonly standards: number;
  readonly entries: number;
  /** Of the standards: those of which everything was recorded before. */
  readonly unchanged: number;
  readonly withoutNumber: number;
  readonly notRecorded: number;
  readonly refused: { readonly total: number; readonly listed: readonly { readonly line: number; readonly record: string; readonly code: string; readonly detail: string }[] };
  readonly malformed: { readonly total: number; readonly rows: readonly { readonly line: number; readonly because: string }[] };
}

export function importCommand(histories: Command, terminal: Terminal): void {
  connecting(histories.command('import').description('Record a file of histories in a running system as observed stages, so that its standards are in the portfolio. The same again changes nothing; a longer file adds what is new. Takes the role authority.'))
    .argument('<file>', 'the records, as they were written')
    .addOption(formatOption())
    .option('--committee <code>', 'the committee they are recorded for, e.g. "LS/TC 1"; needed unless --dry-run')
    .option('--procedure <id>', 'another procedure than the one of the format')
    .option('--source <text>', 'where the file is from; its name and format when absent')
    .option('--dry-run', 'read and count, and ask no system for anything')
    .addHelpText('after', examples('npm run lockstep -- histories import libs/histories/data/iso-sc29.jsonl --format iso-sc29 --dry-run', 'npm run lockstep -- histories import libs/histories/data/iso-sc29.jsonl --format iso-sc29 --committee "LS/TC 1"'))
    .action((file: string, options: ImportOptions) => take(file, options, terminal));
}

async function take(file: string, options: ImportOptions, { print, endWith }: Terminal): Promise<void> {
  const format = formatNamed(options.format);
  const procedure = options.procedure ?? format.procedure;
  const laws = await lawsNamed(procedure);
  const path = fileThatExists(file);
  if (!options.dryRun && !options.committee) throw new Unusable('--committee is missing: say for which committee the standards are recorded, e.g. --committee "LS/TC 1".');
  const session = options.dryRun ? undefined : await connectToChange(options);
  const committee = session && (await committeeOf(session, options.committee));
  const send = session && ((record: RecordedHistory) => observe(session, { procedure, committee, source: options.source ?? `${basename(file)} (${format.id})` }, record));

  const sum = { standards: 0, entries: 0, unchanged: 0, withoutNumber: 0, notRecorded: 0 };
  const refused: Report['refused']['listed'][number][] = [];
  const rows: Report['malformed']['rows'][number][] = [];
  let refusals = 0;
  let malformed = 0;
  const underWay = new Set<Promise<void>>();
  let broken: unknown;
  const ask = async (line: number, record: RecordedHistory) => {
    const answer = send ? await send(record) : ({ is: 'recorded', entries: record.seen.length, withoutNumber: false } as const);
    if (answer.is === 'refused') {
      refusals += 1;
      if (refused.length < LISTED) refused.push({ line, record: record.record, code: answer.code, detail: answer.detail });
      return;
    }
    sum.standards += 1;
    sum.entries += answer.entries;
    if (answer.entries === 0) sum.unchanged += 1;
    if (answer.withoutNumber) sum.withoutNumber += 1;
  };
  const explainersOn = explainersOf(laws);
  for await (const read of readHistories(path, format)) {
    if ('malformed' in read) {
      malformed += 1;
      if (rows.length < LISTED) rows.push({ line: read.line, because: read.malformed });
      continue;
    }
    const record = isHistory(read) ? recordOf(read, laws.at(-1)!.stages, explainersOn) : undefined;
    if (!record) {
      sum.notRecorded += 1;
      continue;
    }
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    if (broken) throw broken;
    const asked: Promise<void> = ask(read.line, record)
      .catch((error: unknown) => void (broken ??= error))
      .finally(() => underWay.delete(asked));
    underWay.add(asked);
  }
  await Promise.all(underWay);
  if (broken) throw broken;

  const report: Report = { ...sum, refused: { total: refusals, listed: refused }, malformed: { total: malformed, rows } };
  if (refusals > 0 || malformed > 0) endWith(exitCodes.refused);
  if (options.json) return print(asJson({ file, format: format.id, procedure, dryRun: options.dryRun === true, ...report }));
  for (const line of linesOf(report, options.dryRun === true)) print(line);
}

type Observed = { readonly is: 'recorded'; readonly entries: number; readonly withoutNumber: boolean } | { readonly is: 'refused'; readonly code: string; readonly detail: string };

/** A number that belongs to another standard here is left out: what was seen is recorded all the same. */
async function observe(session: Session, about: object, { title, published, ...record }: RecordedHistory): Promise<Observed> {
  const seen = record.seen.map(({ stage, on, said }) => ({ stage, said, ...(on ? { on } : {}) }));
  const post = (withNumber: boolean) =>
    session.command('/standards/observed/stages', { ...about, ...record, seen, title: { en: title }, baseLanguage: 'en', ...(withNumber && published ? { published } : {}) });
  let answer = await post(true);
  const isTaken = answer.is === 'refused' && answer.problem.code === 'NUMBER_TAKEN';
  if (isTaken) answer = await post(false);
  if (answer.is === 'refused') return { is: 'refused', code: answer.problem.code, detail: answer.problem.detail || answer.problem.errors.map(({ field, message }) => `${field}: ${message}`).join('; ') };
  return { is: 'recorded', entries: (answer.body as { events: readonly unknown[] }).events.length, withoutNumber: isTaken };
}

function linesOf({ standards, entries, unchanged, withoutNumber, notRecorded, refused, malformed }: Report, isDry: boolean): string[] {
  return [
    ...table(
      [isDry ? 'would be recorded' : 'recorded', 'count'],
      [
        ['standards', String(standards)],
        ['entries', String(entries)],
        ...(isDry ? [] : [['standards with nothing new', String(unchanged)], ['without their number, which another has', String(withoutNumber)]]),
        ['records of no one document, or of none that is known', String(notRecorded)],
        ['refused', String(refused.total)],
        ['malformed rows', String(malformed.total)],
      ],
    ),
    ...(refused.total > 0 ? ['', ...table(['line', 'record', 'refused', 'why'], refused.listed.map(({ line, record, code, detail }) => [String(line), record, code, detail]))] : []),
    ...(malformed.total > 0 ? ['', ...table(['line', 'malformed'], malformed.rows.map(({ line, because }) => [String(line), because]))] : []),
  ];
}
