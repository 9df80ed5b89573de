import { problemFrom } from '../../remote/problem.js';
import { mismatches } from './matches.js';
import { againstExpectation, type Outcome } from './outcome.js';

const event = (type: string, body: Record<string, unknown> = {}) => ({ position: 1, type, at: '2024-01-01T00:00:00.000Z', body });
const done = (...events: readonly ReturnType<typeof event>[]): Outcome => ({ is: 'done', events });
const unmet = (code: string, facts: object = {}) => ({ code, because: 'b', remedy: 'r', who: [], facts });
const refused = (code: string, ...conditions: readonly object[]): Outcome => ({ is: 'refused', problem: problemFrom(409, { code, detail: 'd', facts: { move: 'file' }, unmet: conditions }) });

describe('comparing', () => {
  it('looks only at what is expected of an object', () => expect(mismatches('x', { a: 1 }, { a: 1, b: 2 })).toEqual([]));
  it('names every member that differs', () =>
    expect(mismatches('x', { a: 1, b: { c: 'd' } }, { a: 2, b: {} })).toEqual([
      { what: 'x.a', expected: '1', seen: '2' },
      { what: 'x.b.c', expected: 'd', seen: '(nothing)' },
    ]));
  it('wants lists of one length and order', () => {
    expect(mismatches('x', ['a'], ['a', 'b'])).toHaveLength(1);
    expect(mismatches('x', ['a', 'b'], ['b', 'a'])).toHaveLength(2);
  });
  it('reads a text between slashes as a pattern', () => {
    expect(mismatches('x', '/^GB\\/T \\d+—2025$/', 'GB/T 1—2025')).toEqual([]);
    expect(mismatches('x', '/^GB\\/T \\d+—2025$/', 'GB/T 1—2024')).toHaveLength(1);
  });
  it('tells nothing from no', () => expect(mismatches('x', null, undefined)).toHaveLength(1));
});

describe('what a step comes to', () => {
  it('is done, with the events named, in order', () => {
    const seen = done(event('A'), event('B', { stage: '20' }), event('C'));
    expect(againstExpectation({ is: 'done', events: [{ type: 'A', body: {} }, { type: 'C', body: {} }] }, seen)).toEqual([]);
    expect(againstExpectation({ is: 'done', events: [{ type: 'C', body: {} }, { type: 'A', body: {} }] }, seen)).toEqual([{ what: 'events', expected: 'A after what came before', seen: 'A, B, C' }]);
    expect(againstExpectation({ is: 'done', events: [{ type: 'B', body: { stage: '30' } }] }, seen)).toEqual([{ what: 'B.stage', expected: '30', seen: '20' }]);
  });

  it('is nothing when it had been done before', () => {
    expect(againstExpectation({ is: 'nothing' }, done())).toEqual([]);
    expect(againstExpectation({ is: 'nothing' }, done(event('A')))).toEqual([{ what: 'outcome', expected: 'nothing', seen: 'done: A' }]);
  });

  it('is a refusal with exactly the conditions named', () => {
    const seen = refused('GATES_SHUT', unmet('LANGUAGE_BEHIND', { language: 'en', stale: 3 }), unmet('DOCUMENT_MISSING', { document: 'MINUTES' }));
    const expecting = (...conditions: readonly { code: string; facts: Record<string, unknown> }[]) => againstExpectation({ is: 'refused', code: 'GATES_SHUT', unmet: conditions }, seen);
    expect(expecting({ code: 'DOCUMENT_MISSING', facts: {} }, { code: 'LANGUAGE_BEHIND', facts: { language: 'en' } })).toEqual([]);
    expect(expecting({ code: 'LANGUAGE_BEHIND', facts: {} })).toHaveLength(1);
    expect(expecting({ code: 'DOCUMENT_MISSING', facts: {} }, { code: 'LANGUAGE_BEHIND', facts: { language: 'pt' } })).toHaveLength(1);
  });

  it('says why when it was refused and should not have been', () => {
    expect(againstExpectation({ is: 'done' }, refused('NO', unmet('A')))).toEqual([{ what: 'outcome', expected: 'done', seen: 'refused: NO (d · A: b)' }]);
    expect(againstExpectation({ is: 'refused', code: 'YES', facts: { move: 'go' } }, refused('NO'))).toEqual([
      { what: 'refused', expected: 'YES', seen: 'NO' },
      { what: 'facts.move', expected: 'go', seen: 'file' },
    ]);
  });

  it('is a tally in the words people vote with', () => {
    const closed = done(event('BallotClosed', { tally: { counts: { members: 41, cast: 32, for: 21, against: 9, abstaining: 2, deciding: 30 }, passed: false } }));
    expect(againstExpectation({ is: 'done', tally: { members: 41, cast: 32, approve: 21, against: 9, abstain: 2, passed: false } }, closed)).toEqual([]);
    expect(againstExpectation({ is: 'done', tally: { passed: true } }, closed)).toEqual([{ what: 'tally.passed', expected: 'true', seen: 'false' }]);
    expect(againstExpectation({ is: 'done', tally: { cast: 1 } }, done())).toHaveLength(1);
  });

  it('is a number that was given', () => {
    expect(againstExpectation({ is: 'done', number: '/^GB/' }, done(event('StandardPublished', { number: 'GB/T 1—2025' })))).toEqual([]);
    expect(againstExpectation({ is: 'done', number: '/^GB/' }, done())).toHaveLength(1);
  });
});
