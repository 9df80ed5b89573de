import type { Me } from '../../../api/participants';
import type { Procedure } from '../../../api/procedures';
import type { Proposal } from '../../../api/commands';

/** The languages a standard is usually asked for in; others come in through the API and the command line. */
export const offered = ['zh-Hans', 'zh-Hant', 'en', 'pt', 'fr', 'es', 'ru', 'ar'] as const;

/** What the form holds: titles by language, and the languages that move with the base text or come after it. */
export interface Written {
  readonly procedure: string;
  readonly committee: string;
  readonly baseLanguage: string;
  readonly parallel?: readonly string[];
  readonly later?: readonly string[];
  readonly title?: Readonly<Record<string, string | undefined>>;
  readonly adoption: 'none' | 'IDT' | 'MOD';
  readonly replaces?: string;
}

/** The languages that can be chosen as versions, the base text's own left out; what was ticked twice moves with the base text. */
export function versionsOf({ baseLanguage, parallel = [], later = [] }: Pick<Written, 'baseLanguage' | 'parallel' | 'later'>) {
  const together = parallel.filter((language) => language !== baseLanguage);
  return { together, after: later.filter((language) => language !== baseLanguage && !together.includes(language)) };
}

/** What is sent: only titles of languages that are asked for. */
export function proposalOf({ procedure, committee, baseLanguage, title = {}, adoption, replaces, ...ticked }: Written): Proposal {
  const { together, after } = versionsOf({ baseLanguage, ...ticked });
  const titles = [baseLanguage, ...together, ...after].flatMap((language) => {
    const words = title[language]?.trim();
    return words ? [[language, words] as const] : [];
  });
  return {
    procedure,
    committee,
    baseLanguage,
    title: Object.fromEntries(titles),
    languages: [...together.map((language) => ({ language, mode: 'parallel' as const })), ...after.map((language) => ({ language, mode: 'later' as const }))],
    adoption,
    ...(replaces?.trim() && { replaces: replaces.trim() }),
  };
}

/** Where someone may propose under a procedure: the committees in which they hold a role that it lets propose. */
export const committeesFor = (me: Me, procedure: Procedure | undefined): readonly string[] =>
  procedure ? [...new Set(me.memberships.filter(({ role }) => procedure.proposedBy.includes(role)).map(({ committee }) => committee))] : [];
