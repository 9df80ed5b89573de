import { readerLanguages, roles, rolesHeldPerLanguage } from '../../model/roles.js';
import { demonstrationAccounts, demonstrationPersonId, VOTING_MEMBERS } from './accounts.js';
import { demonstrationOrganisations } from './organisations.js';

describe('the demonstration', () => {
  const organisations = demonstrationOrganisations(VOTING_MEMBERS);

  it('has an account for every role, and 41 voting members from 41 organisations', () => {
    expect(new Set(demonstrationAccounts.flatMap(({ role, also }) => [role, ...also]))).toEqual(new Set(roles));
    const members = demonstrationAccounts.filter(({ role }) => role === 'member');
    expect(members).toHaveLength(41);
    expect(new Set(members.map(({ organisationId }) => organisationId)).size).toBe(41);
  });

  it('gives everyone an identifier, an address and an organisation of their own or of their kind', () => {
    for (const part of ['id', 'email', 'name'] as const) expect(new Set(demonstrationAccounts.map((account) => account[part])).size).toBe(demonstrationAccounts.length);
    const known = new Set(organisations.map(({ id }) => id));
    expect(known.size).toBe(organisations.length);
    for (const { organisationId } of demonstrationAccounts) expect(known).toContain(organisationId);
  });

  it('names identifiers that never change', () => {
    expect(demonstrationPersonId('secretary')).toBe('b90b4276-29e7-59c5-8ae9-dd19adf2665a');
    for (const { id } of [...demonstrationAccounts, ...organisations]) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('reads every language, and covers each with a translator and five language experts', () => {
    expect(new Set(demonstrationAccounts.map(({ language }) => language))).toEqual(new Set(readerLanguages));
    for (const language of ['en', 'pt', 'zh-Hant']) {
      const holding = (role: string) => demonstrationAccounts.filter((account) => account.role === role && account.languages.includes(language));
      expect(holding('translator')).toHaveLength(1);
      expect(holding('language-expert')).toHaveLength(5);
    }
    for (const { role, languages } of demonstrationAccounts) expect(languages.length > 0).toBe(rolesHeldPerLanguage.includes(role));
  });

  it('speaks of every organisation in every language', () => {
    for (const { name } of organisations) expect(Object.keys(name).sort()).toEqual([...readerLanguages].sort());
  });
});
