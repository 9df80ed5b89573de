import { actorIn, isHeldAt, languagesIn, type Principal, rolesIn } from './principal.js';

const TC1 = 'committee-1';
const TC2 = 'committee-2';
const from = '2026-01-01T00:00:00.000Z';
const until = '2026-06-30T16:00:00.000Z';

const translator: Principal = {
  person: { id: 'person-1', name: 'Translator', email: 'translator@example', language: 'pt', organisationId: null },
  memberships: [
    { committee: TC1, role: 'translator', languages: ['pt', 'en'], from, until },
    { committee: TC1, role: 'language-expert', languages: ['en', 'zh-Hant'], from, until: null },
    { committee: TC2, role: 'member', languages: [], from, until: null },
  ],
};

describe('roles in a committee', () => {
  it('are those held there, and only there', () => {
    expect(rolesIn(translator, TC1, '2026-03-01T00:00:00.000Z')).toEqual(['translator', 'language-expert']);
    expect(rolesIn(translator, TC2, '2026-03-01T00:00:00.000Z')).toEqual(['member']);
    expect(rolesIn(translator, 'another', '2026-03-01T00:00:00.000Z')).toEqual([]);
  });

  it('begin at the first instant and have ended at the last', () => {
    expect(isHeldAt({ from, until }, '2025-12-31T23:59:59.999Z')).toBe(false);
    expect(isHeldAt({ from, until }, from)).toBe(true);
    expect(isHeldAt({ from, until }, '2026-06-30T15:59:59.999Z')).toBe(true);
    expect(isHeldAt({ from, until }, until)).toBe(false);
    expect(rolesIn(translator, TC1, until)).toEqual(['language-expert']);
  });

  it('carry the languages each is held for', () => {
    expect(languagesIn(translator, TC1, 'translator', from)).toEqual(['pt', 'en']);
    expect(languagesIn(translator, TC1, 'translator', until)).toEqual([]);
    expect(languagesIn(translator, TC2, 'member', from)).toEqual([]);
  });

  it('make the actor decisions are asked by, each language with the role it is held for', () => {
    const rights = [['translator', 'pt'], ['translator', 'en'], ['language-expert', 'en'], ['language-expert', 'zh-Hant']].map(([role, language]) => ({ role, language }));
    expect(actorIn(translator, TC1, from)).toEqual({ id: 'person-1', roles: ['translator', 'language-expert'], languages: rights });
    expect(actorIn(translator, 'another', from)).toEqual({ id: 'person-1', roles: [], languages: [] });
  });
});
