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
  verb<{ readonly to: string; readonly reason: string }>({
    name: 'convert',
    about: 'Take the item over to another procedure, at the stage that is the same there.',
    fields: { to: required(schemas.text, 'id of the other procedure, e.g. gbz'), reason: required(schemas.text, 'why') },
    play: ({ to, reason }, turn) => command(turn, '/conversion', { to, reason }),
  }),
];
