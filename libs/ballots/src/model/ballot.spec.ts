import { isRefusal } from '#lib/kernel';
import { type Ballot, type BallotEvent, castVote, closeBallot, evolveBallot } from './ballot.js';
import { type BallotRule, type Choice, countVotes, tallyOf } from './rule.js';

const vTc: BallotRule = {
  id: 'V-TC',
  mayNotVote: ['drafter'],
  reasonRequiredFor: ['against'],
  holds: [
    { name: 'quorum', left: { times: 4, of: 'cast' }, is: '>=', right: { times: 3, of: 'members' } },
    { name: 'approval', left: { times: 3, of: 'for' }, is: '>=', right: { times: 2, of: 'cast' } },
    { name: 'opposition', left: { times: 4, of: 'against' }, is: '<=', right: { times: 1, of: 'cast' } },
  ],
};
const vExp: BallotRule = {
  id: 'V-EXP',
  mayNotVote: ['drafter'],
  reasonRequiredFor: [],
  holds: [
    { name: 'experts', left: { times: 1, of: 'cast' }, is: '>=', right: { times: 15, of: 'one' } },
    { name: 'approval', left: { times: 4, of: 'for' }, is: '>=', right: { times: 3, of: 'cast' } },
  ],
};

const votes = (approve: number, against: number, abstain: number): Choice[] => [
  ...Array<Choice>(approve).fill('approve'),
  ...Array<Choice>(against).fill('against'),
  ...Array<Choice>(abstain).fill('abstain'),
];

describe('counting a committee vote (three quarters of all members, two thirds of the cast, a quarter against)', () => {
  it.each([
    [41, 30, 3, 2, true, []],
    [41, 24, 6, 3, true, []],
    [41, 21, 9, 2, false, ['approval', 'opposition']],
    [41, 20, 8, 2, false, ['quorum', 'opposition']],
    [40, 30, 0, 0, true, []],
    [40, 29, 0, 0, false, ['quorum']],
    [48, 24, 9, 3, true, []],
    [48, 24, 10, 2, false, ['opposition']],
    [36, 18, 0, 9, true, []],
  ])('of %i members: %i for, %i against, %i abstaining → passed %s, unmet %j', (members, approve, against, abstain, passed, unmet) => {
    const tally = tallyOf(vTc, countVotes(members, votes(approve, against, abstain)));
    expect(tally.passed).toBe(passed);
    expect(tally.arithmetic.filter(({ met }) => !met).map(({ name }) => name)).toEqual(unmet);
  });

  it('shows its arithmetic', () => {
    expect(tallyOf(vTc, countVotes(41, votes(33, 2, 1))).arithmetic.map((a) => [a.leftValue, a.is, a.rightValue])).toEqual([
      [144, '>=', 123],
      [99, '>=', 72],
      [8, '<=', 36],
    ]);
  });

  it('passes nothing when everyone abstains', () => {
    expect(tallyOf({ ...vTc, holds: [] }, countVotes(3, votes(0, 0, 3))).passed).toBe(false);
  });

  it('keeps absolute minima apart from shares (fifteen experts)', () => {
    expect(tallyOf(vExp, countVotes(20, votes(14, 0, 0))).passed).toBe(false);
    expect(tallyOf(vExp, countVotes(20, votes(11, 4, 0))).passed).toBe(false);
    expect(tallyOf(vExp, countVotes(20, votes(12, 3, 0))).passed).toBe(true);
    expect(tallyOf(vExp, countVotes(20, votes(12, 2, 2))).passed).toBe(true);
    expect(tallyOf(vExp, countVotes(20, votes(12, 3, 2))).passed).toBe(false);
  });
});

describe('casting a vote', () => {
  const opened: BallotEvent = {
    type: 'BallotOpened',
    key: 'review',
    question: 'review',
    language: null,
    stage: '40',
    round: 1,
    revision: 3,
    rule: vTc,
    members: 3,
    electorate: ['ann', 'ben', 'cyd'],
    at: '2024-08-01T00:00:00.000Z',
    closesAt: '2024-08-14T16:00:00.000Z',
  };
  const open = evolveBallot(undefined, opened)!;
  const actor = (id: string) => ({ id, roles: ['member'], languages: [] });
  const cast = (ballot: Ballot, id: string, choice: Choice, at = '2024-08-10T00:00:00.000Z', reason?: string) =>
    castVote(ballot, 'review', { voter: actor(id), choice, reason, at });

  it('is recorded', () => {
    expect(cast(open, 'ann', 'approve')).toMatchObject([{ type: 'VoteCast', voter: 'ann', choice: 'approve', changed: false }]);
  });

  it('may be changed before closing, and counts once', () => {
    const first = cast(open, 'ann', 'approve') as BallotEvent[];
    const voted = first.reduce<Ballot | undefined>(evolveBallot, open)!;
    const second = cast(voted, 'ann', 'against', '2024-08-11T00:00:00.000Z', 'Clause 4 contradicts clause 7.') as BallotEvent[];
    expect(second).toMatchObject([{ changed: true, reason: 'Clause 4 contradicts clause 7.' }]);
    const changed = second.reduce<Ballot | undefined>(evolveBallot, voted)!;
    expect(closeBallot(changed, 'review', '2024-08-14T16:00:00.000Z')).toMatchObject([{ tally: { counts: { cast: 1, against: 1 } } }]);
  });

  it('is done once, however often it is asked', () => {
    const voted = (cast(open, 'ann', 'approve') as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, open)!;
    expect(cast(voted, 'ann', 'approve')).toEqual([]);
  });

  it.each([
    ['from outside the electorate', () => cast(open, 'dan', 'approve'), 'NOT_IN_ELECTORATE', { voter: 'dan' }],
    ['at the very instant of closing', () => cast(open, 'ann', 'approve', '2024-08-14T16:00:00.000Z'), 'BALLOT_CLOSED', { closedAt: '2024-08-14T16:00:00.000Z' }],
    ['against, without a reason', () => cast(open, 'ann', 'against'), 'REASON_REQUIRED', { choice: 'against' }],
  ])('is refused %s', (_, ask, code, facts) => {
    const answer = ask();
    expect(isRefusal(answer) && answer).toMatchObject({ refused: code, facts });
  });

  it('is refused after the tally, which never changes', () => {
    const closed = (closeBallot(open, 'review', '2024-08-14T16:00:00.000Z') as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, open)!;
    expect(cast(closed, 'ann', 'approve')).toMatchObject({ refused: 'BALLOT_CLOSED' });
    expect(closeBallot(closed, 'review', '2024-08-15T00:00:00.000Z')).toEqual([]);
  });

  it('is not cut off: a dated ballot closes early only when everyone has voted', () => {
    const early = '2024-08-12T00:00:00.000Z';
    expect(closeBallot(open, 'review', early)).toMatchObject({ refused: 'BALLOT_OPEN', facts: { cast: 0, entitled: 3, closesAt: '2024-08-14T16:00:00.000Z' } });
    const all = ['ann', 'ben', 'cyd'].reduce((ballot, id) => (cast(ballot, id, 'approve') as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, ballot)!, open);
    expect(closeBallot(all, 'review', early)).toMatchObject([{ type: 'BallotClosed', tally: { passed: true } }]);
  });
});
