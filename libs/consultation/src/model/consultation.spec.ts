import fc from 'fast-check';
import { closeConsultation, type Consultation, type ConsultationEvent, disposeComments, evolveConsultation, lodgeComment, settled } from './consultation.js';
import { countOf, has, type Numbers, withNext, without } from './numbers.js';

const at = '2024-04-01T02:00:00.000Z';
const opened: ConsultationEvent = {
  type: 'ConsultationOpened',
  kind: 'draft',
  stage: '30',
  round: 1,
  revision: 3,
  opensOn: '2024-03-11',
  closesOn: '2024-05-10',
  closesAt: '2024-05-10T16:00:00.000Z',
  languages: ['zh-Hans', 'en'],
  warnAt: [{ daysLeft: 7, at: '2024-05-03T16:00:00.000Z' }],
  at,
};
const fold = (events: readonly ConsultationEvent[], from?: Consultation) => events.reduce<Consultation | undefined>(evolveConsultation, from)!;
const by = { by: 'drafter', at };
const comment = { language: 'en', unit: null, commentType: 'te' as const, text: 'Say who.', proposedChange: null, author: 'ann', at };
const open = fold([opened]);
const withComments = (n: number) => fold(Array.from({ length: n }, (_, i): ConsultationEvent => ({ ...comment, type: 'CommentReceived', kind: 'draft', number: i + 1 })), open);

describe('lodging a comment', () => {
  it('is received under the next number', () => {
    expect(lodgeComment(open, 'draft', 1, comment)).toMatchObject([{ type: 'CommentReceived', number: 1, language: 'en' }]);
  });

  it.each([
    ['from the very instant the window closes', { ...comment, at: opened.closesAt }, 'CONSULTATION_CLOSED', { closesOn: '2024-05-10' }],
    ['in a language that is not laid out', { ...comment, language: 'pt' }, 'LANGUAGE_UNKNOWN', { language: 'pt' }],
    ['without a text', { ...comment, text: '  ' }, 'COMMENT_EMPTY', { kind: 'draft' }],
    ['with a text nobody can see', { ...comment, text: '\u200b\u2060\u3000' }, 'COMMENT_EMPTY', { kind: 'draft' }],
  ])('is refused %s', (_, late, code, facts) => {
    expect(lodgeComment(open, 'draft', 1, late)).toMatchObject({ refused: code, facts });
  });
});

describe('disposing of comments', () => {
  it('answers several at once', () => {
    const events = disposeComments([withComments(3)], 3, [{ comment: 1, disposition: 'accepted', reason: null }, { comment: 3, disposition: 'not-accepted', reason: 'Out of scope.' }], by);
    expect(fold(events as ConsultationEvent[], withComments(3)).open).toEqual([[2, 2]]);
  });

  it('lists every answer that cannot stand, and keeps the table as it was', () => {
    const answer = disposeComments([withComments(2)], 2, [{ comment: 1, disposition: 'accepted-in-part', reason: null }, { comment: 9, disposition: 'accepted', reason: null }], by);
    expect(answer).toMatchObject({
      refused: 'DISPOSITIONS_REFUSED',
      unmet: [
        { code: 'REASON_REQUIRED', facts: { comment: 1 } },
        { code: 'COMMENT_UNKNOWN', facts: { comment: 9 } },
      ],
    });
  });

  it('is done once, however often it is asked', () => {
    const once = { comment: 1, disposition: 'accepted' as const, reason: null };
    const after = fold(disposeComments([withComments(2)], 2, [once, once], by) as ConsultationEvent[], withComments(2));
    expect(after.open).toEqual([[2, 2]]);
    expect(disposeComments([after], 2, [once], by)).toEqual([]);
  });

  it('says who answered', () => {
    expect(disposeComments([withComments(1)], 1, [{ comment: 1, disposition: 'noted', reason: ' Noted. ' }], by)).toEqual([{ type: 'CommentsDisposed', kind: 'draft', dispositions: [{ comment: 1, disposition: 'noted', reason: 'Noted.' }], ...by }]);
  });
});

