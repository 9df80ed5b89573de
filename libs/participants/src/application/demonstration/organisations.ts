import type { Names, Organisation } from '../directory.js';
import { stableId } from './stable-id.js';

interface Kind {
  readonly kind: string;
  readonly name: Names;
}

const inFour = (kind: string, hans: string, hant: string, en: string, pt: string): Kind => ({ kind, name: { 'zh-Hans': hans, 'zh-Hant': hant, en, pt } });

/** Bodies that appear once, and kinds the voting members come from. */
const single: readonly Kind[] = [
  inFour('standards-authority', '演示标准化主管部门', '演示標準化主管部門', 'Demonstration standards authority', 'Autoridade de normalização de demonstração'),
  inFour('review-body', '演示标准审评机构', '演示標準審評機構', 'Demonstration review body', 'Organismo de revisão de demonstração'),
  inFour('secretariat', '演示秘书处承担单位', '演示秘書處承擔單位', 'Demonstration secretariat', 'Secretariado de demonstração'),
  inFour('language-service', '演示语言服务机构', '演示語言服務機構', 'Demonstration language service', 'Serviço linguístico de demonstração'),
];
const ofMembers: readonly Kind[] = [
  inFour('enterprise', '演示企业', '演示企業', 'Demonstration enterprise', 'Empresa de demonstração'),
  inFour('research-institute', '演示研究院', '演示研究院', 'Demonstration research institute', 'Instituto de investigação de demonstração'),
  inFour('university', '演示大学', '演示大學', 'Demonstration university', 'Universidade de demonstração'),
  inFour('association', '演示行业协会', '演示行業協會', 'Demonstration association', 'Associação de demonstração'),
  inFour('testing-laboratory', '演示检测机构', '演示檢測機構', 'Demonstration testing laboratory', 'Laboratório de ensaios de demonstração'),
  inFour('consumer-body', '演示消费者组织', '演示消費者組織', 'Demonstration consumer body', 'Organização de consumidores de demonstração'),
];

const idOf = (slug: string): string => stableId(`organisation:${slug}`);

/** The organisation a kind is represented by. */
export const organisationOfKind = (kind: string): string => idOf(kind);
/** The organisation voting member `n` (from 1) comes from: a different one for each. */
export const organisationOfMember = (n: number): string => idOf(`member-${two(n)}`);

export const two = (n: number): string => String(n).padStart(2, '0');

/** One organisation of each kind, and one more for each voting member. */
export function demonstrationOrganisations(members: number): readonly Organisation[] {
  const perKind = [...single, ...ofMembers].map(({ kind, name }) => ({ id: organisationOfKind(kind), kind, name }));
  const perMember = Array.from({ length: members }, (_, index) => {
    const { kind, name } = ofMembers[index % ofMembers.length]!;
    const numbered = Object.fromEntries(Object.entries(name).map(([language, text]) => [language, `${text} ${two(index + 1)}`]));
    return { id: organisationOfMember(index + 1), kind, name: numbered };
  });
  return [...perKind, ...perMember];
}
