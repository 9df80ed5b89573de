import type { Unmet } from '#lib/kernel';
import { type LanguageVersion, type Level, levelOf, reaches } from '#lib/languages';
import type { Procedure } from './procedure.js';
import type { Underway } from './standard.js';

/** A version the base text waits for: planned with it, and required. Others come along when they are ready. */
export const mustKeepStep = ({ mode, required }: LanguageVersion): boolean => mode === 'parallel' && required;

/** Every required language version that has not come as far as a gate asks, unless a waiver covers it there. */
export function languagesInStep({ level, orExcused }: { level: Level; orExcused?: boolean }, standard: Underway, procedure: Procedure): Unmet[] {
  return Object.values(standard.languages)
    .filter((version) => mustKeepStep(version) && !(orExcused && version.late))
    .flatMap((version) => languageBehind(version, level, standard, procedure));
}

/** One language version that is not true to the base text as it stands, or not as far as is asked; and who can help it. */
export function languageBehind(version: LanguageVersion, needed: Level, standard: Underway, procedure: Procedure): Unmet[] {
  const level = levelOf(version);
  const onPresentText = version.baseRevision === standard.text.revision;
  if (reaches(level, needed) && onPresentText) return [];
  const { language, baseRevision, lag } = version;
  const next = !onPresentText || !reaches(level, 'complete') ? 'complete' : level === 'complete' ? 'reviewed' : 'approved';
  const reviewedBy = Object.values(procedure.ballots).find(({ settles }) => settles === 'language-review')?.openedBy ?? [];
  return [
    {
      code: 'LANGUAGE_BEHIND',
      because: `${language} is ${level} at base revision ${baseRevision} of ${standard.text.revision}; ${needed} is needed (${lag.missing} units missing, ${lag.stale} stale).`,
      remedy: { complete: 'Bring it up to the base text.', reviewed: 'Have its experts vote on it.', approved: 'Have it approved.' }[next],
      who: { complete: procedure.languages.revisedBy, reviewed: reviewedBy, approved: procedure.languages.approvedBy }[next],
      facts: { language, level, needed, baseRevision, base: standard.text.revision, missing: lag.missing, stale: lag.stale },
    },
  ];
}

export function languagesSubmitted(orExcused: boolean, standard: Underway, procedure: Procedure): Unmet[] {
  return Object.values(standard.languages)
    .filter((version) => mustKeepStep(version) && !(orExcused && version.late))
    .flatMap((version) => languageNotSubmitted(version, orExcused, procedure));
}

export function languageNotSubmitted({ language, submittedOn }: LanguageVersion, orExcused: boolean, procedure: Procedure): Unmet[] {
  if (submittedOn !== null) return [];
  return [
    {
      code: 'LANGUAGE_NOT_SUBMITTED',
      because: `The approval set of ${language} has not been handed in.`,
      remedy: orExcused ? 'Hand it in, or record why it comes later.' : 'Hand it in.',
      who: procedure.languages.submittedBy,
      facts: { language },
    },
  ];
}
