import { endOfDay } from '#lib/kernel';
import type { Outcome } from '../expect/outcome.js';
import { holdersOf } from '../play/accounts.js';
import type { Turn } from '../play/turn.js';
import { command, type Examined, type Objection, outcomeOf, segment, together, verb, type Verb } from './verb.js';
import { optional, required, schemas } from './fields.js';

type Choice = 'approve' | 'against' | 'abstain';

interface Voted {
  readonly ballot: string;
  readonly language?: string;
  readonly vote?: Choice;
  readonly votes?: Readonly<Partial<Record<Choice, number>>>;
  readonly reason?: string;
  readonly brings?: readonly string[];
}

const count = { type: 'integer', minimum: 0 };
const ballotField = required(schemas.text, 'its question, e.g. review');
const languageField = optional(schemas.language, 'the language version it is about');
const keyOf = (ballot: string, language: string | undefined): string => (language ? `${ballot}:${language}` : ballot);

export const ballotVerbs: readonly Verb[] = [
  verb<{ readonly question: string; readonly language?: string; readonly closes?: string; readonly weights?: readonly number[] }>({
    name: 'open ballot',
    about: 'Put a question of the procedure to its electorate.',
    fields: {
      question: required(schemas.text, 'the question, e.g. proposal, review, language-review, amendment'),
      language: languageField,
      closes: optional(schemas.day, 'the last day to vote; without it the ballot is closed by hand, as after a meeting'),
      weights: optional({ type: 'array', minItems: 1, items: { type: 'integer' } }, 'where the rule weighs votes: what each `member` weighs, in the order of their numbers, e.g. populations'),
    },
    examine: ({ weights }) => (weights && weights.length !== holdersOf('member').length ? [{ field: 'weights', message: `there are ${weights.length} weights for ${holdersOf('member').length} members`, remedy: 'Give one for each, in the order of their numbers.' }] : []),
    play: async ({ question, language, closes, weights }, turn) =>
      command(turn, '/ballots', { question, ...(language ? { language } : {}), ...(closes ? { closesAt: endOfDay(closes, turn.scenario.zone) } : {}), ...(weights ? { weights: await byPerson(weights, turn) } : {}) }),
  }),
  verb<Voted>({
    name: 'vote',
    about: 'Vote: one account with `vote`, or as many distinct holders of the role in `as` as `votes` counts, each with a session of their own.',
    fields: {
      ballot: ballotField,
      language: languageField,
      vote: optional({ enum: ['approve', 'against', 'abstain'] }, 'one vote: approve, against or abstain'),
      votes: optional(
        { type: 'object', minProperties: 1, additionalProperties: false, properties: { approve: count, against: count, abstain: count } },
        'how many vote how, e.g. { approve: 33, against: 2, abstain: 1 }; accounts of the role vote in the order of their numbers',
      ),
      reason: optional(schemas.text, 'a written reason'),
      brings: optional({ type: 'array', minItems: 1, items: schemas.text }, 'what these votes bring, where the rule counts it: [expert], [use]'),
    },
    examine: whyNoVote,
    play: ({ ballot, language, vote, votes, reason, brings }, turn) => castAll(turn, keyOf(ballot, language), vote ? [[turn.as[0]!, vote]] : electors(turn, votes!), { ...(reason ? { reason } : {}), ...(brings ? { brings } : {}) }),
  }),
  verb<{ readonly ballot: string; readonly language?: string }>({
    name: 'close ballot',
    about: 'Close a ballot by hand and count it.',
    fields: { ballot: ballotField, language: languageField },
    play: ({ ballot, language }, turn) => command(turn, `/ballots/${segment(keyOf(ballot, language))}/closing`, {}),
  }),
];

/** More votes than holders would make someone vote twice; an account by itself has one vote. */
function whyNoVote({ vote, votes }: Voted, { as }: Examined): readonly Objection[] {
  if ((vote === undefined) === (votes === undefined)) return [{ field: 'vote', message: 'either "vote" or "votes" is needed', remedy: 'Give one of the two.' }];
  const wanted = choices.reduce((sum, choice) => sum + (votes?.[choice] ?? 0), 0);
  const there = as.length > 1 ? as.length : holdersOf(as[0]!).length;
  if (wanted <= there) return [];
  return [{ field: 'votes', message: `${wanted} votes are to be cast, but ${as.join(', ')} stands for ${there} account${there === 1 ? '' : 's'}`, remedy: 'Write `as: member`, or another role with enough holders.' }];
}

const choices: readonly Choice[] = ['approve', 'against', 'abstain'];

/** Who votes how: the holders of the role, in the order of their numbers. */
function electors(turn: Turn, votes: NonNullable<Voted['votes']>): readonly (readonly [string, Choice])[] {
  const ballots = choices.flatMap((choice) => Array.from({ length: votes[choice] ?? 0 }, () => choice));
  const holders = turn.as.length > 1 ? turn.as : holdersOf(turn.as[0]!);
  return ballots.map((choice, index) => [holders[index]!, choice]);
}

/** The API knows people by their identifiers: those of the accounts, as each says of itself. */
async function byPerson(weights: readonly number[], turn: Turn): Promise<Readonly<Record<string, number>>> {
  const ids = await Promise.all(holdersOf('member').map(async (account) => (await (await turn.session(account)).read<{ readonly person: { readonly id: string } }>('/me')).person.id));
  return Object.fromEntries(ids.map((id, i) => [id, weights[i]!]));
}

async function castAll(turn: Turn, ballot: string, votes: readonly (readonly [string, Choice])[], withIt: Pick<Voted, 'reason' | 'brings'>): Promise<Outcome> {
  const path = `/standards/${turn.standard.id}/ballots/${segment(ballot)}/votes`;
  const cast = votes.map(async ([account, vote]) => outcomeOf(await (await turn.session(account)).command(path, { vote, ...withIt })));
  return together(await Promise.all(cast));
}
