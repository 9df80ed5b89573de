import { required, schemas } from './fields.js';
import { command, verb, type Verb } from './verb.js';

interface Part {
  readonly as: string;
  readonly title: Readonly<Record<string, string>>;
  readonly units?: readonly string[];
}

const part = { type: 'object', required: ['as', 'title'], additionalProperties: false, properties: { as: schemas.text, title: schemas.names, units: { type: 'array', items: schemas.text } } };

/** What happens to a standard besides its moves. */
export const turnVerbs: readonly Verb[] = [
  verb<{ readonly reason: string }>({
    name: 'suspend',
    about: 'Hold the item up: what the procedure lets stand keeps what it had left.',
    fields: { reason: required(schemas.text, 'why') },
    play: ({ reason }, turn) => command(turn, '/suspension', { reason }),
  }),
  verb({
    name: 'resume',
    about: 'Let a suspended item go on.',
    fields: {},
    play: (_, turn) => command(turn, '/suspension/end', {}),
  }),
  verb<{ readonly reason: string }>({
    name: 'reinstate',
    about: 'Bring back what has ended.',
    fields: { reason: required(schemas.text, 'why') },
    play: ({ reason }, turn) => command(turn, '/reinstatement', { reason }),
  }),
  verb<{ readonly to: string; readonly reason: string }>({
    name: 'convert',
    about: 'Take the item over to another procedure, at the stage that is the same there.',
    fields: { to: required(schemas.text, 'id of the other procedure, e.g. gbz'), reason: required(schemas.text, 'why') },
    play: ({ to, reason }, turn) => command(turn, '/conversion', { to, reason }),
  }),
  verb<{ readonly parts: readonly Part[]; readonly ends: boolean; readonly reason: string }>({
    name: 'split',
    about: 'Divide the standard into parts, each a standard of the file from then on.',
    fields: {
      parts: required({ type: 'array', items: part }, 'the parts: `as` its name in this file, `title`, and `units` by address (the whole text when absent)'),
      ends: required({ type: 'boolean' }, 'whether the source ends, or goes on beside its parts'),
      reason: required(schemas.text, 'why'),
    },
    play: async ({ parts, ends, reason }, turn) => {
      const outcome = await command(turn, '/split', { sourceEnds: ends, reason, parts: parts.map(({ title, units }) => ({ title, ...(units ? { units } : {}) })) });
      const opened = outcome.is === 'done' ? ((outcome.events[0]?.body['parts'] ?? []) as readonly { readonly id: string }[]) : [];
      opened.forEach(({ id }, i) => Object.assign(turn.standardNamed(parts[i]!.as), { id, base: turn.standard.base }));
      return outcome;
    },
  }),
  verb<{ readonly with: readonly string[]; readonly into: string; readonly title: Readonly<Record<string, string>>; readonly reason: string }>({
    name: 'merge',
    about: 'Make the standard one with others, which is a standard of the file from then on.',
    fields: {
      with: required({ type: 'array', items: schemas.text }, 'those it becomes one with: their names in this file'),
      into: required(schemas.text, 'the name in this file of the one they become'),
      title: required(schemas.names, 'its title by language'),
      reason: required(schemas.text, 'why'),
    },
    play: async ({ with: others, into, title, reason }, turn) => {
      const outcome = await command(turn, '/merge', { others: others.map((name) => turn.standardNamed(name).id), title, reason });
      const id = outcome.is === 'done' ? outcome.events[0]?.body['into'] : undefined;
      if (typeof id === 'string') Object.assign(turn.standardNamed(into), { id, base: turn.standard.base });
      return outcome;
    },
  }),
];
