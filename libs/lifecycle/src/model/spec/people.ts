import type { Actor } from '#lib/kernel';

const person = (id: string, ...roles: string[]): Actor => ({ id, roles, languages: [] });

/** One of each role of the procedure, and a stranger who holds none. */
export const proposer = person('unit', 'proposer');
export const secretary = person('secretary', 'secretary');
export const chair = person('chair', 'chair');
export const drafter = person('drafter', 'drafter');
export const assessor = person('assessor', 'assessor');
export const reviewBody = person('review-body', 'review-body');
export const authority = person('authority', 'authority');
export const enterprise = person('enterprise', 'enterprise');
export const stranger = person('stranger');
const forLanguages = (role: string, languages: readonly string[]) => languages.map((language) => ({ role, language }));
export const translatorOf = (...languages: string[]): Actor => ({ id: `translator-${languages.join('-')}`, roles: ['translator'], languages: forLanguages('translator', languages) });

const several = (count: number, id: string, ...roles: string[]): Actor[] => Array.from({ length: count }, (_, i) => person(`${id}-${i + 1}`, ...roles));

/** A committee of 41, one of whom drafts. */
export const members: readonly Actor[] = [...several(40, 'member', 'member'), person('member-who-drafts', 'member', 'drafter')];
export const memberWhoDrafts = members[40]!;
export const experts: readonly Actor[] = several(16, 'expert', 'expert');
export const expertsOf = (language: string): readonly Actor[] => several(5, `expert-of-${language}`, 'language-expert').map((expert) => ({ ...expert, languages: forLanguages('language-expert', [language]) }));

const ids = (people: readonly Actor[]) => people.map(({ id }) => id);

/** Everyone who holds a role that matters to a vote, as the committee is asked when a ballot opens. */
export const holders = (language: string | null): Readonly<Record<string, readonly string[]>> => ({
  member: ids(members),
  drafter: [drafter.id, memberWhoDrafts.id],
  expert: ids(experts),
  'language-expert': language ? ids(expertsOf(language)) : [],
});
