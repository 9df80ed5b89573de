import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { exitCodes, Unusable } from '../../exit-codes.js';
import type { ApiAnswer, ApiRequest } from '../../remote/api.js';
import { linesOf, type Problem } from '../../remote/problem.js';
import { table } from '../../table.js';
import { asJson, type Terminal } from '../../terminal.js';
import { authority, type Connection, connect, connecting } from '../connection.js';
import { examples } from '../help.js';

interface Plan {
  readonly id: string;
  readonly from: { readonly id: string; readonly version: number };
  readonly to: { readonly id: string; readonly version: number };
  readonly muted: boolean;
  readonly counts: { readonly standards: number; readonly movable: number; readonly blocked: number; readonly notices: number };
  readonly under: { readonly from: number; readonly to: number; readonly elsewhere: number };
  readonly movedCount: number;
  readonly unplanned: number;
}
interface Item {
  readonly standardId: string;
  readonly present: string;
  readonly stage: { readonly to: string } | null;
  readonly blocked: readonly { readonly code: string; readonly because: string }[];
  readonly tasks: { readonly put: readonly unknown[]; readonly drop: readonly unknown[] };
  readonly dueDates: { readonly put: readonly unknown[]; readonly drop: readonly unknown[] };
  readonly people: number;
}
interface Batch {
  readonly done: number;
  readonly already: number;
  readonly left: readonly { readonly standardId: string; readonly problem: Problem }[];
  readonly next: string | null;
}
interface PlanOptions extends Connection {
  readonly stages?: string;
  readonly recountClocks?: boolean;
  readonly mute?: boolean;
}
interface BatchOptions extends Connection {
  readonly onlyUnchanged?: boolean;
  readonly batch: string;
}

type Ask = (request: ApiRequest) => Promise<ApiAnswer>;

/** Bringing standards under way from one version to another: look, carry out, take back. */
export function migrationCommands(procedure: Command, terminal: Terminal): void {
  connecting(procedure.command('plan-migration').description('What would change for every standard under a version, if it came under another. Changes nothing.'))
    .argument('<from>', 'the version they are under, e.g. gbt@1')
    .argument('<to>', 'the version to come under, e.g. gbt@2')
    .option('--stages <pairs>', 'stages that are called otherwise: 20=25,30=35')
    .option('--recount-clocks', 'count periods that run anew under the new version, instead of keeping their announced end')
    .option('--mute', 'tell nobody when it is carried out; every log will say so')
    .addHelpText('after', examples('npm run lockstep -- procedure plan-migration gbt@1 gbt@2 --stages 20=25', 'npm run lockstep -- procedure plan-migration gbt@1 gbt@2 --mute --json'))
    .action((from: string, to: string, options: PlanOptions) => plan(from, to, options, terminal));
  connecting(procedure.command('show-migration').description('A plan, and where it stands.'))
    .argument('<plan>', 'the id of the plan')
    .addHelpText('after', examples('npm run lockstep -- procedure show-migration 0d9f2b1e-6f0a-4a57-9a43-1d2f7c1b9a11'))
    .action((id: string, options: Connection) => show(id, options, terminal));
  const batches = (name: string, description: string) =>
    connecting(procedure.command(name).description(description))
      .argument('<plan>', 'the id of the plan')
      .option('--batch <count>', 'standards per batch, at most 1000', '500')
      .addHelpText('after', examples(`npm run lockstep -- procedure ${name} 0d9f2b1e-6f0a-4a57-9a43-1d2f7c1b9a11`));
  batches('apply-migration', 'Carry a plan out, batch by batch, while everyone goes on working. May be broken off and asked again.')
    .option('--only-unchanged', 'leave standards that are at another stage, or would be moved otherwise, than the plan says, instead of refusing the whole')
    .action((id: string, options: BatchOptions) => run('batches', id, options, terminal));
  batches('rollback-migration', 'Take back what a plan has done, batch by batch.').action((id: string, options: BatchOptions) => run('rollbacks', id, options, terminal));
}

async function plan(from: string, to: string, options: PlanOptions, terminal: Terminal): Promise<void> {
  const body = { from: pinned(from), to: pinned(to), stages: pairs(options.stages), clocks: options.recountClocks ? 'recount' : 'keep', muted: options.mute === true };
  const ask = await asking(options);
  const made = await answered<Plan>(ask({ method: 'POST', path: '/migrations', body, headers: { 'idempotency-key': randomUUID() } }), options, terminal);
  if (made) await tell(made, ask, options, terminal);
}

