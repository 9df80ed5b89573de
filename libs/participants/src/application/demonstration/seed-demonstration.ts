import type { Committee } from '../directory.js';
import type { Passwords, Tokens } from '../passwords.js';
import type { Enrolled, Register } from '../register.js';
import { demonstrationAccounts, demonstrationPersonId, VOTING_MEMBERS } from './accounts.js';
import { demonstrationOrganisations } from './organisations.js';
import { stableId } from './stable-id.js';

export const demonstrationCommittee: Committee = {
  id: stableId('committee:LS/TC 1'),
  code: 'LS/TC 1',
  name: {
    'zh-Hans': '演示标准化技术委员会',
    'zh-Hant': '演示標準化技術委員會',
    en: 'Demonstration technical committee',
    pt: 'Comissão técnica de demonstração',
  },
};

/** Early enough for scenarios about standards of years ago. */
const SINCE_EVER = '2000-01-01T00:00:00.000Z';

export interface Seeded {
  /** How many rows were new; all zero when it had been done before. */
  readonly added: Enrolled;
  /**
   * One password opens every demonstration account. `generated`: made now, shown here and kept nowhere in clear.
   * `given`: the one that was passed in. `unchanged`: as set at the first seed (a password was not passed in).
   * `different`: a password was passed in, but the accounts keep another one until it is reset.
   */
  readonly password: { readonly is: 'generated'; readonly value: string } | { readonly is: 'given' | 'unchanged' | 'different' };
}

/** Fills an empty system with one committee and an account for every role. Running it again changes nothing. */
export class SeedDemonstration {
  constructor(
    private readonly register: Register,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
  ) {}

  async execute(asked: { readonly password?: string; readonly resetPasswords?: boolean } = {}): Promise<Seeded> {
    const kept = (await this.register.passwordHash(demonstrationPersonId('secretary'))) ?? undefined;
    if (kept !== undefined && !asked.resetPasswords) {
      const added = await this.enrol(kept);
      if (asked.password === undefined) return { added, password: { is: 'unchanged' } };
      return { added, password: { is: (await this.passwords.matches(kept, asked.password)) ? 'given' : 'different' } };
    }
    const password = asked.password ?? this.tokens.next().replace(/[^a-zA-Z0-9]/g, '').slice(0, 16);
    // Hashed once and shared: sixty accounts with one password need no sixty hashes.
    const hash = await this.passwords.hash(password);
    const added = await this.enrol(hash);
    if (kept !== undefined) await this.register.setPassword(demonstrationAccounts.map(({ id }) => id), hash);
    return { added, password: asked.password === undefined ? { is: 'generated', value: password } : { is: 'given' } };
  }

  private enrol(passwordHash: string): Promise<Enrolled> {
    return this.register.enrol({
      organisations: demonstrationOrganisations(VOTING_MEMBERS),
      committees: [demonstrationCommittee],
      people: demonstrationAccounts.map(({ id, name, email, language, organisationId }) => ({ id, name, email, language, organisationId, passwordHash })),
      memberships: demonstrationAccounts.flatMap(({ id, role, also, languages }) =>
        [role, ...also].map((held) => ({
          personId: id,
          committeeId: demonstrationCommittee.id,
          role: held,
          languages,
          from: SINCE_EVER,
          until: null,
        })),
      ),
    });
  }
}
