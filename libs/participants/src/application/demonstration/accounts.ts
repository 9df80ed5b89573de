import type { ReaderLanguage, Role } from '../../model/roles.js';
import { organisationOfKind, organisationOfMember, two } from './organisations.js';
import { stableId } from './stable-id.js';

/** Someone in the demonstration: a function, never an invented person. */
export interface DemonstrationAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: ReaderLanguage;
  readonly organisationId: string;
  readonly role: Role;
  /** What they are besides. */
  readonly also: readonly Role[];
  readonly languages: readonly string[];
}

export const VOTING_MEMBERS = 41;
/** The first of them take part in the work as P-members do; the others vote where every national body does. */
export const P_MEMBERS = 26;

/** Address of the account with a function, e.g. `secretary`, `member-07`, `translator-pt`. */
export const demonstrationEmail = (slug: string): string => `${slug}@demo.lockstep.example`;
/** Identifier of the account with a function: derived from its address, the same everywhere. */
export const demonstrationPersonId = (slug: string): string => stableId(demonstrationEmail(slug));

type Given = Omit<DemonstrationAccount, 'id' | 'email' | 'languages' | 'also'> & { readonly languages?: readonly string[]; readonly also?: readonly Role[] };

const account = (slug: string, { languages = [], also = [], ...given }: Given): DemonstrationAccount => ({
  id: demonstrationPersonId(slug),
  email: demonstrationEmail(slug),
  languages,
  also,
  ...given,
});

const numbered = (count: number, make: (n: number) => DemonstrationAccount): readonly DemonstrationAccount[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** Mostly simplified Chinese; every eighth member reads traditional Chinese, English or Portuguese. */
const languageOfMember = (n: number): ReaderLanguage => (n % 8 === 3 ? 'zh-Hant' : n % 8 === 5 ? 'en' : n % 8 === 7 ? 'pt' : 'zh-Hans');

export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  account('proposer', { name: 'Proposer / 立项申请人', language: 'zh-Hans', organisationId: organisationOfKind('enterprise'), role: 'proposer' }),
  account('secretary', { name: 'Secretary / 秘书', language: 'zh-Hans', organisationId: organisationOfKind('secretariat'), role: 'secretary' }),
  account('chair', { name: 'Chair / 主任委员', language: 'zh-Hans', organisationId: organisationOfKind('research-institute'), role: 'chair' }),
  account('drafter', { name: 'Drafter / 起草人', language: 'zh-Hans', organisationId: organisationOfKind('research-institute'), role: 'drafter' }),
  ...(['en', 'pt', 'zh-Hant'] as const).map((language) =>
    account(`translator-${language.toLowerCase()}`, {
      name: { en: 'Translator, English / 英文译者', pt: 'Translator, Portuguese / 葡文译者', 'zh-Hant': 'Translator, Traditional Chinese / 繁體中文譯者' }[language],
      language,
      organisationId: organisationOfKind('language-service'),
      role: 'translator',
      languages: [language],
    }),
  ),
  ...numbered(5, (n) =>
    account(`language-expert-${two(n)}`, {
      name: `Language expert ${two(n)} / 语言专家${two(n)}`,
      language: (['en', 'pt', 'zh-Hant', 'zh-Hans', 'en'] as const)[n - 1]!,
      organisationId: organisationOfKind(n % 2 ? 'university' : 'language-service'),
      role: 'language-expert',
      languages: ['en', 'pt', 'zh-Hant'],
    }),
  ),
  account('assessor', { name: 'Assessor / 评估人', language: 'zh-Hans', organisationId: organisationOfKind('review-body'), role: 'assessor' }),
  account('authority', { name: 'Authority / 主管部门', language: 'zh-Hans', organisationId: organisationOfKind('standards-authority'), role: 'authority' }),
  account('authority-hk', { name: 'Authority, Hong Kong / 香港主管部門', language: 'zh-Hant', organisationId: organisationOfKind('standards-authority'), role: 'authority-hk' }),
  account('authority-mo', { name: 'Authority, Macao / 澳門主管部門', language: 'pt', organisationId: organisationOfKind('standards-authority'), role: 'authority-mo' }),
  account('review-body', { name: 'Review body / 审评机构', language: 'zh-Hans', organisationId: organisationOfKind('review-body'), role: 'review-body' }),
  ...numbered(3, (n) =>
    account(`enterprise-${two(n)}`, {
      name: `Enterprise ${two(n)} / 企业${two(n)}`,
      language: (['zh-Hans', 'en', 'pt'] as const)[n - 1]!,
      organisationId: organisationOfKind('enterprise'),
      role: 'enterprise',
    }),
  ),
  ...numbered(15, (n) =>
    account(`expert-${two(n)}`, {
      name: `Expert ${two(n)} / 专家${two(n)}`,
      language: 'zh-Hans',
      organisationId: organisationOfKind(n % 2 ? 'university' : 'testing-laboratory'),
      role: 'expert',
    }),
  ),
  ...numbered(VOTING_MEMBERS, (n) =>
    account(`member-${two(n)}`, { name: `Member ${two(n)} / 委员${two(n)}`, language: languageOfMember(n), organisationId: organisationOfMember(n), role: 'member', also: n <= P_MEMBERS ? ['p-member'] : [] }),
  ),
];
