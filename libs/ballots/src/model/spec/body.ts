import type { Choice } from '../rule.js';
import type { Counted, CountedVote } from '../tally.js';

interface Some extends Omit<CountedVote, 'choice'> {
  /** How many vote alike. */
  readonly many: number;
  readonly choice: Choice | null;
  readonly among?: readonly string[];
  readonly weight?: number;
}

/** A body in few words: so many who vote alike, and who belong to the same groups. Null: they say nothing. */
export function bodyOf(members: number, ...some: readonly Some[]): Counted {
  const electorate: string[] = [];
  const votes: Record<string, CountedVote> = {};
  const groups: Record<string, string[]> = {};
  const weights: Record<string, number> = {};
  for (const { many, choice, among = [], weight, ...remark } of some) {
    for (let i = 0; i < many; i += 1) {
      const id = `m${electorate.length + 1}`;
      electorate.push(id);
      if (choice) votes[id] = { choice, ...remark };
      for (const group of among) (groups[group] ??= []).push(id);
      if (weight !== undefined) weights[id] = weight;
    }
  }
  for (let i = electorate.length; i < members; i += 1) electorate.push(`m${i + 1}`);
  return { members, electorate, votes, groups, weights };
}

/** So many for, against and abstaining. */
export const votes = (members: number, approve: number, against: number, abstain: number): Counted =>
  bodyOf(members, { many: approve, choice: 'approve' }, { many: against, choice: 'against', explained: true }, { many: abstain, choice: 'abstain' });
