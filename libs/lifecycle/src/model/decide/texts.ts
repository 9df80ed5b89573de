import { isRefusal, type Outcome } from '#lib/kernel';
import type { ConfirmRevision, ReviseLanguage, ReviseText } from '../commands.js';
import type { StandardEvent } from '../events.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled, unlessFor } from './entitled.js';
import { ofLanguage } from './languages.js';
import { frozenOrEnded } from './move.js';

/**
 * A new revision of the base text. What people have been asked to comment or to vote on stays as it is until they are
 * done; what each language version then lacks is recorded with the revision, so no gate can see one without the other.
 */
export function reviseText(standard: Underway, command: ReviseText, procedure: Procedure): Outcome<StandardEvent> {
  const { type: _type, by, comeAndGo = [], ...revised } = command;
  const refused = unlessEntitled(by, procedure.textRevisedBy, 'ReviseText', standard) ?? frozenOrEnded(standard, procedure);
  if (refused) return refused;
  if (!procedure.stages[standard.stage]?.textOpen) return refusals.textClosed(standard.stage);
  if (revised.hash === standard.text.hash && revised.label === standard.text.label) return [];
  const laidOut = laidOutIn(null, standard, procedure);
  if (laidOut) return refusals.textLaidOut(laidOut);
  if (revised.revision !== standard.text.revision + 1) return refusals.textMoved(standard.text.revision);
  // Laying out the same wording under another label changes nothing for anyone.
  const reworded = revised.hash !== standard.text.hash;
  const changeClass = reworded ? revised.changeClass : 'editorial';
  const { added, removed } = revised.units;
  if (reworded && changeClass === 'editorial' && added + removed > 0) return refusals.changeNotEditorial(added, removed, comeAndGo);
  const awaits = reworded && changeClass === 'editorial' && votesStanding(standard, procedure).length > 0;
  return [{ type: 'TextRevised', ...revised, changeClass, by: by.id, ...(awaits ? { awaitsConfirmation: true as const } : {}) }];
}

/**
 * What was voted on was changed by someone who says it is only editing. Those who put such questions to the vote say so
 * as well, of the text as it stands and not of wording of their own; until then the vote does not count for it.
 */
export function confirmRevision(standard: Underway, { revision, by, at }: ConfirmRevision, procedure: Procedure): Outcome<StandardEvent> {
  const roles = [...new Set(Object.values(procedure.ballots).flatMap(({ aboutText, openedBy }) => (aboutText ? openedBy : [])))];
  const refused = unlessEntitled(by, roles, 'ConfirmRevision', standard) ?? frozenOrEnded(standard, procedure);
  if (refused) return refused;
  if (revision !== standard.text.revision) return refusals.textMoved(standard.text.revision);
  const { unconfirmed } = standard.text;
  if (!unconfirmed) return [];
  if (unconfirmed.by.includes(by.id)) return refusals.ownChange(unconfirmed.revision, roles);
  return [{ type: 'RevisionConfirmed', revision, by: by.id, at }];
}

/** Votes about the text that passed, and that no change of substance has overtaken. */
const votesStanding = ({ ballots, text }: Underway, procedure: Procedure) =>
  Object.values(ballots).filter(({ question, tally, revision }) => tally?.passed && procedure.ballots[question]?.aboutText && revision >= text.lastSubstantive);

/**
 * A new revision of a language version, measured against the base text as it is now. Like the base text it stays as it is
 * while it is laid out for comment, or while its experts vote on it.
 */
export function reviseLanguage(standard: Underway, command: ReviseLanguage, procedure: Procedure): Outcome<StandardEvent> {
  const { type: _type, by, ...revised } = command;
  const { language } = command;
  const roles = procedure.languages.revisedBy;
  const refused = unlessEntitled(by, roles, 'ReviseLanguage', standard) ?? unlessFor(by, language, roles, 'ReviseLanguage') ?? ofLanguage(standard, 'ReviseLanguage', language, true) ?? frozenOrEnded(standard, procedure, false, 'languages');
  if (isRefusal(refused)) return refused;
  const version = standard.languages[language]!;
  if (revised.hash === version.hash && revised.baseRevision === version.baseRevision && version.lag.stale === revised.lag.stale && version.lag.missing === revised.lag.missing) return [];
  const laidOut = laidOutIn(language, standard, procedure);
  if (laidOut) return refusals.textLaidOut(laidOut);
  if (revised.baseRevision !== standard.text.revision) return refusals.textMoved(standard.text.revision);
  if (revised.revision !== version.revision + 1) return refusals.textMoved(version.revision);
  return [{ type: 'LanguageRevised', ...revised }];
}

/** What the base text (null) or a language version is laid out for at present: a consultation, or a vote on its wording. */
function laidOutIn(language: string | null, standard: Underway, procedure: Procedure): string | undefined {
  const commented = Object.values(standard.consultations).find(({ closed, kind, languages }) => !closed && procedure.consultations[kind]?.inLanguages && languages.includes(language ?? standard.text.language));
  const votedOn = Object.values(standard.ballots).find((ballot) => !ballot.tally && (language === null ? procedure.ballots[ballot.question]?.aboutText : ballot.language === language));
  return commented?.kind ?? votedOn?.key;
}
