/**
 * A vote rule is data: integer comparisons over counts, never percentages. `4*cast >= 3*members` is written
 * `{ left: { times: 4, of: 'cast' }, is: '>=', right: { times: 3, of: 'members' } }`, so a boundary that the law includes
 * is included exactly.
 *
 * Counts: `members` of the whole body; `entitled` of them, those who may vote; `cast`, `for`, `against`, `abstaining`;
 * `deciding` = for + against; `one` = the number 1, for absolute minima such as 15 experts.
 */
export type Count = 'members' | 'entitled' | 'cast' | 'for' | 'against' | 'abstaining' | 'deciding' | 'one';

export interface Term {
  readonly times: number;
  readonly of: Count;
  /** Only those who held this role when the ballot opened: the P-members among all national bodies. */
  readonly among?: string;
  /** Only votes that bring this: an expert nominated for the work, a country where the standard is in use. */
  readonly bringing?: string;
  /** Each counts as much as they weigh (the population they stand for) instead of one. */
  readonly weighed?: boolean;
}

export interface Condition {
  readonly left: Term;
  readonly is: '>=' | '>' | '<=' | '<';
  readonly right: Term;
}

export interface Comparison extends Condition {
  /** What the comparison is called in the law: quorum, approval, opposition. */
  readonly name: string;
  /** Asked for only where this holds: four experts in a committee of sixteen, five in a larger one. */
  readonly onlyIf?: Condition;
}

export interface BallotRule {
  readonly id: string;
  /** All must hold for the ballot to pass. */
  readonly holds: readonly Comparison[];
  /** Roles whose holders are left out of the electorate (they still count as members where the law says "all members"). */
  readonly mayNotVote: readonly string[];
  /** Votes that are refused without a written reason. */
  readonly reasonRequiredFor: readonly Choice[];
  /** Votes that are taken without a written reason, and set aside before anything is counted. */
  readonly setAsideWithoutReason?: readonly Choice[];
}

export type Choice = 'approve' | 'against' | 'abstain';

/** Whether a rule weighs votes: then every voter needs a weight. */
export const weighs = ({ holds }: Pick<BallotRule, 'holds'>): boolean => termsOf(holds).some(({ weighed }) => weighed);

/** The roles a rule counts apart. */
export const groupsOf = ({ holds }: Pick<BallotRule, 'holds'>): readonly string[] => distinct(termsOf(holds).map(({ among }) => among));

/** Those of them whose votes it counts, not only their seats. */
export const votingGroupsOf = ({ holds }: Pick<BallotRule, 'holds'>): readonly string[] =>
  distinct(termsOf(holds).filter(({ of }) => of !== 'members' && of !== 'entitled').map(({ among }) => among));

/** What a vote may bring under a rule, beyond its choice. */
export const broughtUnder = ({ holds }: Pick<BallotRule, 'holds'>): readonly string[] => distinct(termsOf(holds).map(({ bringing }) => bringing));

const termsOf = (holds: readonly Comparison[]): readonly Term[] => holds.flatMap(({ left, right, onlyIf }) => [left, right, ...(onlyIf ? [onlyIf.left, onlyIf.right] : [])]);

const distinct = (names: readonly (string | undefined)[]): readonly string[] => [...new Set(names.filter((name) => name !== undefined))];
