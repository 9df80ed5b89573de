import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { exitCodes, Unusable } from '../exit-codes.js';
import type { ApiAnswer } from '../remote/api.js';
import { linesOf } from '../remote/problem.js';
import type { Session } from '../remote/session.js';
import { table } from '../table.js';
import { asJson, type Terminal } from '../terminal.js';
import { type Connection, connecting, connectToChange } from './connection.js';
import { idOf } from './which-standard.js';

export interface Changing extends Connection {
  readonly idempotencyKey?: string;
}

/** What is asked: a path, under the standard's own where one is named, with a JSON body or a form. */
export interface Asked {
  readonly path: string;
  readonly body?: object;
  readonly form?: FormData;
}

/** How a command answers (README of the API): events, and beside them the name of what was created. */
interface Answered {
  readonly version: number;
  readonly events: readonly { readonly position: number; readonly type: string; readonly body: Readonly<Record<string, unknown>> }[];
  readonly replayed: boolean;
  readonly [created: string]: unknown;
}

/** The options of every command that changes something. */
export const changing = (command: Command): Command => connecting(command).option('--idempotency-key <key>', 'so that asking again changes nothing: 8 to 200 visible ASCII characters; made up when absent');

/** One command on one standard. Ends with 1 and every unmet condition when it is refused. */
export async function changeStandard(options: Changing, standard: string, terminal: Terminal, asked: (session: Session, id: string) => Asked | Promise<Asked>): Promise<void> {
  await change(options, terminal, async (session) => {
    const id = await idOf(session, standard);
    const { path, ...rest } = await asked(session, id);
    return { ...rest, path: `/standards/${id}${path}` };
  });
}

/** Asks for a change, and says what came of it: what happened, or why not and what to do. */
export async function change(options: Changing, terminal: Terminal, asked: (session: Session) => Asked | Promise<Asked>): Promise<void> {
  const key = options.idempotencyKey ?? randomUUID();
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new Unusable(`--idempotency-key is "${key}"; 8 to 200 visible ASCII characters are needed, e.g. ${randomUUID()}.`);
  const session = await connectToChange(options);
  const { path, body = {}, form } = await asked(session);
  tell(await session.ask({ method: 'POST', path, headers: { 'idempotency-key': key }, ...(form ? { form } : { body }) }), options.json === true, terminal);
}

function tell(answer: ApiAnswer, json: boolean, terminal: Terminal): void {
  if (answer.is === 'refused') {
    terminal.endWith(exitCodes.refused);
    if (json) return terminal.print(asJson(answer.problem));
    for (const line of linesOf(answer.problem)) terminal.tell(line);
    return;
  }
  if (json) return terminal.print(asJson(inOrder(answer.body)));
  for (const line of linesOfAnswer(answer.body as Answered)) terminal.print(line);
}

function linesOfAnswer({ version, events, replayed, ...created }: Answered): string[] {
  const names = Object.entries(created).filter(([, name]) => typeof name === 'string' || typeof name === 'number');
  const rows = events.map(({ position, type, body }) => [String(position), type, gist(body)]);
  return [
    ...(replayed ? ['Done before: this key was answered, and nothing happened twice.'] : events.length === 0 ? ['Nothing happened: it is so already.'] : []),
    ...(rows.length > 0 ? table(['position', 'event', 'says'], rows) : []),
    ...names.map(([what, name]) => `${what}: ${String(name)}`),
    ...linesOfExchange(created['exchange'] as Exchange | null | undefined),
    `version: ${version}`,
  ];
}

/** What became of a file that came back from a translator. */
interface Exchange {
  readonly taken: number;
  readonly confirmed: number;
  readonly unchanged: number;
  readonly conflicts: readonly { readonly code: string; readonly unit: string; readonly address: string | null; readonly theirs: string; readonly ours: string | null }[];
}

function linesOfExchange(exchange: Exchange | null | undefined): string[] {
  if (!exchange) return [];
  const { taken, confirmed, unchanged, conflicts } = exchange;
  return [
    `units: ${taken} taken, ${confirmed} said to stand, ${unchanged} as they were, ${conflicts.length} not taken`,
    ...(conflicts.length > 0 ? table(['unit', 'not taken because', 'the file says', 'the version says'], conflicts.map(({ unit, address, code, theirs, ours }) => [address ?? unit, code, brief(theirs), brief(ours ?? '')])) : []),
  ];
}

const brief = (text: string): string => ([...text].length > 40 ? `${[...text].slice(0, 39).join('')}…` : text).replace(/\s+/gu, ' ');

const shown = 100;

/** What an event says, as far as it fits in a line. */
function gist(body: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${name} ${String(value).replace(/\s+/gu, ' ')}`] : []));
  const line = parts.sort().join(', ');
  return [...line].length > shown ? `${[...line].slice(0, shown - 1).join('')}…` : line;
}

/** Members by name: the first answer and a repeated one are the same, byte by byte but for `replayed`. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, inOrder(part)]));
}

/** `name=value` words as an object. @throws Unusable for a word without `=`. */
export function pairsIn(words: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? [];
      if (name === undefined || value === undefined) throw new Unusable(`${option} is "${word}"; write name=value.`);
      return [name, value];
    }),
  );
}

/** For an option that may be given several times. */
export const collected = (word: string, before: readonly string[]): readonly string[] => [...before, word];

/** A part of a path that may hold any characters. */
export const segment = (text: string): string => encodeURIComponent(text);
