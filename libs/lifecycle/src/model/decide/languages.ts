import { type Outcome, type Refusal, type Unmet, written } from '#lib/kernel';
import type { LanguageVersion } from '#lib/languages';
import type { ApproveLanguage, ExcuseLanguage, PublishLanguage, SubmitLanguage } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { keyFor } from '../gates.js';
import { languageBehind, languageNotSubmitted } from '../language-gates.js';
import { named } from '../named.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled, unlessFor } from './entitled.js';
import { frozenOrEnded } from './move.js';
import { unlessAnnounced } from './publish.js';

/** A refusal where something asked per language names none, a wrong one, or one it should not. */
export function ofLanguage(standard: Underway, what: string, language: string | null, perLanguage = false): Refusal | undefined {
  if (!perLanguage) return language ? refusals.languageNotNeeded(what) : undefined;
  return language && named(standard.languages, language) ? undefined : refusals.languageUnknown(language, Object.keys(standard.languages));
}

/** The dated waiver: the base text may go ahead alone, for a written reason, and this version has ninety days after it. */
export function excuseLanguage(standard: Underway, { by, language, reason, at }: ExcuseLanguage, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, procedure.languages.late.excusedBy, 'ExcuseLanguage', standard) ?? ofLanguage(standard, 'ExcuseLanguage', language, true) ?? frozenOrEnded(standard, procedure, false, 'languages');
  if (refused) return refused;
  const version = standard.languages[language]!;
  if (version.mode !== 'parallel' || version.published) return refusals.nothingToExcuse(language);
  const said = written(reason);
  if (!said) return refusals.reasonMissing('ExcuseLanguage');
  if (version.late?.reason === said) return [];
  return [{ type: 'LanguageExcused', language, reason: said, at }];
}

/** Hands in the approval set of a language version: reviewed by its experts, on the base revision that stands. */
export function submitLanguage(standard: Underway, { by, language, at }: SubmitLanguage, procedure: Procedure): Outcome<StandardEvent> {
  const roles = procedure.languages.submittedBy;
  const refused = unlessEntitled(by, roles, 'SubmitLanguage', standard) ?? unlessFor(by, language, roles, 'SubmitLanguage') ?? ofLanguage(standard, 'SubmitLanguage', language, true) ?? frozenOrEnded(standard, procedure, false, 'languages');
  if (refused) return refused;
  const version = standard.languages[language]!;
  if (version.submittedOn) return [];
  const set = 'FL_SET';
  const unmet = [
    ...languageBehind(version, 'reviewed', standard, procedure),
    ...(procedure.documents[set] && !standard.documents[keyFor(set, language)]
      ? [{ code: 'DOCUMENT_MISSING', because: `The document ${keyFor(set, language)} has not been attached.`, remedy: `Attach ${keyFor(set, language)}.`, who: procedure.documents[set].by, facts: { document: set, language } }]
      : []),
  ];
  if (unmet.length > 0) return refusals.gatesShut(`submit:${language}`, unmet);
  return [{ type: 'LanguageSubmitted', language, on: today(at, procedure.zone), at }];
}

export function approveLanguage(standard: Underway, { by, language, at }: ApproveLanguage, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, procedure.languages.approvedBy, 'ApproveLanguage', standard) ?? ofLanguage(standard, 'ApproveLanguage', language, true) ?? frozenOrEnded(standard, procedure, false, 'languages');
  if (refused) return refused;
  const version = standard.languages[language]!;
  if (version.approved) return [];
  const unmet = [...languageBehind(version, 'reviewed', standard, procedure), ...languageNotSubmitted(version, false, procedure)];
  return unmet.length > 0 ? refusals.gatesShut(`approve:${language}`, unmet) : [{ type: 'LanguageApproved', language, at }];
}

/** A late version appears alone, under the base text's number, once it was handed in and approved. */
export function publishLanguage(standard: Underway, { by, language, announcedOn, at }: PublishLanguage, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, procedure.languages.approvedBy, 'PublishLanguage', standard) ?? ofLanguage(standard, 'PublishLanguage', language, true) ?? frozenOrEnded(standard, procedure, false, 'languages');
  if (refused) return refused;
  const version = standard.languages[language]!;
  if (!standard.publication) return refusals.basePublishedFirst();
  if (version.published?.revision === version.revision && version.published.baseRevision === version.baseRevision) {
    return version.published.on === announcedOn ? [] : refusals.alreadyPublished({ number: standard.publication.number, announcedOn: version.published.on, language });
  }
  // A language version is one of the published text: not of what the base text is on its way to, and not before it.
  const { revision: publishedRevision, announcedOn: publishedOn } = standard.publication;
  if (standard.text.revision !== publishedRevision) return refusals.basePublishedFirst({ revision: standard.text.revision, publishedRevision, publishedOn, announcedOn });
  const wrongDay = unlessAnnounced(announcedOn, publishedOn, at, procedure.zone);
  if (wrongDay) return wrongDay;
  const unmet = unmetForPublishing(version, standard, procedure);
  if (unmet.length > 0) return refusals.gatesShut(`publish:${language}`, unmet);
  const { revision, baseRevision } = version;
  return [{ type: 'LanguagePublished', language, revision, baseRevision, number: standard.publication.number, announcedOn, at }];
}

/** What a language version that appears on its own still lacks. */
export const unmetForPublishing = (version: LanguageVersion, standard: Underway, procedure: Procedure): readonly Unmet[] => [
  ...languageBehind(version, 'approved', standard, procedure),
  ...languageNotSubmitted(version, false, procedure),
];
