import type { Turn } from '../play/turn.js';
import { command, segment, verb, type Verb } from './verb.js';
import { required, schemas } from './fields.js';

interface OfLanguage {
  readonly language: string;
}

const language = required(schemas.language, 'the language version');
const ask = (turn: Turn, { language: of }: OfLanguage, what: string, body: object = {}) => command(turn, `/languages/${segment(of)}/${what}`, body);

export const languageVerbs: readonly Verb[] = [
  verb<OfLanguage & { readonly reason: string }>({
    name: 'excuse language',
    about: 'Record the reasoned waiver under which the base text may go ahead alone; the version then has ninety days after publication.',
    fields: { language, reason: required(schemas.text, 'why it comes later') },
    play: (fields, turn) => ask(turn, fields, 'excuses', { reason: fields.reason }),
  }),
  verb<OfLanguage>({ name: 'submit language', about: 'Hand in the approval set of a language version.', fields: { language }, play: (fields, turn) => ask(turn, fields, 'submissions') }),
  verb<OfLanguage>({ name: 'approve language', about: 'Approve a language version that was handed in.', fields: { language }, play: (fields, turn) => ask(turn, fields, 'approvals') }),
  verb<OfLanguage & { readonly announced: string }>({
    name: 'publish language',
    about: 'Publish a late language version alone, under the number of the base text.',
    fields: { language, announced: required(schemas.day, 'day of the announcement') },
    play: (fields, turn) => ask(turn, fields, 'publication', { announcedOn: fields.announced }),
  }),
];
