import { type Actor, type Instant, type Outcome, refuse } from '#lib/kernel';
import { type BallotRule, type Choice, countVotes, type Tally, tallyOf } from './rule.js';

/**
 * A question put to an electorate that was fixed when it opened. Votes may be changed until it closes; afterwards only
 * the tally remains, and it never changes.
 */
export interface Ballot {
  readonly key: string;
  readonly question: string;
  readonly language: string | null;
  /** The stage and the round of that stage in which the question was put. */
  readonly stage: string;
  readonly round: number;
  /** The base text revision the question is about; 0 where it is about no text. */
  readonly revision: number;
  readonly rule: BallotRule;
  readonly members: number;
  readonly electorate: readonly string[];
  readonly openedAt: Instant;
  /** Null: closed by hand, as after a meeting. */
  readonly closesAt: Instant | null;
  readonly votes: Readonly<Record<string, Choice>>;
  readonly tally: Tally | null;
  readonly closedAt: Instant | null;
}

export type BallotEvent =
  | ({ readonly type: 'BallotOpened'; readonly at: Instant } & Omit<Ballot, 'openedAt' | 'votes' | 'tally' | 'closedAt'>)
  | {
      readonly type: 'VoteCast';
      readonly ballot: string;
      readonly voter: string;
      readonly choice: Choice;
      readonly reason: string | null;
      readonly changed: boolean;
      /** Random: while the vote is sealed, the event's hash is shown, and three choices would be guessed at once. */
      readonly seal?: string;
      readonly at: Instant;
    }
  | { readonly type: 'BallotClosed'; readonly ballot: string; readonly question: string; readonly language: string | null; readonly tally: Tally; readonly dueAt?: Instant; readonly lateMs?: number; readonly at: Instant };

export interface CastVote {
  readonly voter: Actor;
  readonly choice: Choice;
  readonly reason?: string | undefined;
  readonly seal?: string | undefined;
  readonly at: Instant;
}

/** One member, one vote; a later vote of the same member replaces the earlier one until the ballot closes. */
export function castVote(ballot: Ballot | undefined, key: string, { voter, choice, reason, seal, at }: CastVote): Outcome<BallotEvent> {
  if (!ballot) return ballotUnknown(key);
  if (ballot.tally) {
    return refuse('BALLOT_CLOSED', `The ballot closed at ${ballot.closedAt}.`, 'A vote after closing is not counted; ask the secretariat about a new ballot.', {
      ballot: key,
      closedAt: ballot.closedAt,
    });
  }
  if (ballot.closesAt !== null && at >= ballot.closesAt) {
    return refuse('BALLOT_CLOSED', `The ballot closed at ${ballot.closesAt}.`, 'A vote after closing is not counted; ask the secretariat about a new ballot.', {
      ballot: key,
      closedAt: ballot.closesAt,
    });
  }
  if (!ballot.electorate.includes(voter.id)) {
    return refuse('NOT_IN_ELECTORATE', 'Only those entitled when the ballot opened may vote.', 'Ask the secretariat who may vote and why.', { ballot: key, voter: voter.id });
  }
  if (ballot.rule.reasonRequiredFor.includes(choice) && !reason?.trim()) {
    return refuse('REASON_REQUIRED', `A vote "${choice}" needs a written reason.`, 'Say why, and vote again.', { ballot: key, choice });
  }
  const before = ballot.votes[voter.id];
  if (before === choice) return [];
  return [{ type: 'VoteCast', ballot: key, voter: voter.id, choice, reason: reason?.trim() || null, changed: before !== undefined, ...(seal ? { seal } : {}), at }];
}

/** Counts. A ballot with a closing date runs until then, unless everyone entitled has voted: nobody's vote is cut off. */
export function closeBallot(ballot: Ballot | undefined, key: string, at: Instant): Outcome<BallotEvent> {
  if (!ballot) return ballotUnknown(key);
  if (ballot.tally) return [];
  const cast = Object.keys(ballot.votes).length;
  if (ballot.closesAt !== null && at < ballot.closesAt && cast < ballot.electorate.length) {
    return refuse('BALLOT_OPEN', `The ballot runs until ${ballot.closesAt}; ${cast} of ${ballot.electorate.length} have voted.`, 'Wait for its end, or for the last vote.', {
      ballot: key,
      closesAt: ballot.closesAt,
      cast,
      entitled: ballot.electorate.length,
    });
  }
  return [
    {
      type: 'BallotClosed',
      ballot: key,
      question: ballot.question,
      language: ballot.language,
      tally: tallyOf(ballot.rule, countVotes(ballot.members, Object.values(ballot.votes))),
      at,
    },
  ];
}

/** What is so once this has happened. Never refuses: the event is already a fact. */
export function evolveBallot(ballot: Ballot | undefined, event: BallotEvent): Ballot | undefined {
  if (event.type === 'BallotOpened') {
    const { type: _, at, ...opened } = event;
    return { ...opened, openedAt: at, votes: {}, tally: null, closedAt: null };
  }
  if (!ballot) return ballot;
  switch (event.type) {
    case 'VoteCast':
      return { ...ballot, votes: { ...ballot.votes, [event.voter]: event.choice } };
    case 'BallotClosed':
      return { ...ballot, tally: event.tally, closedAt: event.at };
  }
}

const ballotUnknown = (key: string) => refuse('BALLOT_UNKNOWN', `There is no ballot "${key}" here.`, 'Open the ballot first.', { ballot: key });
