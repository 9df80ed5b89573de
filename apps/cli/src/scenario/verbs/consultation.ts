import type { Outcome } from '../expect/outcome.js';
import { numbersIn } from '../format/ranges.js';
import { holdersOf } from '../play/accounts.js';
import type { Turn } from '../play/turn.js';
import { command, type Objection, outcomeOf, segment, verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';

interface Commented {
  readonly kind: string;
  readonly language?: string;
  readonly unit?: string | readonly string[];
  readonly type?: 'ge' | 'te' | 'ed';
  readonly text: string;
  readonly change?: string;
  readonly count?: number;
}

interface Answered {
  readonly answers: readonly { readonly comments: string | number; readonly disposition: string; readonly reason?: string }[];
}

const answerSchema = {
  type: 'object',
  required: ['comments', 'disposition'],
  additionalProperties: false,
  properties: { comments: { type: ['string', 'integer'] }, disposition: { enum: ['accepted', 'accepted-in-part', 'not-accepted', 'noted'] }, reason: schemas.text },
};

export const consultationVerbs: readonly Verb[] = [
  verb<{ readonly kind: string; readonly closes: string }>({
    name: 'open consultation',
    about: 'Open a window for comments.',
    fields: { kind: required(schemas.text, 'its kind, e.g. project-notice, draft, patent-notice'), closes: required(schemas.day, 'its last day') },
    play: ({ kind, closes }, turn) => command(turn, '/consultations', { kind, closesOn: closes }),
  }),
  verb<Commented>({
    name: 'comment',
    about: 'Comment on a text that is laid out; with `count`, that many comments, one by one, each distinct. Comments are numbered per standard from 1.',
    fields: {
      kind: required(schemas.text, 'the consultation'),
      language: optional(schemas.language, 'the text that was read; the base language when absent'),
      unit: optional({ type: ['string', 'array'], minLength: 1, minItems: 1, items: schemas.text }, "the unit it is about, e.g. '3.1.2/2'; with several, they take turns"),
      type: optional({ enum: ['ge', 'te', 'ed'] }, 'ge general (the default), te technical, ed editorial'),
      text: required(schemas.text, 'what is observed; {n} stands for the ordinal, {unit} for the unit'),
      change: optional(schemas.text, 'the change that is proposed; {n} and {unit} as above'),
      count: optional({ type: 'integer', minimum: 1, maximum: 10_000 }, 'how many; accounts in `as` take turns'),
    },
    examine: ({ text, count = 1 }) => (count > 1 && !text.includes('{n}') ? [{ field: 'text', message: `${count} comments would say the same`, remedy: 'Put {n} into the text.' }] : []),
    play: commentAll,
  }),
  verb<Answered>({
    name: 'dispose',
    about: 'Answer comments by their numbers, each with a disposition and, where it is not simply accepted, a reason.',
    fields: { answers: required({ type: 'array', minItems: 1, items: answerSchema }, 'a list of `{ comments: 3-73, disposition: accepted }`; accepted, accepted-in-part, not-accepted or noted, with `reason`') },
    examine: ({ answers }) => answers.flatMap(whyNoRange),
    play: ({ answers }, turn) =>
      command(turn, '/dispositions', {
        dispositions: answers.flatMap(({ comments, disposition, reason }) => numbersIn(comments)!.map((comment) => ({ comment, disposition, ...(reason ? { reason } : {}) }))),
      }),
  }),
];

const whyNoRange = ({ comments }: Answered['answers'][number], index: number): readonly Objection[] =>
  numbersIn(comments) ? [] : [{ field: `answers[${index}].comments`, message: `"${comments}" names no comments`, remedy: 'Write numbers and ranges, e.g. 3-73, or "3-73, 80".' }];

/** One after the other, so that the numbers they get are known beforehand. */
async function commentAll({ kind, language = '', unit, type = 'ge', text, change, count = 1 }: Commented, turn: Turn): Promise<Outcome> {
  const units = unit === undefined ? [] : typeof unit === 'string' ? [unit] : unit;
  const authors = turn.as.flatMap((word) => (turn.as.length > 1 || count > 1 ? holdersOf(word) : holdersOf(word).slice(0, 1)));
  const events = [];
  for (let n = 1; n <= count; n += 1) {
    const about = units[(n - 1) % Math.max(1, units.length)];
    const filled = (words: string) => words.replaceAll('{n}', String(n)).replaceAll('{unit}', about ?? '');
    const body = { language: language || turn.standard.base, ...(about ? { unit: about } : {}), type, text: filled(text), ...(change ? { proposedChange: filled(change) } : {}) };
    const session = await turn.session(authors[(n - 1) % authors.length]!);
    const outcome = outcomeOf(await session.command(`/standards/${turn.standard.id}/consultations/${segment(kind)}/comments`, body));
    if (outcome.is === 'refused') return outcome;
    events.push(...outcome.events);
  }
  return { is: 'done', events };
}
