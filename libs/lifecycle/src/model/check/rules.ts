import type { Comparison, Counts, Term } from '#lib/ballots';
import type { Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';

/** Every comparison of a vote rule can come out either way, and a failed vote leads somewhere else. */
export function checkRules({ rules, ballots }: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [id, { holds }] of Object.entries(rules)) {
    holds.forEach((comparison, i) => {
      const answers = new Set(corners.map((counts) => holdsFor(comparison, counts)));
      if (answers.size === 1) {
        const always = answers.has(true) ? 'always' : 'never';
        problems.push(error('RULE_DECIDES_NOTHING', ['rules', id, 'holds', i], `"${comparison.name}" ${always} holds, however anyone votes.`, 'Compare counts that a vote can change.'));
      }
    });
  }
  for (const [id, { stages, onFail }] of Object.entries(ballots)) {
    if (onFail && stages.includes(onFail.to)) {
      problems.push(error('FAILURE_LEADS_NOWHERE', ['ballots', id, 'onFail', 'to'], `When "${id}" fails at "${onFail.to}" the standard stays there, and the question cannot be put again.`, 'Let it lead to a stage where the text is reworked.'));
    }
  }
  return problems;
}

// A comparison is linear in the counts, so it can change sides somewhere only if it does between two of the extreme
// outcomes: nobody votes, all are for, all are against, all abstain; in a body of one and in a body larger than any.
const corners: readonly Counts[] = [1, 1_000_000].flatMap((members) => [
  { members, cast: 0, for: 0, against: 0, abstaining: 0, deciding: 0 },
  { members, cast: members, for: members, against: 0, abstaining: 0, deciding: members },
  { members, cast: members, for: 0, against: members, abstaining: 0, deciding: members },
  { members, cast: members, for: 0, against: 0, abstaining: members, deciding: 0 },
]);

const valueOf = ({ times, of }: Term, counts: Counts) => times * (of === 'one' ? 1 : counts[of]);

function holdsFor({ left, is, right }: Comparison, counts: Counts): boolean {
  const difference = valueOf(left, counts) - valueOf(right, counts);
  return is === '>=' ? difference >= 0 : is === '>' ? difference > 0 : is === '<=' ? difference <= 0 : difference < 0;
}