async function show(id: string, options: Connection, terminal: Terminal): Promise<void> {
  const ask = await asking(options);
  const found = await answered<Plan>(ask({ method: 'GET', path: `/migrations/${encodeURIComponent(id)}` }), options, terminal);
  if (found) await tell(found, ask, options, terminal);
}

async function tell(found: Plan, ask: Ask, options: Connection, terminal: Terminal): Promise<void> {
  const { print } = terminal;
  const page = await answered<{ items: readonly Item[]; next: string | null }>(ask({ method: 'GET', path: `/migrations/${found.id}/standards?limit=50` }), options, terminal);
  if (!page) return;
  if (options.json) return print(asJson({ ...found, standards: page.items, next: page.next }));
  const { counts, under } = found;
  print(`Plan ${found.id}: ${found.from.id} version ${found.from.version} to ${found.to.id} version ${found.to.version}`);
  print(`${counts.standards} standards, ${counts.movable} can be moved, ${counts.blocked} cannot; ${found.muted ? 'nobody is told' : `${counts.notices} notices would go out`}.`);
  print(`Now: ${under.from} under the old version, ${under.to} under the new one, ${under.elsewhere} elsewhere; ${found.movedCount} moved since, ${found.unplanned} not in the plan.\n`);
  const rows = page.items.map(({ standardId, present, stage, blocked, tasks, dueDates, people }) => [
    standardId,
    present,
    stage?.to ?? '-',
    `+${tasks.put.length} -${tasks.drop.length}`,
    `+${dueDates.put.length} -${dueDates.drop.length}`,
    String(people),
    blocked.map(({ because }) => because).join(' '),
  ]);
  for (const line of table(['standard', 'stage', 'becomes', 'tasks', 'due dates', 'told', 'what stands against it'], rows)) print(line);
  if (page.next) print(`... the first ${page.items.length}; all of them: GET /api/v1/migrations/${found.id}/standards`);
}

async function run(what: 'batches' | 'rollbacks', id: string, options: BatchOptions, terminal: Terminal): Promise<void> {
  const limit = Number(options.batch);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Unusable(`--batch ${options.batch} is no whole number from 1 to 1000.`);
  const { print, endWith } = terminal;
  const ask = await asking(options);
  const left: Batch['left'][number][] = [];
  const sum = { done: 0, already: 0 };
  for (let after: string | null = null; ; ) {
    // The first batch asks whether the plan still holds; while the rest are moved, others may go on working.
    const body: object = { limit, ...(after ? { after } : {}), ...(what === 'batches' && (options.onlyUnchanged || after) ? { onlyUnchanged: true } : {}) };
    const batch: Batch | undefined = await answered<Batch>(ask({ method: 'POST', path: `/migrations/${encodeURIComponent(id)}/${what}`, body }), options, terminal);
    if (!batch) return;
    sum.done += batch.done;
    sum.already += batch.already;
    left.push(...batch.left);
    if (!options.json) print(`${sum.done} ${what === 'batches' ? 'moved' : 'taken back'}${left.length > 0 ? `, ${left.length} left where they are` : ''}`);
    if (batch.next === null) break;
    after = batch.next;
  }
  if (left.length > 0) endWith(exitCodes.refused);
  if (options.json) return print(asJson({ ...sum, left }));
  for (const { standardId, problem } of left) for (const line of [`${standardId}:`, ...linesOf(problem)]) print(line);
}

async function asking(options: Connection): Promise<Ask> {
  const session = await connect(options, authority);
  return (request) => session.ask(request);
}

async function answered<Body>(asked: Promise<ApiAnswer>, { json }: Connection, { print, endWith }: Terminal): Promise<Body | undefined> {
  const answer = await asked;
  if (answer.is === 'done') return answer.body as Body;
  endWith(exitCodes.refused);
  if (json) print(asJson(answer.problem));
  else for (const line of linesOf(answer.problem)) print(line);
  return undefined;
}

function pinned(word: string): { id: string; version: number } {
  const [, id, version] = /^([a-z][a-z0-9-]*)@([1-9]\d{0,5})$/.exec(word) ?? [];
  if (!id) throw new Unusable(`"${word}" names no version. Write it as gbt@2.`);
  return { id, version: Number(version) };
}

function pairs(words: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (words ?? '').split(',').filter(Boolean).map((pair) => {
      const [from, to, ...more] = pair.split('=');
      if (!from || !to || more.length > 0) throw new Unusable(`"${pair}" is no pair of stages. Write --stages 20=25,30=35.`);
      return [from, to];
    }),
  );
}
