import { knownRules } from './spec/known-rules.js';
import { broughtUnder, type Choice, groupsOf, type BallotRule, type Condition, type Term } from './rule.js';
import { type Counted, type CountedVote, tallyOf } from './tally.js';

/** Chance that can be repeated (mulberry32): the seed is in the name of the test. */
function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, of: <T>(items: readonly T[]): T => items[below(items.length)]!, flip: (p = 0.5) => next() < p };
}
type Chance = ReturnType<typeof chance>;

function anyBody({ below, of, flip }: Chance, rule: BallotRule): Counted {
  const size = 1 + below(45);
  const electorate = Array.from({ length: size }, (_, i) => `m${i}`);
  const leaning = below(10) / 10;
  const anyVote = (): CountedVote => ({ choice: flip(leaning) ? 'approve' : of<Choice>(['approve', 'against', 'abstain']), explained: flip(0.7), brings: broughtUnder(rule).filter(() => flip()) });
  return {
    members: size + below(5),
    electorate,
    votes: Object.fromEntries(electorate.filter(() => flip(0.85)).map((id) => [id, anyVote()])),
    groups: Object.fromEntries(groupsOf(rule).map((group) => [group, electorate.filter(() => flip(group === 'drafting-unit' ? 0.1 : 0.6))])),
    weights: Object.fromEntries(electorate.map((id) => [id, 1 + below(84_000_000)])),
  };
}

describe.each(knownRules.map(({ rule }, seed) => ({ id: rule.id, rule, seed })))('under the rule "$id" (seed $seed)', ({ rule, seed }) => {
  it('one more vote for, or a vote turned to it, never makes a ballot fail that passed', () => {
    const random = chance(seed);
    let passed = 0;
    for (let i = 0; i < 600; i += 1) {
      const body = anyBody(random, rule);
      if (!tallyOf(rule, body).passed) continue;
      passed += 1;
      for (const voter of body.electorate) {
        const brings = body.votes[voter]?.brings ?? [];
        const after = tallyOf(rule, { ...body, votes: { ...body.votes, [voter]: { choice: 'approve', brings } } });
        if (!after.passed) throw new Error(`It passed, and failed once ${voter} was in favour: ${JSON.stringify({ body, after })}`);
      }
    }
    expect(passed).toBeGreaterThan(0);
  });

  it('comes out as in whole numbers without end: no share, no rounding, however large', () => {
    const random = chance(1000 + seed);
    let compared = 0;
    for (; compared < 600; compared += 1) {
      const body = anyBody(random, rule);
      const { arithmetic } = tallyOf(rule, body);
      const whole = arithmetic.every(({ leftValue, rightValue }) => Number.isSafeInteger(leftValue) && Number.isSafeInteger(rightValue));
      const [here, there] = [arithmetic.map(({ name, met }) => [name, met]), exactly(rule, body)].map((each) => JSON.stringify(each));
      if (!whole || here !== there) throw new Error(`${here} is not ${there} for ${JSON.stringify(body)}`);
    }
    expect(compared).toBe(600);
  });
});

describe('a share written as a fraction', () => {
  it('is met exactly on its line, where a floating point share is not', () => {
    // 0.55 * 100 is 55.00000000000001: fifty-five of a hundred would fail by the rounding of a machine.
    expect(55 >= 0.55 * 100).toBe(false);
    const rule: BallotRule = { id: 'share', mayNotVote: [], reasonRequiredFor: [], holds: [{ name: 'share', left: { times: 100, of: 'for' }, is: '>=', right: { times: 55, of: 'deciding' } }] };
    const body = (approve: number): Counted => ({ members: 100, electorate: [], votes: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`m${i}`, { choice: i < approve ? ('approve' as const) : ('against' as const) }])) });
    expect([tallyOf(rule, body(55)).passed, tallyOf(rule, body(54)).passed]).toEqual([true, false]);
  });
});

/** The same question to an arithmetic of its own, in BigInt. */
function exactly(rule: BallotRule, { members, electorate, votes, groups, weights }: Counted): [string, boolean][] {
  const counted = Object.entries(votes).filter(([, vote]) => vote.explained || !rule.setAsideWithoutReason?.includes(vote.choice));
  const value = ({ times, of, among, bringing, weighed }: Term): bigint => {
    if (of === 'one') return BigInt(times);
    if (of === 'members' && !among && !weighed) return BigInt(times) * BigInt(members);
    const choices: Readonly<Record<string, readonly Choice[]>> = { cast: ['approve', 'against', 'abstain'], for: ['approve'], against: ['against'], abstaining: ['abstain'], deciding: ['approve', 'against'] };
    const who = choices[of] ? counted.filter(([, { choice, brings }]) => choices[of]!.includes(choice) && (!bringing || brings?.includes(bringing))).map(([id]) => id) : electorate;
    return BigInt(times) * who.filter((id) => !among || groups?.[among]?.includes(id)).reduce((sum, id) => sum + (weighed ? BigInt(weights![id]!) : 1n), 0n);
  };
  const holds = ({ left, is, right }: Condition) => {
    const difference = value(left) - value(right);
    return is === '>=' ? difference >= 0n : is === '>' ? difference > 0n : is === '<=' ? difference <= 0n : difference < 0n;
  };
  return rule.holds.filter(({ onlyIf }) => !onlyIf || holds(onlyIf)).map((comparison) => [comparison.name, holds(comparison)]);
}