describe('correcting an answer', () => {
  const answered = (disposition: 'accepted' | 'not-accepted' = 'accepted', reason: string | null = null) =>
    fold(disposeComments([withComments(2)], 2, [{ comment: 1, disposition, reason }], by) as ConsultationEvent[], withComments(2));
  const outOfScope = { comment: 1, disposition: 'not-accepted' as const, reason: 'Out of scope.' };

  it('is recorded as a correction, with who made it, and leaves the open ones open', () => {
    const corrected = disposeComments([answered()], 2, [outOfScope, { comment: 2, disposition: 'accepted', reason: null }], { by: 'secretary', at });
    expect(corrected).toEqual([
      { type: 'CommentsDisposed', kind: 'draft', dispositions: [{ comment: 2, disposition: 'accepted', reason: null }], by: 'secretary', at },
      { type: 'CommentsDisposed', kind: 'draft', dispositions: [outOfScope], by: 'secretary', corrected: true, at },
    ]);
    expect(disposeComments([answered()], 2, [outOfScope], by)).toHaveLength(1);
    expect(fold(disposeComments([answered()], 2, [outOfScope], by) as ConsultationEvent[], answered()).open).toEqual([[2, 2]]);
  });

  it('is one when only the reason is another', () => {
    expect(disposeComments([answered('not-accepted', 'Too late.')], 2, [outOfScope], by)).toMatchObject([{ corrected: true }]);
  });

  it('is done once, however often it is asked', () => {
    const after = fold(disposeComments([answered()], 2, [outOfScope], by) as ConsultationEvent[], answered());
    expect(disposeComments([after], 2, [outOfScope], by)).toEqual([]);
  });

  it('is refused once a step was taken on the answers; the same answer still is nothing new', () => {
    const final = settled(answered(), 2);
    expect(disposeComments([final], 2, [outOfScope], by)).toMatchObject({ refused: 'DISPOSITIONS_REFUSED', unmet: [{ code: 'DISPOSITION_FINAL', facts: { comment: 1, recorded: 'accepted', consultation: 'draft' } }] });
    expect(disposeComments([final], 2, [{ comment: 1, disposition: 'accepted', reason: null }], by)).toEqual([]);
  });

  it('stays possible for comments of a later round', () => {
    const again = fold([{ ...opened, round: 2 }, { ...comment, type: 'CommentReceived', kind: 'draft', number: 3 }], settled(answered(), 2));
    const late = fold(disposeComments([again], 3, [{ comment: 3, disposition: 'accepted', reason: null }], by) as ConsultationEvent[], again);
    expect(disposeComments([late], 3, [{ comment: 3, disposition: 'noted', reason: 'Known.' }], by)).toMatchObject([{ corrected: true, dispositions: [{ comment: 3 }] }]);
    expect(disposeComments([late], 3, [outOfScope], by)).toMatchObject({ unmet: [{ code: 'DISPOSITION_FINAL' }] });
  });

  it('of a comment whose answer was not kept yet is passed over', () => {
    const { answers: _answers, ...old } = answered();
    expect(disposeComments([old], 2, [outOfScope], by)).toEqual([]);
  });
});

describe('one comment answered twice in a table', () => {
  const answers = (...said: readonly ['accepted' | 'noted', string | null][]) => said.map(([disposition, reason]) => ({ comment: 1, disposition, reason }));

  it('is one answer where both are the same', () => {
    expect(disposeComments([withComments(1)], 1, answers(['noted', 'Known.'], ['noted', ' Known. ']), by)).toMatchObject([{ dispositions: [{ comment: 1 }] }]);
  });

  it('is refused where they differ, once for each number, and nothing is recorded', () => {
    expect(disposeComments([withComments(2)], 2, [...answers(['noted', 'Known.'], ['accepted', null], ['accepted', null]), { comment: 2, disposition: 'accepted', reason: null }], by)).toMatchObject({
      refused: 'DISPOSITIONS_REFUSED',
      unmet: [{ code: 'COMMENT_ANSWERED_TWICE', facts: { comment: 1, dispositions: ['noted', 'accepted'] } }],
    });
    expect(disposeComments([withComments(1)], 1, answers(['noted', 'Known.'], ['noted', 'New.']), by)).toMatchObject({ unmet: [{ code: 'COMMENT_ANSWERED_TWICE' }] });
  });
});

describe('opening a further round', () => {
  it('takes over what was not answered in the one before', () => {
    const again = fold([{ ...opened, round: 2, opensOn: '2024-07-01', closesOn: '2024-08-30' }], fold(disposeComments([withComments(3)], 3, [{ comment: 2, disposition: 'accepted', reason: null }], by) as ConsultationEvent[], withComments(3)));
    expect(again).toMatchObject({ round: 2, received: 0, closed: false, open: [[1, 1], [3, 3]] });
    expect(disposeComments([again], 3, [{ comment: 3, disposition: 'noted', reason: 'Answered in round 2.' }], by)).toMatchObject([{ dispositions: [{ comment: 3 }] }]);
  });
});

describe('a comment number', () => {
  it('is a whole one', () => {
    expect(disposeComments([withComments(2)], 2, [{ comment: 1.5, disposition: 'accepted', reason: null }], by)).toMatchObject({ refused: 'DISPOSITIONS_REFUSED', unmet: [{ code: 'COMMENT_UNKNOWN', facts: { comment: 1.5 } }] });
  });
});

describe('closing a consultation', () => {
  it('waits for the last day to end', () => {
    expect(closeConsultation(open, 'draft', '2024-05-10T15:59:59.999Z')).toMatchObject({ refused: 'CONSULTATION_OPEN' });
    expect(closeConsultation(open, 'draft', '2024-05-10T16:00:00.000Z')).toMatchObject([{ type: 'ConsultationClosed', received: 0 }]);
  });

  it('is done once', () => {
    const closed = fold(closeConsultation(open, 'draft', opened.closesAt) as ConsultationEvent[], open);
    expect(closeConsultation(closed, 'draft', opened.closesAt)).toEqual([]);
  });
});

describe('numbers kept as ranges', () => {
  it('behave like a set, whatever is taken out in whatever order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.array(fc.integer({ min: -2, max: 64 }), { maxLength: 80 }), (n, taken) => {
        let ranges: Numbers = [];
        for (let i = 1; i <= n; i += 1) ranges = withNext(ranges, i);
        const set = new Set(Array.from({ length: n }, (_, i) => i + 1));
        for (const t of taken) {
          ranges = without(ranges, t);
          set.delete(t);
        }
        expect(countOf(ranges)).toBe(set.size);
        for (let i = 0; i <= 65; i += 1) expect(has(ranges, i)).toBe(set.has(i));
      }),
    );
  });
});
