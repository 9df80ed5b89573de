import type { Actor, Instant, LocalDate, Unmet } from '#lib/kernel';
import type { Lag } from '#lib/languages';
import type { StandardEvent } from '../events.js';
import { commentsDisposed } from '../gates.js';
import type { CameFrom, Underway } from '../standard.js';
import { shortest } from './clocks-taken-over.js';
import type { Replaced } from './replaced.js';

/** A standard that is opened from others, with what it takes over of their texts. */
export interface Opened {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  /** Null where the sources have no text yet. */
  readonly text: { readonly hash: string; readonly units: number; readonly languages: readonly { readonly language: string; readonly hash: string | null; readonly lag: Lag }[] } | null;
}

/** Where it begins, what it comes of, and what it is going to replace. */
export interface Beginning {
  readonly cameFrom: CameFrom;
  readonly stage: string;
  readonly replaced: Replaced | null;
  readonly on: LocalDate;
}

/**
 * The beginning of a standard that comes of others: the same people, law and languages, the texts it takes over as its first
 * revisions, the clocks as they stand, and the patents that were disclosed. Votes, documents and comments stay with what
 * they were about.
 */
export function opening(sources: readonly Underway[], { cameFrom, stage, replaced, on }: Beginning, { id, title, text }: Opened, by: Actor, at: Instant): readonly StandardEvent[] {
  const [first] = sources as [Underway];
  const worded = [...new Set(sources.flatMap((source) => source.text.revisedBy ?? []))];
  const clocks = shortest(sources, on);
  const events: StandardEvent[] = [
    {
      type: 'StandardProposed',
      id,
      procedure: first.procedure,
      committee: first.committee,
      title,
      baseLanguage: first.text.language,
      languages: strictest(sources),
      adoption: sources.every(({ adoption }) => adoption === first.adoption) ? first.adoption : 'none',
      ...(replaced ?? { replaces: null }),
      proposer: first.proposer,
      stage,
      cameFrom,
      ...(worded.length > 0 ? { wordedBy: worded } : {}),
      ...(Object.keys(clocks).length > 0 ? { clocks } : {}),
      at,
    },
  ];
  if (text) {
    const lags = Object.fromEntries(text.languages.map(({ language, lag }) => [language, lag]));
    events.push({ type: 'TextRevised', revision: 1, hash: text.hash, label: null, changeClass: 'substantive', units: { added: text.units, changed: 0, removed: 0 }, lags, at });
    for (const { language, hash, lag } of text.languages) if (hash !== null) events.push({ type: 'LanguageRevised', language, revision: 1, hash, baseRevision: 1, label: null, changeClass: 'substantive', lag, at });
  }
  for (const [patent, { holder, claims = '', declaration }] of sources.flatMap(({ patents }) => Object.entries(patents))) {
    if (declaration === 'removed') continue;
    events.push({ type: 'PatentDisclosed', patent, holder, claims, by: by.id, at });
    if (declaration) events.push({ type: 'PatentDeclared', patent, holder, choice: declaration, by: by.id, at });
  }
  return events;
}

/** What may not be left hanging when a standard ends in others: a vote, a window for comments, a comment without its answer. */
export function unfinished(standard: Underway): readonly Unmet[] {
  const votes = Object.values(standard.ballots).filter(({ tally }) => !tally);
  const windows = Object.values(standard.consultations).filter(({ closed }) => !closed);
  return [
    ...votes.map(({ key, question, language, votes: cast, electorate }) => ({
      code: 'BALLOT_OPEN',
      because: `The vote "${key}" is under way.`,
      remedy: 'Wait until it is closed.',
      who: [],
      facts: { ballot: key, question, language, cast: Object.keys(cast).length, entitled: electorate.length },
    })),
    ...windows.map(({ kind, closesOn }) => ({ code: 'CONSULTATION_RUNNING', because: `The consultation "${kind}" runs until ${closesOn}.`, remedy: 'Wait until it is closed.', who: [], facts: { consultation: kind, closesOn } })),
    ...Object.keys(standard.consultations).flatMap((kind) => commentsDisposed(kind, standard)),
  ];
}

/** Each language once: in parallel if any source has it so, required if any requires it. */
function strictest(sources: readonly Underway[]) {
  const all = sources.flatMap((source) => Object.values(source.languages));
  return [...new Set(all.map(({ language }) => language))].map((language) => {
    const same = all.filter((version) => version.language === language);
    const mode = same.some((version) => version.mode === 'parallel') ? ('parallel' as const) : ('later' as const);
    return { language, mode, required: same.some(({ required }) => required) };
  });
}
