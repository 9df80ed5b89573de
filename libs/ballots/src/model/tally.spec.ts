import { bodyOf, votes } from './spec/body.js';
import { cenWeighted, isoDis, isoDisOlder, isoFastTrackFdis, isoNp, isoWithdrawal, type KnownRule, otherMatters, simpleMajority, systematicReview, twoThirdsOfPMembers, vExp, vGrp, vGrpWhole, vOld, vOldLetter, vTc } from './spec/known-rules.js';
import { type Counted, tallyOf } from './tally.js';

type Row = readonly [what: string, counted: Counted, passed: boolean, unmet?: readonly string[]];

/** Every boundary that the sheets of the law name, and one vote beside it. Where the result is a failure: on what. */
const vectors: readonly (readonly [KnownRule, readonly Row[]])[] = [
  [
    vTc,
    [
      ['41 members: 30, 3, 2', votes(41, 30, 3, 2), true],
      ['41 members: 24, 6, 3', votes(41, 24, 6, 3), true],
      ['41 members: 21, 9, 2 (the worked failure: 63 < 64, 36 > 32)', votes(41, 21, 9, 2), false, ['approval', 'opposition']],
      ['41 members: 20, 8, 2', votes(41, 20, 8, 2), false, ['quorum', 'opposition']],
      ['40 members: 30, 0, 0, the quorum exactly', votes(40, 30, 0, 0), true],
      ['40 members: 29, 0, 0, unanimous and too few', votes(40, 29, 0, 0), false, ['quorum']],
      ['48 members: 24, 9, 3, all three exactly on the line', votes(48, 24, 9, 3), true],
      ['48 members: 24, 10, 2, only against a quarter too many', votes(48, 24, 10, 2), false, ['opposition']],
      ['36 members: 18, 0, 9, abstentions are cast', votes(36, 18, 0, 9), true],
      ['36 members: 17, 0, 10, and raise the denominator', votes(36, 17, 0, 10), false, ['approval']],
      ['41 members: 33, 2, 1 (the worked proposal)', votes(41, 33, 2, 1), true],
      ['41 members: 30, 3, 2 (the worked second review)', votes(41, 30, 3, 2), true],
      ['nobody but abstentions', votes(41, 0, 0, 41), false, ['approval']],
    ],
  ],
  [
    vExp,
    [
      ['14 experts, unanimous', votes(20, 14, 0, 0), false, ['experts']],
      ['15 experts, 11 for', votes(20, 11, 4, 0), false, ['approval']],
      ['15 experts, 12 for', votes(20, 12, 3, 0), true],
      ['16 experts, 12 for, three quarters exactly', votes(20, 12, 2, 2), true],
      ['17 experts, 12 for', votes(20, 12, 3, 2), false, ['approval']],
    ],
  ],
  [
    vOld,
    [
      ['30 members: 20 attend, 15 for, both exactly', votes(30, 15, 5, 0), true],
      ['30 members: 19 attend', votes(30, 19, 0, 0), false, ['attendance']],
      ['30 members: 20 attend, 14 for', votes(30, 14, 6, 0), false, ['approval']],
      ['a quarter from the drafting units', bodyOf(12, { many: 3, choice: 'approve', among: ['drafting-unit'] }, { many: 9, choice: 'approve' }), true],
      ['more than a quarter from the drafting units', bodyOf(12, { many: 4, choice: 'approve', among: ['drafting-unit'] }, { many: 8, choice: 'approve' }), false, ['independence']],
    ],
  ],
  [
    vOldLetter,
    [
      ['30 slips sent, 20 returned, 15 for', votes(30, 15, 3, 2), true],
      ['30 slips sent, 19 returned', votes(30, 19, 0, 0), false, ['returns']],
      ['30 slips sent, 20 returned, 14 for', votes(30, 14, 0, 6), false, ['approval']],
    ],
  ],
  [
    vGrp,
    [
      ['16 attend, 2 of them drafters: 14 votes, 11 for (the worked review: 44 >= 42)', votes(14, 11, 3, 0), true],
      ['14 votes, 10 for', votes(14, 10, 4, 0), false, ['approval']],
      ['7 on the panel, 6 for (the worked project approval: 24 >= 21)', votes(7, 6, 1, 0), true],
      ['9 experts, 8 for (the worked local review: 32 >= 27)', votes(9, 8, 1, 0), true],
      ['9 experts, 6 for', votes(9, 6, 3, 0), false, ['approval']],
    ],
  ],
  [
    vGrpWhole,
    [
      ['15 in the group, 12 for', votes(15, 12, 0, 0), true],
      ['15 in the group, 11 for and nobody else there', votes(15, 11, 0, 0), false, ['approval']],
    ],
  ],
  [
    otherMatters,
    [
      ['more than half', votes(9, 5, 4, 0), true],
      ['half is not more than half', votes(8, 4, 4, 0), false, ['majority']],
    ],
  ],
  [
    isoNp,
    [
      ['16 P-members: 8 for, 4 against, 4 experts', bodyOf(16, { many: 4, choice: 'approve', brings: ['expert'] }, { many: 4, choice: 'approve' }, { many: 4, choice: 'against', explained: true }), true],
      ['16 P-members: 7 for, 4 against, 4 experts', bodyOf(16, { many: 4, choice: 'approve', brings: ['expert'] }, { many: 3, choice: 'approve' }, { many: 4, choice: 'against', explained: true }), false, ['approval']],
      ['16 P-members: all for, 3 experts', bodyOf(16, { many: 3, choice: 'approve', brings: ['expert'] }, { many: 13, choice: 'approve' }), false, ['experts']],
      ['17 P-members: all for, 4 experts', bodyOf(17, { many: 4, choice: 'approve', brings: ['expert'] }, { many: 13, choice: 'approve' }), false, ['experts']],
      ['17 P-members: all for, 5 experts', bodyOf(17, { many: 5, choice: 'approve', brings: ['expert'] }, { many: 12, choice: 'approve' }), true],
      ['an expert of one who is against does not count', bodyOf(16, { many: 3, choice: 'approve', brings: ['expert'] }, { many: 6, choice: 'approve' }, { many: 1, choice: 'against', explained: true, brings: ['expert'] }), false, ['experts']],
      ['a "no" without justification is removed', bodyOf(16, { many: 4, choice: 'approve', brings: ['expert'] }, { many: 2, choice: 'against', explained: true }, { many: 3, choice: 'against', explained: false }), true],
    ],
  ],
  [
    isoDis,
    [
      ['P-members 2 yes, 1 no, O-members 1 yes: two thirds and a quarter exactly', bodyOf(4, { many: 2, choice: 'approve', among: ['p-member'] }, { many: 1, choice: 'against', explained: true, among: ['p-member'] }, { many: 1, choice: 'approve' }), true],
      ['6 yes, 2 no: a quarter exactly', bodyOf(8, { many: 6, choice: 'approve', among: ['p-member'] }, { many: 2, choice: 'against', explained: true, among: ['p-member'] }), true],
      ['P-members 13 yes, 6 no: 39 >= 38, and 24 > 19', bodyOf(19, { many: 13, choice: 'approve', among: ['p-member'] }, { many: 6, choice: 'against', explained: true, among: ['p-member'] }), false, ['opposition']],
      ['the same with five more in favour who are no P-members', bodyOf(24, { many: 13, choice: 'approve', among: ['p-member'] }, { many: 6, choice: 'against', explained: true, among: ['p-member'] }, { many: 5, choice: 'approve' }), true],
      ['10 yes, 3 no of which 2 give no reasons', bodyOf(13, { many: 10, choice: 'approve', among: ['p-member'] }, { many: 1, choice: 'against', explained: true, among: ['p-member'] }, { many: 2, choice: 'against', explained: false, among: ['p-member'] }), true],
      ['9 yes, 4 no of which 1 gives no reasons: 3 of 12', bodyOf(13, { many: 9, choice: 'approve', among: ['p-member'] }, { many: 3, choice: 'against', explained: true, among: ['p-member'] }, { many: 1, choice: 'against', explained: false, among: ['p-member'] }), true],
      ['the same with reasons: 4 of 13', bodyOf(13, { many: 9, choice: 'approve', among: ['p-member'] }, { many: 4, choice: 'against', explained: true, among: ['p-member'] }), false, ['opposition']],
      ['P-members in favour, O-members against', bodyOf(8, { many: 5, choice: 'approve', among: ['p-member'] }, { many: 3, choice: 'against', explained: true }), false, ['opposition']],
      ['abstentions of P-members leave both counts', bodyOf(20, { many: 2, choice: 'approve', among: ['p-member'] }, { many: 15, choice: 'abstain', among: ['p-member'] }, { many: 3, choice: 'approve' }), true],
      ['all P-members abstain, the others are in favour: 0 >= 0 approves nothing', bodyOf(9, { many: 5, choice: 'abstain', among: ['p-member'] }, { many: 4, choice: 'approve' }), false, []],
    ],
  ],
  [isoDisOlder, [['6 yes, 2 no: a quarter is not less than a quarter', bodyOf(8, { many: 6, choice: 'approve', among: ['p-member'] }, { many: 2, choice: 'against', explained: true }), false, ['opposition']]]],
  [
    isoFastTrackFdis,
    [
      ['three quarters of all, no committee asked', votes(8, 6, 2, 0), true],
      ['one more against', votes(9, 6, 3, 0), false, ['opposition']],
    ],
  ],
  [
    twoThirdsOfPMembers,
    [
      ['2 to 1', votes(3, 2, 1, 0), true],
      ['13 to 6: 39 >= 38', votes(19, 13, 6, 0), true],
      ['12 to 7: 36 < 38', votes(19, 12, 7, 0), false, ['approval']],
      ['abstentions do not count', votes(30, 2, 1, 20), true],
    ],
  ],
  [
    simpleMajority,
    [
      ['5 to 4', votes(12, 5, 4, 3), true],
      ['4 to 4', votes(12, 4, 4, 4), false, ['majority']],
    ],
  ],
  [
    systematicReview,
    [
      ['in use in five countries, P-members 4 to 3', bodyOf(8, { many: 4, choice: 'approve', among: ['p-member'], brings: ['use'] }, { many: 3, choice: 'against', among: ['p-member'] }, { many: 1, choice: 'abstain', brings: ['use'] }), true],
      ['in use in four countries, and everyone for it', bodyOf(8, { many: 4, choice: 'approve', among: ['p-member'], brings: ['use'] }, { many: 4, choice: 'approve', among: ['p-member'] }), false, ['use']],
      ['in use in eight countries, P-members 3 to 3', bodyOf(8, { many: 3, choice: 'approve', among: ['p-member'], brings: ['use'] }, { many: 3, choice: 'against', among: ['p-member'], brings: ['use'] }, { many: 2, choice: 'approve', brings: ['use'] }), false, ['majority']],
    ],
  ],
  [
    isoWithdrawal,
    [
      ['no objection', votes(30, 1, 0, 5), true],
      ['one objection', votes(30, 29, 1, 0), false, ['objection']],
    ],
  ],
  [
    cenWeighted,
    [
      ['11 of 20 members, 65 of 100 in population: both exactly', bodyOf(20, { many: 10, choice: 'approve', weight: 6 }, { many: 1, choice: 'approve', weight: 5 }, { many: 7, choice: 'against', weight: 4 }, { many: 1, choice: 'against', weight: 3 }, { many: 1, choice: 'against', weight: 4 }), true],
      ['10 of 20 members with nearly all of the population', bodyOf(20, { many: 10, choice: 'approve', weight: 50 }, { many: 10, choice: 'against', weight: 1 }), false, ['members']],
      ['19 of 20 members with 64 of 100 in population', bodyOf(20, { many: 18, choice: 'approve', weight: 3 }, { many: 1, choice: 'approve', weight: 10 }, { many: 1, choice: 'against', weight: 36 }), false, ['population']],
      ['who abstains counts in neither', bodyOf(3, { many: 1, choice: 'approve', weight: 1 }, { many: 2, choice: 'abstain', weight: 99 }), true],
    ],
  ],
];

