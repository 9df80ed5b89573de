import type { Unmet } from '#lib/kernel';
import { inParallel, unmetBy } from './gates.js';
import type { Gate, Procedure } from './procedure.js';
import type { Underway } from './standard.js';

const isAboutText = (gate: Gate): boolean => 'textLabelled' in gate || 'languagesInStep' in gate;

/**
 * What the way into this stage asked of the text and its language versions, and what of it holds no longer: the text may
 * have been revised since, and what is put to comment or to the vote is what the stage was opened for. A way that asks
 * nothing of the text, such as a return, is measured by the one that does.
 */
export function unmetOfText(standard: Underway, procedure: Procedure): readonly Unmet[] {
  const { stage, arrivedBy } = standard;
  const ways = procedure.moves.filter(({ to, from, gates }) => to === stage && !from.includes(stage) && gates.some(isAboutText));
  const way = ways.find(({ id }) => id === arrivedBy) ?? ways[0];
  return (way?.gates ?? []).filter(isAboutText).flatMap((gate) => unmetBy(gate, standard, procedure));
}

/** Which revision of each text is asked about: the base text, and the language versions beside it. */
export const revisionsOf = (standard: Underway, languages: readonly string[] = inParallel(standard).map(({ language }) => language)): Readonly<Record<string, number>> => ({
  [standard.text.language]: standard.text.revision,
  ...Object.fromEntries(languages.filter((language) => language !== standard.text.language).map((language) => [language, standard.languages[language]!.revision])),
});

/** The same lack is said once, whichever rule found it. */
export const each = (unmet: readonly Unmet[]): readonly Unmet[] => unmet.filter(({ code, facts }, at) => unmet.findIndex((other) => other.code === code && other.facts['language'] === facts['language'] && other.facts['label'] === facts['label']) === at);
