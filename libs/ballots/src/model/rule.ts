/**
 * A vote rule is data: integer comparisons over counts, never percentages. `4*cast >= 3*members` is written
 * `{ left: { times: 4, of: 'cast' }, is: '>=', right: { times: 3, of: 'members' } }`, so a boundary that the law includes
 * is included exactly.
 */
export type Count = 'members' | 'cast' | 'for' | 'against' | 'abstaining' | 'deciding' | 'one';

export interface Term {
  readonly times: number;
  /** `deciding` = for + against; `one` = the number 1, for absolute minima such as 15 experts. */
  readonly of: Count;
}

export interface Comparison {
  /** What the comparison is called in the law: quorum, approval, opposition. */
  readonly name: string;
  readonly left: Term;
  readonly is: '>=' | '>' | '<=' | '<';
  readonly right: Term;
}

export interface BallotRule {
  readonly id: string;
  /** All must hold for the ballot to pass. */
  readonly holds: readonly Comparison[];
  /** Roles whose holders are left out of the electorate (they still count as members where the law says "all members"). */
  readonly mayNotVote: readonly string[];
  /** Votes that are refused without a written reason. */
  readonly reasonRequiredFor: readonly Choice[];
}

export type Choice = 'approve' | 'against' | 'abstain';

export type Counts = Readonly<Record<Exclude<Count, 'one'>, number>>;

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
}

/** Abstentions are cast votes: they raise the denominator of every rule that counts votes cast. */
export function countVotes(members: number, choices: Iterable<Choice>): Counts {
  const counts = { members, cast: 0, for: 0, against: 0, abstaining: 0, deciding: 0 };
  for (const choice of choices) {
    counts.cast += 1;
    if (choice === 'abstain') counts.abstaining += 1;
    else {
      counts.deciding += 1;
      counts[choice === 'approve' ? 'for' : 'against'] += 1;
    }
  }
  return counts;
}

/** An electorate of which nobody voted for or against anything passes nothing, whatever 0 >= 0 says. */
export function tallyOf(rule: BallotRule, counts: Counts): Tally {
  const arithmetic = rule.holds.map((comparison): Arithmetic => {
    const leftValue = valueOf(comparison.left, counts);
    const rightValue = valueOf(comparison.right, counts);
    return { ...comparison, leftValue, rightValue, met: compare[comparison.is](leftValue, rightValue) };
  });
  return { counts, arithmetic, passed: counts.deciding > 0 && arithmetic.every(({ met }) => met) };
}

const valueOf = ({ times, of }: Term, counts: Counts): number => times * (of === 'one' ? 1 : counts[of]);

const compare = {
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '<': (a: number, b: number) => a < b,
} as const;
