import { isRefusal } from '#lib/kernel';
import { type Ballot, type BallotEvent, castVote, closeBallot, evolveBallot } from './ballot.js';
import type { BallotRule, Choice } from './rule.js';

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
    const said = (cast(open, 'ann', 'against', undefined, 'Clause 4.') as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, open)!;
    expect(cast(said, 'ann', 'against', undefined, ' Clause 4. ')).toEqual([]);
  });

  it('is another one when its reason is another, and none when it no longer has one', () => {
    const said = (cast(open, 'ann', 'approve', undefined, 'Clause 4.') as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, open)!;
    const other = cast(said, 'ann', 'approve', undefined, 'Clause 7.') as BallotEvent[];
    expect(other).toMatchObject([{ type: 'VoteCast', choice: 'approve', reason: 'Clause 7.', changed: true }]);
    const changed = other.reduce<Ballot | undefined>(evolveBallot, said)!;
    expect(cast(changed, 'ann', 'approve', undefined, 'Clause 7.')).toEqual([]);
    const silent = cast(changed, 'ann', 'approve') as BallotEvent[];
    expect(silent).toMatchObject([{ reason: null, changed: true }]);
    expect(silent.reduce<Ballot | undefined>(evolveBallot, changed)).not.toHaveProperty('reasons');
  });

  it.each([
    ['from outside the electorate', () => cast(open, 'dan', 'approve'), 'NOT_IN_ELECTORATE', { voter: 'dan' }],
    ['at the very instant of closing', () => cast(open, 'ann', 'approve', '2024-08-14T16:00:00.000Z'), 'BALLOT_CLOSED', { closedAt: '2024-08-14T16:00:00.000Z' }],
    ['against, without a reason', () => cast(open, 'ann', 'against'), 'REASON_REQUIRED', { choice: 'against' }],
    ['against, with a reason nobody can see', () => cast(open, 'ann', 'against', undefined, ' \u200b'), 'REASON_REQUIRED', { choice: 'against' }],
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

  it('brings nothing the rule does not count', () => {
    expect(castVote(open, 'review', { voter: actor('ann'), choice: 'approve', brings: ['expert'], at: '2024-08-10T00:00:00.000Z' })).toMatchObject({ refused: 'VOTE_BRINGS_UNKNOWN', facts: { brings: 'expert', counted: [] } });
  });
});

describe('a vote whose reason, or what it brings, is counted', () => {
  const rule: BallotRule = {
    id: 'NP',
    mayNotVote: [],
    reasonRequiredFor: [],
    setAsideWithoutReason: ['against'],
    holds: [{ name: 'experts', left: { times: 1, of: 'for', bringing: 'expert' }, is: '>=', right: { times: 1, of: 'one' } }],
  };
  const opened: BallotEvent = { type: 'BallotOpened', key: 'np', question: 'np', language: null, stage: '10', round: 1, revision: 0, rule, members: 2, electorate: ['ann', 'ben'], at: '2024-08-01T00:00:00.000Z', closesAt: null };
  const at = '2024-08-02T00:00:00.000Z';
  const after = (ballot: Ballot | undefined, ...casts: readonly { id: string; choice: Choice; reason?: string; brings?: readonly string[] }[]) =>
    casts.reduce<Ballot | undefined>((present, { id, ...cast }) => (castVote(present, 'np', { voter: { id, roles: [], languages: [] }, ...cast, at }) as BallotEvent[]).reduce<Ballot | undefined>(evolveBallot, present), ballot);
  const open = evolveBallot(undefined, opened);
  const tally = (ballot: Ballot | undefined) => (closeBallot(ballot, 'np', at) as Extract<BallotEvent, { type: 'BallotClosed' }>[])[0]!.tally;

  it('is set aside without its reason, and counts once the reason is given', () => {
    const silent = after(open, { id: 'ann', choice: 'approve', brings: ['expert'] }, { id: 'ben', choice: 'against' });
    expect(tally(silent)).toMatchObject({ passed: true, counts: { cast: 1, against: 0, abstaining: 0, setAside: 1 } });
    expect(tally(after(silent, { id: 'ben', choice: 'against', reason: 'There is such a standard.' }))).toMatchObject({ counts: { cast: 2, against: 1, setAside: 0 } });
  });

  it('is another vote when it brings an expert it did not bring before, and done once', () => {
    const without = after(open, { id: 'ann', choice: 'approve' });
    expect(tally(without)).toMatchObject({ passed: false });
    const named = after(without, { id: 'ann', choice: 'approve', brings: ['expert'] });
    expect(tally(named)).toMatchObject({ passed: true });
    expect(castVote(named, 'np', { voter: { id: 'ann', roles: [], languages: [] }, choice: 'approve', brings: ['expert'], at })).toEqual([]);
  });
});
