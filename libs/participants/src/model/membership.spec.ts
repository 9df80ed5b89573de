import { type Membership, whyNoMembership } from './membership.js';

const drafter: Membership = { personId: 'p', committeeId: 'c', role: 'drafter', languages: [], from: '2026-01-01T00:00:00.000Z', until: null };

describe('a membership', () => {
  it('needs nothing more than a role', () => expect(whyNoMembership(drafter)).toBeUndefined());

  it('needs a language where the role is held for languages, and says which role', () => {
    expect(whyNoMembership({ ...drafter, role: 'translator' })).toMatchObject({ refused: 'LANGUAGES_MISSING', facts: { role: 'translator' } });
    expect(whyNoMembership({ ...drafter, role: 'language-expert' })).toMatchObject({ refused: 'LANGUAGES_MISSING' });
    expect(whyNoMembership({ ...drafter, role: 'translator', languages: ['pt'] })).toBeUndefined();
  });

  it('cannot end before it begins', () => {
    const until = '2025-12-31T00:00:00.000Z';
    expect(whyNoMembership({ ...drafter, until })).toMatchObject({ refused: 'PERIOD_REVERSED', facts: { from: drafter.from, until } });
    expect(whyNoMembership({ ...drafter, until: drafter.from })).toBeUndefined();
  });
});
