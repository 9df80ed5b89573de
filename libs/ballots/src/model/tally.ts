import { type BallotRule, type Choice, type Comparison, type Condition, type Count, type Term, votingGroupsOf } from './rule.js';

/** One vote as it is counted. */
export interface CountedVote {
  readonly choice: Choice;
  readonly explained?: boolean;
  readonly brings?: readonly string[];
}

/** What is counted: the body, who of it may vote, and what they said. */
export interface Counted {
  readonly members: number;
  readonly electorate: readonly string[];
  readonly votes: Readonly<Record<string, CountedVote>>;
  /** Role -> those of the electorate who held it when the ballot opened. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Voter -> a whole number. */
  readonly weights?: Readonly<Record<string, number>>;
}

export type Counts = Readonly<Record<Exclude<Count, 'one'>, number>> & {
  /** Votes without the reason they needed: not abstentions, and in no other count. */
  readonly setAside?: number;
};

export interface Arithmetic extends Comparison {
  readonly leftValue: number;
  readonly rightValue: number;
  readonly met: boolean;
}

/** A counted result with its arithmetic: what was compared with what, for anyone to check by hand. */
export interface Tally {
  readonly counts: Counts;
  readonly arithmetic: readonly Arithmetic[];
  readonly passed: boolean;
  /** Roles counted apart of which nobody voted for or against: whatever 0 >= 0 says, they approved nothing. */
  readonly silent?: readonly string[];
}

/**
 * Counts votes under a rule. An electorate, or a group counted apart, of which nobody voted for or against anything passes
 * nothing. A comparison whose condition does not hold is not asked for, and is not in the arithmetic.
 */
export function tallyOf(rule: BallotRule, counted: Counted): Tally {
  const setAside = new Set(rule.setAsideWithoutReason ?? []);
  const isCounted = ({ choice, explained }: CountedVote) => explained === true || !setAside.has(choice);
  const votes = Object.fromEntries(Object.entries(counted.votes).filter(([, vote]) => isCounted(vote)));
  const value = (term: Term) => valueOf(term, { ...counted, votes });
  const holds = ({ left, is, right }: Condition) => compare[is](value(left), value(right));
  const arithmetic = rule.holds
    .filter(({ onlyIf }) => !onlyIf || holds(onlyIf))
    .map((comparison): Arithmetic => ({ ...comparison, leftValue: value(comparison.left), rightValue: value(comparison.right), met: holds(comparison) }));
  const silent = votingGroupsOf(rule).filter((among) => value({ times: 1, of: 'deciding', among }) === 0);
  const count = (of: Count) => value({ times: 1, of });
  const counts: Counts = {
    members: counted.members,
    entitled: counted.electorate.length,
    cast: count('cast'),
    for: count('for'),
    against: count('against'),
    abstaining: count('abstaining'),
    deciding: count('deciding'),
    ...(setAside.size > 0 ? { setAside: Object.keys(counted.votes).length - Object.keys(votes).length } : {}),
  };
  return { counts, arithmetic, passed: counts.deciding > 0 && silent.length === 0 && arithmetic.every(({ met }) => met), ...(silent.length > 0 ? { silent } : {}) };
}

function valueOf({ times, of, among, bringing, weighed }: Term, { members, electorate, votes, groups, weights }: Counted): number {
  if (of === 'one') return times;
  // Who is barred from voting is a member all the same; of a group, the members are those who may vote.
  if (of === 'members' && !among && !weighed) return times * members;
  const group = among === undefined ? undefined : new Set(groups?.[among]);
  let sum = 0;
  for (const voter of of === 'members' || of === 'entitled' ? electorate : Object.keys(votes)) {
    if (group && !group.has(voter)) continue;
    const vote = votes[voter];
    if (of !== 'members' && of !== 'entitled' && !isOne[of](vote!.choice)) continue;
    if (bringing !== undefined && !vote?.brings?.includes(bringing)) continue;
    sum += weighed ? (weights?.[voter] ?? 0) : 1;
  }
  return times * sum;
}

const isOne: Readonly<Record<Exclude<Count, 'one' | 'members' | 'entitled'>, (choice: Choice) => boolean>> = {
  cast: () => true,
  for: (choice) => choice === 'approve',
  against: (choice) => choice === 'against',
  abstaining: (choice) => choice === 'abstain',
  deciding: (choice) => choice !== 'abstain',
};

const compare = {
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '<': (a: number, b: number) => a < b,
} as const;
