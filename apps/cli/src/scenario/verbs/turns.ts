import { required, schemas } from './fields.js';
import { command, verb, type Verb } from './verb.js';

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
];
