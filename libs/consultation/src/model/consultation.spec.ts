import fc from 'fast-check';
import { closeConsultation, type Consultation, type ConsultationEvent, disposeComments, evolveConsultation, lodgeComment } from './consultation.js';
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
  ])('is refused %s', (_, late, code, facts) => {
    expect(lodgeComment(open, 'draft', 1, late)).toMatchObject({ refused: code, facts });
  });
});

describe('disposing of comments', () => {
  it('answers several at once', () => {
    const events = disposeComments([withComments(3)], 3, [{ comment: 1, disposition: 'accepted', reason: null }, { comment: 3, disposition: 'not-accepted', reason: 'Out of scope.' }], at);
    expect(fold(events as ConsultationEvent[], withComments(3)).open).toEqual([[2, 2]]);
  });

  it('lists every answer that cannot stand, and keeps the table as it was', () => {
    const answer = disposeComments([withComments(2)], 2, [{ comment: 1, disposition: 'accepted-in-part', reason: null }, { comment: 9, disposition: 'accepted', reason: null }], at);
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
    const after = fold(disposeComments([withComments(2)], 2, [once, once], at) as ConsultationEvent[], withComments(2));
    expect(after.open).toEqual([[2, 2]]);
    expect(disposeComments([after], 2, [once], at)).toEqual([]);
  });
});

describe('opening a further round', () => {
  it('takes over what was not answered in the one before', () => {
    const again = fold([{ ...opened, round: 2, opensOn: '2024-07-01', closesOn: '2024-08-30' }], fold(disposeComments([withComments(3)], 3, [{ comment: 2, disposition: 'accepted', reason: null }], at) as ConsultationEvent[], withComments(3)));
    expect(again).toMatchObject({ round: 2, received: 0, closed: false, open: [[1, 1], [3, 3]] });
    expect(disposeComments([again], 3, [{ comment: 3, disposition: 'noted', reason: 'Answered in round 2.' }], at)).toMatchObject([{ dispositions: [{ comment: 3 }] }]);
  });
});

describe('a comment number', () => {
  it('is a whole one', () => {
    expect(disposeComments([withComments(2)], 2, [{ comment: 1.5, disposition: 'accepted', reason: null }], at)).toMatchObject({ refused: 'DISPOSITIONS_REFUSED', unmet: [{ code: 'COMMENT_UNKNOWN', facts: { comment: 1.5 } }] });
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
