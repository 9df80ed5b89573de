import type { Choice, Condition, Count, Term } from '#lib/ballots';
import type { Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';

/** Every comparison of a vote rule can come out either way, and a failed vote leads somewhere else. */
export function checkRules({ rules, ballots }: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [id, { holds, reasonRequiredFor = [], setAsideWithoutReason = [] }] of Object.entries(rules)) {
    holds.forEach((comparison, i) => {
      const answers = new Set(corners.map((corner) => holdsFor(comparison, corner)));
      if (answers.size === 1) {
        const always = answers.has(true) ? 'always' : 'never';
        problems.push(error('RULE_DECIDES_NOTHING', ['rules', id, 'holds', i], `"${comparison.name}" ${always} holds, however anyone votes.`, 'Compare counts that a vote can change.'));
      }
      if (answers.size > 1 && punishesSupport(comparison)) {
        problems.push(error('RULE_PUNISHES_SUPPORT', ['rules', id, 'holds', i], `"${comparison.name}" can fail because one more member is in favour.`, 'Turn the comparison round, or compare with who may vote.'));
      }
      if (comparison.onlyIf && [comparison.onlyIf.left, comparison.onlyIf.right].some(({ of }) => !beforeTheVote.includes(of))) {
        problems.push(error('RULE_CONDITION_ON_VOTES', ['rules', id, 'holds', i, 'onlyIf'], `Whether "${comparison.name}" is asked for depends on how people vote.`, 'Let it depend on `members`, `entitled` and `one` alone.'));
      }
    });
    if (setAsideWithoutReason.some((choice) => reasonRequiredFor.includes(choice))) {
      problems.push(error('REASON_ASKED_TWICE', ['rules', id, 'setAsideWithoutReason'], 'A vote that is refused without a reason cannot be set aside for want of one.', 'Keep one of the two.'));
    }
  }
  for (const [id, { stages, onFail }] of Object.entries(ballots)) {
    if (onFail && stages.includes(onFail.to)) {
      problems.push(error('FAILURE_LEADS_NOWHERE', ['ballots', id, 'onFail', 'to'], `When "${id}" fails at "${onFail.to}" the standard stays there, and the question cannot be put again.`, 'Let it lead to a stage where the text is reworked.'));
    }
  }
  return problems;
}

// A comparison is linear in the counts, so it can change sides somewhere only if it does between two of the extreme
// outcomes: nobody votes, all are for, all are against, all abstain, in or outside the group, with or without what a vote
// may bring, light or heavy; in a body of one and in a body larger than any.
interface Corner {
  readonly members: number;
  readonly choice: Choice | null;
  readonly inGroup: boolean;
  readonly brings: boolean;
  readonly weight: number;
}
const beforeTheVote: readonly Count[] = ['members', 'entitled', 'one'];
const both = [true, false];
const corners: readonly Corner[] = [1, 1_000_000].flatMap((members) =>
  ([null, 'approve', 'against', 'abstain'] as const).flatMap((choice) => both.flatMap((inGroup) => both.flatMap((brings) => [1, 1_000].map((weight) => ({ members, choice, inGroup, brings, weight }))))),
);

const countedAs: Readonly<Record<Count, readonly (Choice | null)[]>> = {
  members: [null, 'approve', 'against', 'abstain'],
  entitled: [null, 'approve', 'against', 'abstain'],
  cast: ['approve', 'against', 'abstain'],
  for: ['approve'],
  against: ['against'],
  abstaining: ['abstain'],
  deciding: ['approve', 'against'],
  one: [],
};

function valueOf({ times, of, among, bringing, weighed }: Term, { members, choice, inGroup, brings, weight }: Corner): number {
  if (of === 'one') return times;
  const counts = countedAs[of].includes(choice) && (!among || inGroup) && (!bringing || brings);
  return counts ? times * members * (weighed ? weight : 1) : 0;
}

const difference = ({ left, right }: Condition, corner: Corner) => valueOf(left, corner) - valueOf(right, corner);

function holdsFor(condition: Condition, corner: Corner): boolean {
  const by = difference(condition, corner);
  return { '>=': by >= 0, '>': by > 0, '<=': by <= 0, '<': by < 0 }[condition.is];
}

/** Could a voter who comes to approve, all else as it was, make the comparison fail? Then the rule punishes support. */
function punishesSupport(condition: Condition): boolean {
  const towards = condition.is.startsWith('>') ? 1 : -1;
  return corners.some((corner) => corner.members === 1 && towards * (difference(condition, { ...corner, choice: 'approve' }) - difference(condition, corner)) < 0);
}
