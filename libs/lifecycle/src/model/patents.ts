import type { Unmet } from '#lib/kernel';
import type { LifecycleEvent } from './events.js';
import type { Procedure } from './procedure.js';
import type { Declaration, Patent, Underway } from './standard.js';

type PatentEvent = Extract<LifecycleEvent, { type: 'PatentDisclosed' | 'PatentDeclared' }>;

/** `revision`: that of the base text when it happened. */
export function evolvePatent(before: Patent | undefined, event: PatentEvent, revision: number): Patent {
  if (event.type === 'PatentDisclosed') {
    const licensed = before?.licensed ?? null;
    // What had been taken out rests on it again; the holder is bound by what was declared before.
    const declaration = before?.declaration === 'removed' ? licensed : (before?.declaration ?? null);
    return { holder: event.holder, claims: event.claims, declaration, licensed, revision, knownIn: [] };
  }
  const licensed = event.choice === 'a' || event.choice === 'b' ? event.choice : (before?.licensed ?? null);
  return { ...before, holder: event.holder, declaration: event.choice, licensed };
}

export const knownIn = (patent: Patent, consultation: string): Patent => ({ ...patent, knownIn: [...new Set([...(patent.knownIn ?? []), consultation])] });

/** A declaration is irrevocable (art. 9, with GB/T 20003.1): free may follow a fee, nothing weaker may follow either. */
export const isWeaker = (asked: Declaration, { licensed }: Patent): boolean => (licensed === 'a' && asked !== 'a') || (licensed === 'b' && asked === 'c');

/** What the text rests on, or may rest on. */
export const patentsInvolved = ({ patents }: Underway): readonly (readonly [string, Patent])[] => Object.entries(patents).filter(([, { declaration }]) => declaration !== 'removed');

/** Patents that were disclosed, or disclosed with other claims, after the notice last opened. */
export const disclosedSince = (notice: string, standard: Underway): readonly string[] =>
  standard.consultations[notice] ? patentsInvolved(standard).flatMap(([patent, { knownIn: known }]) => ((known ?? [notice]).includes(notice) ? [] : [patent])) : [];

/** A notice that the law asks for because of patents, and that some patent came too late for, is held once more. */
export const isNoticeDueAgain = (kind: string, standard: Underway, procedure: Procedure): boolean =>
  procedure.moves.some(({ gates }) => gates.some((gate) => 'consultationClosed' in gate && gate.consultationClosed.kind === kind && gate.consultationClosed.onlyIf === 'patents')) && disclosedSince(kind, standard).length > 0;

/** The draft is published with the patents known, thirty days before approval (art. 8): one that came later needs its own. */
export function patentsNoticed(kind: string, standard: Underway, procedure: Procedure): Unmet[] {
  const patents = disclosedSince(kind, standard);
  if (patents.length === 0) return [];
  const { openedBy, minimumDays } = procedure.consultations[kind]!;
  const { opensOn, closesOn } = standard.consultations[kind]!;
  return [
    {
      code: 'PATENT_NOT_NOTICED',
      because: `${patents.join(', ')}: disclosed after the notice "${kind}" of ${opensOn} had opened.`,
      remedy: `Open the notice again, for at least ${minimumDays} days.`,
      who: openedBy,
      facts: { consultation: kind, patents, opensOn, closesOn, minimumDays },
    },
  ];
}

/** A recommended standard may not contain what rests on a patent whose holder refused, or has not answered (art. 10). */
export function patentsDeclared({ patents }: Underway): Unmet[] {
  return Object.entries(patents)
    .filter(([, { declaration }]) => declaration === null || declaration === 'c')
    .map(([patent, { holder, declaration }]) => ({
      code: declaration === 'c' ? 'PATENT_REFUSED' : 'PATENT_UNDECLARED',
      because: declaration === 'c' ? `${holder} refuses to license "${patent}".` : `${holder} has not declared how "${patent}" is licensed.`,
      remedy: declaration === 'c' ? 'Remove what rests on it, or obtain another declaration.' : 'Ask the holder for the declaration.',
      who: ['secretary'],
      facts: { patent, holder },
    }));
}
