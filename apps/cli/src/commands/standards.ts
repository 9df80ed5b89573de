import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type LoggedEvent, recomputeChain, type Recomputed } from '../chain/recompute-chain.js';
import { exitCodes, Unusable } from '../exit-codes.js';
import { eventsOf, type ShownStandard, standardsMatching } from '../remote/standards.js';
import type { Session } from '../remote/session.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Connection, connect, connecting } from './connection.js';
import { segment } from './change.js';
import { examples } from './help.js';
import { next, type WhatIfOptions } from './standards/next.js';
import { proposeCommand } from './propose.js';
import { idOf } from './which-standard.js';

interface ListOptions extends Connection {
  readonly stage?: string;
  readonly late?: boolean;
  readonly query?: string;
  readonly limit: string;
}

export function standardsCommands(program: Command, terminal: Terminal): void {
  const standards = program.command('standards').description('Standards of a running system, over its HTTP API.').addHelpText('after', examples('npm run lockstep -- standards list', 'npm run lockstep -- standards next "GB/T 1—2025"', 'npm run lockstep -- standards propose proposal.yaml'));
  connecting(standards.command('list').description('Standards, the latest change first.'))
    .option('--stage <stage>', 'only those at this stage')
    .option('--late', 'only what is late: a task past its day, or the item frozen')
    .option('--query <text>', 'only those with this in a title or number')
    .option('--limit <count>', 'at most so many', '50')
    .addHelpText('after', examples('npm run lockstep -- standards list', 'npm run lockstep -- standards list --stage 40 --json'))
    .action((options: ListOptions) => list(options, terminal));
  one(standards, 'show', 'One standard as it is now.', show, terminal);
  one(standards, 'next', 'Why it cannot move, whose move it is, what happens next and when; or how it would be. Changes nothing.', next, terminal)
    .option('--at <day>', 'as it would be on that day (or at that instant), if nobody did anything')
    .option('--move <move>', 'as it would be after this move, or why it would be refused');
  one(standards, 'events', 'Its log, from the first event.', events, terminal);
  one(standards, 'verify', 'Work the hash chain out anew from the events alone; exit code 1 when it does not hold.', verify, terminal).option(
    '--from <file>',
    'a file with the events (`standards events --json`) instead of a system: nobody needs to be trusted, or reached',
  );
  proposeCommand(standards, terminal);
}

type OfOne = (session: Session, id: string, json: boolean, terminal: Terminal, options: WhatIfOptions) => Promise<void>;

function one(standards: Command, name: string, description: string, run: OfOne, terminal: Terminal): Command {
  return connecting(standards.command(name).description(description))
    .argument('<standard>', 'its identifier, or its number, e.g. "GB/T 1—2025"')
    .addHelpText('after', examples(`npm run lockstep -- standards ${name} "GB/T 1—2025"`, `npm run lockstep -- standards ${name} "GB/T 1—2025" --json`))
    .action(async (standard: string, options: Connection & WhatIfOptions & { readonly from?: string }) => {
      if (options.from) return told(recomputeChain(standard, eventsIn(options.from)), standard, options.json === true, terminal);
      const session = await connect(options);
      await run(session, await idOf(session, standard), options.json === true, terminal, options);
    });
}

const titleOf = ({ title, baseLanguage }: ShownStandard): string => title['en'] ?? title[baseLanguage] ?? Object.values(title)[0] ?? '';
const languagesOf = ({ languages }: ShownStandard): string => languages.map(({ language, level, missing, stale }) => `${language} ${level}${missing + stale > 0 ? ` (${missing} missing, ${stale} stale)` : ''}`).join(', ');

async function list(options: ListOptions, { print }: Terminal): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new Unusable(`--limit is ${options.limit}; a whole number from 1 is needed.`);
  const query = { ...(options.stage ? { stage: options.stage } : {}), ...(options.query ? { q: options.query } : {}), ...(options.late ? { late: 'true' } : {}) };
  const session = await connect(options);
  const found = await standardsMatching(session, query, limit);
  if (found.length === 0 && options.stage) await knownStage(session, options.stage);
  if (options.json) return print(asJson(found));
  const rows = found.map((standard) => [standard.number ?? standard.id, standard.stage, standard.condition, languagesOf(standard), titleOf(standard)]);
  for (const line of table(['standard', 'stage', 'condition', 'languages', 'title'], rows)) print(line);
}

/** Nothing is found at a stage that no procedure has. @throws Unusable listing those there are. */
async function knownStage(session: Session, stage: string): Promise<void> {
  const { procedures } = await session.read<{ procedures: readonly { id: string }[] }>('/procedures');
  const ids = [...new Set(procedures.map(({ id }) => id))];
  const stages = new Map<string, readonly string[]>();
  for (const id of ids) stages.set(id, Object.keys((await session.read<{ stages: object }>(`/procedures/${segment(id)}`)).stages));
  if ([...stages.values()].some((known) => known.includes(stage))) return;
  throw new Unusable(`--stage is ${stage}, and no procedure has such a stage. There are: ${[...stages].map(([id, known]) => `${[...known].sort().join(', ')} (${id})`).join('; ')}.`);
}

const show: OfOne = async (session, id, json, { print }) => {
  const standard = await session.read<ShownStandard>(`/standards/${id}`);
  if (json) return print(asJson(standard));
  const { number, stage, stageSince, condition, procedure, baseLanguage, textRevision, nextDueAt, openTasks } = standard;
  const rows = [
    ['identifier', id],
    ['number', number ?? 'none yet'],
    ...Object.entries(standard.title).map(([language, title]) => [`title (${language})`, title]),
    ['procedure', `${procedure.id} version ${procedure.version}`],
    ['stage', `${stage} since ${stageSince} (${condition})`],
    ['base text', `${baseLanguage}, revision ${textRevision}`],
    ['languages', languagesOf(standard) || 'none'],
    ['next due', nextDueAt ?? 'nothing'],
    ['open tasks', String(openTasks)],
  ];
  for (const line of table(['', ''], rows).slice(2)) print(line);
};

const events: OfOne = async (session, id, json, { print }) => {
  const log = await eventsOf(session, id);
  if (json) return print(asJson(log));
  const names = await namesIn(session, id);
  for (const line of table(['position', 'at', 'event', 'actor', 'hash'], log.map(({ position, at, type, actor, hash }) => [String(position), at, type, names.get(actor) ?? actor, hash.slice(0, 12)]))) print(line);
};

/** People by identifier, as the committee of the standard knows them; who has left it stays an identifier. */
async function namesIn(session: Session, id: string): Promise<ReadonlyMap<string, string>> {
  const { committee } = await session.read<ShownStandard>(`/standards/${id}`);
  const { members = [] } = await session.read<{ members?: readonly { personId: string; name: string }[] }>(`/committees/${segment(committee)}`);
  return new Map(members.map(({ personId, name }) => [personId, name]));
}

const verify: OfOne = async (session, id, json, terminal) => told(recomputeChain(id, await eventsOf(session, id)), id, json, terminal);

function told(recomputed: Recomputed, standardId: string, json: boolean, { print, endWith }: Terminal): void {
  if (!recomputed.intact) endWith(exitCodes.refused);
  if (json) return print(asJson({ standardId, ...recomputed }));
  print(recomputed.intact ? `Intact: ${recomputed.events} events, head ${recomputed.head}` : `Broken at event ${recomputed.position}: ${recomputed.because}.`);
}

function eventsIn(file: string): readonly LoggedEvent[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly LoggedEvent[];
  } catch (error) {
    throw new Unusable(`${file} cannot be read as events (${error instanceof Error ? error.message : String(error)}).`);
  }
}
