import type { ApiAnswer } from '../../remote/api.js';
import type { Outcome, SeenEvent } from '../expect/outcome.js';
import type { Turn } from '../play/turn.js';

/** A JSON Schema for one field, with what the reference says about it. */
export interface Field {
  readonly schema: object;
  readonly about: string;
  readonly required?: true;
}

/** Something in a file that no schema can see: a file that is not there, a range that is none. */
export interface Objection {
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

export interface Examined {
  /** The folder of the scenario file: relative paths begin there. */
  readonly folder: string;
  /** Who the step says acts: accounts or roles, as written. */
  readonly as: readonly string[];
}

/** Something a step can do, in words of the domain. One verb, one kind of command of the HTTP API. */
export interface Verb<Fields = unknown> {
  readonly name: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, Field>>;
  examine?(fields: Fields, examined: Examined): readonly Objection[];
  play(fields: Fields, turn: Turn): Promise<Outcome>;
}

/** A verb with its fields typed; the schema has been held against them before it is played. */
export const verb = <Fields>(one: Verb<Fields>): Verb => one as Verb;

/** What a command came to. */
export function outcomeOf(answer: ApiAnswer): Outcome {
  if (answer.is === 'refused') return answer;
  const { events } = (answer.body ?? {}) as { events?: readonly SeenEvent[] };
  return { is: 'done', events: events ?? [] };
}

/** Asks for a change of the standard the step is about. */
export async function command(turn: Turn, path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return outcomeOf(await (await turn.session()).command(`/standards/${turn.standard.id}${path}`, body, headers));
}

/** Several outcomes as one: all events, or the first refusal. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const refused = outcomes.find(({ is }) => is === 'refused');
  return refused ?? { is: 'done', events: outcomes.flatMap((outcome) => (outcome.is === 'done' ? outcome.events : [])) };
}

/** A path segment that may hold any characters. */
export const segment = (text: string): string => encodeURIComponent(text);