describe.each(vectors.map(([known, rows]) => ({ id: known.rule.id, source: known.source, known, rows })))('$id ($source)', ({ known, rows }) => {
  it.each(rows.map(([what, counted, passed, unmet = []]) => ({ what, counted, passed, unmet })))('$what → passed: $passed, unmet: $unmet', ({ counted, passed, unmet }) => {
    const tally = tallyOf(known.rule, counted);
    expect({ passed: tally.passed, unmet: tally.arithmetic.filter(({ met }) => !met).map(({ name }) => name) }).toEqual({ passed, unmet });
  });
});

describe('a tally', () => {
  it('shows its arithmetic', () => {
    expect(tallyOf(vTc.rule, votes(41, 33, 2, 1)).arithmetic.map((a) => [a.leftValue, a.is, a.rightValue])).toEqual([
      [144, '>=', 123],
      [99, '>=', 72],
      [8, '<=', 36],
    ]);
  });

  it('shows only the arithmetic that was asked for: four experts of sixteen, five of seventeen', () => {
    const experts = (members: number) => tallyOf(isoNp.rule, votes(members, members, 0, 0)).arithmetic.filter(({ name }) => name === 'experts').map(({ rightValue }) => rightValue);
    expect([experts(16), experts(17)]).toEqual([[4], [5]]);
  });

  it('keeps a vote set aside apart from an abstention', () => {
    const counted = bodyOf(3, { many: 1, choice: 'approve', among: ['p-member'] }, { many: 1, choice: 'abstain', among: ['p-member'] }, { many: 1, choice: 'against', among: ['p-member'] });
    expect(tallyOf(isoDis.rule, counted).counts).toEqual({ members: 3, entitled: 3, cast: 2, for: 1, against: 0, abstaining: 1, deciding: 1, setAside: 1 });
  });

  it('names the group that said nothing', () => {
    expect(tallyOf(isoDis.rule, bodyOf(2, { many: 1, choice: 'abstain', among: ['p-member'] }, { many: 1, choice: 'approve' }))).toMatchObject({ passed: false, silent: ['p-member'] });
  });

  it('passes nothing when everyone abstains', () => {
    expect(tallyOf({ ...vTc.rule, holds: [] }, votes(3, 0, 0, 3)).passed).toBe(false);
  });
});
