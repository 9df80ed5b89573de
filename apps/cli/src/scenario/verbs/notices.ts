import { Refused } from '../../exit-codes.js';
import { verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';

export const noticeVerbs: readonly Verb[] = [
  verb<{ readonly sink: string; readonly kinds?: readonly string[] }>({
    name: 'subscribe',
    about: 'Register a webhook of the account that leads to a sink of this run, which checks every signature and counts.',
    fields: { sink: required({ type: 'string', pattern: '^[a-z0-9-]+$' }, 'its name in this file'), kinds: optional({ type: 'array', minItems: 1, items: schemas.text }, 'event types to be told of; all when absent') },
    play: async ({ sink, kinds }, turn) => {
      const { url, open } = await turn.sinks.prepare(sink);
      const answer = await (await turn.session()).command('/webhooks', { url, ...(kinds ? { kinds } : {}) });
      if (answer.is === 'refused') return answer;
      const { secret } = answer.body as { secret?: string };
      if (!secret) throw new Refused('The answer to POST /webhooks holds no secret.');
      open(secret);
      return { is: 'done', events: [] };
    },
  }),
  verb<Record<string, never>>({
    name: 'read inbox',
    about: 'Mark everything in the inbox of the account as read.',
    fields: {},
    play: async (_fields, turn) => {
      const session = await turn.session();
      const { notices } = await session.read<{ notices: readonly { id: string }[] }>('/inbox?limit=1');
      const newest = notices[0];
      if (!newest) return { is: 'done', events: [] };
      const answer = await session.command('/inbox/read', { upTo: newest.id });
      return answer.is === 'refused' ? answer : { is: 'done', events: [] };
    },
  }),
];
