import { type Actor, fingerprint, type Instant, type Outcome, refuse, written } from '#lib/kernel';
import { type BallotRule, broughtUnder, type Choice } from './rule.js';
import { type Tally, tallyOf } from './tally.js';

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
  /** Where it is about texts: the revision of each that is put to the vote, by language. */
  readonly texts?: Readonly<Record<string, number>>;
  readonly rule: BallotRule;
  readonly members: number;
  readonly electorate: readonly string[];
  /** Where the rule counts a role apart: those of the electorate who held it when the ballot opened. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Where the rule weighs votes: what each of the electorate weighs. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly openedAt: Instant;
  /** Null: closed by hand, as after a meeting. */
  readonly closesAt: Instant | null;
  readonly votes: Readonly<Record<string, Choice>>;
  /** What came with the votes, where the rule counts it. */
  readonly remarks?: Readonly<Record<string, Remark>>;
  /** Fingerprints of the reasons given with the votes that stand: what was written is in the log. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly tally: Tally | null;
  readonly closedAt: Instant | null;
}

export interface Remark {
  readonly explained: boolean;
  readonly brings: readonly string[];
}

export type BallotEvent =
  | ({ readonly type: 'BallotOpened'; readonly at: Instant } & Omit<Ballot, 'openedAt' | 'votes' | 'remarks' | 'reasons' | 'tally' | 'closedAt'>)
  | {
      readonly type: 'VoteCast';
      readonly ballot: string;
      readonly voter: string;
      readonly choice: Choice;
      readonly reason: string | null;
      /** What the voter gives with it, where the rule counts that: an expert for the work. */
      readonly brings?: readonly string[];
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
  readonly brings?: readonly string[] | undefined;
  readonly seal?: string | undefined;
  readonly at: Instant;
}

/**
 * One member, one vote; a later vote of the same member replaces the earlier one until the ballot closes. It is a later one
 * when it says anything else, if only in its reason.
 */
export function castVote(ballot: Ballot | undefined, key: string, { voter, choice, reason, brings = [], seal, at }: CastVote): Outcome<BallotEvent> {
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
  const said = written(reason);
  if (ballot.rule.reasonRequiredFor.includes(choice) && !said) {
    return refuse('REASON_REQUIRED', `A vote "${choice}" needs a written reason.`, 'Say why, and vote again.', { ballot: key, choice });
  }
  const counted = broughtUnder(ballot.rule);
  const uncounted = brings.find((one) => !counted.includes(one));
  if (uncounted !== undefined) {
    return refuse('VOTE_BRINGS_UNKNOWN', `The rule of this ballot does not count "${uncounted}".`, counted.length > 0 ? `It counts: ${counted.join(', ')}.` : 'Vote without it.', { ballot: key, brings: uncounted, counted });
  }
  const before = ballot.votes[voter.id];
  if (before === choice && ballot.reasons?.[voter.id] === (said ? fingerprint(said) : undefined) && bringsTheSame(ballot.remarks?.[voter.id], brings)) return [];
  return [{ type: 'VoteCast', ballot: key, voter: voter.id, choice, reason: said, ...(brings.length > 0 ? { brings } : {}), changed: before !== undefined, ...(seal ? { seal } : {}), at }];
}

const bringsTheSame = (before: Remark | undefined, brings: readonly string[]): boolean => [...(before?.brings ?? [])].sort().join() === [...brings].sort().join();

const remarksCount = (rule: BallotRule): boolean => (rule.setAsideWithoutReason ?? []).length > 0 || broughtUnder(rule).length > 0;

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
      tally: tallyOf(ballot.rule, { ...ballot, votes: Object.fromEntries(Object.entries(ballot.votes).map(([voter, choice]) => [voter, { choice, ...ballot.remarks?.[voter] }])) }),
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
      return withReason(
        {
          ...ballot,
          votes: { ...ballot.votes, [event.voter]: event.choice },
          ...(remarksCount(ballot.rule) ? { remarks: { ...ballot.remarks, [event.voter]: { explained: event.reason !== null, brings: event.brings ?? [] } } } : {}),
        },
        event.voter,
        event.reason,
      );
    case 'BallotClosed':
      return { ...ballot, tally: event.tally, closedAt: event.at };
  }
}

function withReason({ reasons, ...ballot }: Ballot, voter: string, reason: string | null): Ballot {
  const { [voter]: _before, ...others } = reasons ?? {};
  const kept = reason ? { ...others, [voter]: fingerprint(reason) } : others;
  return Object.keys(kept).length > 0 ? { ...ballot, reasons: kept } : ballot;
}

const ballotUnknown = (key: string) => refuse('BALLOT_UNKNOWN', `There is no ballot "${key}" here.`, 'Open the ballot first.', { ballot: key });
