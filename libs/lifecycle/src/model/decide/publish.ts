import { daysBetween, type Instant, isGap, type LocalDate, type Outcome, plusDays, type Refusal, startOfDay, joined, type Zone } from '#lib/kernel';
import type { LanguageVersion } from '#lib/languages';
import type { MakeMove } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { languageBehind, mustKeepStep } from '../language-gates.js';
import { lateWithin, periodFrom, reviewEvery, reviewUntil, today, zoneOf } from '../periods.js';
import type { Move, Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';

/**
 * All or nothing: the number, the base text and every language version that moves with it, as one list of facts for one
 * commit. A version that was excused gets its ninety days from here (notice of 2019-11-26). With an amendment come the
 * versions that are out already, unless one planned for later has not caught up: that one follows on its own.
 * Announced between the day this stage was entered and today; implemented after that, on a day still to come or today.
 */
export function publication(standard: Underway, move: Move, { publication: given, at }: MakeMove, procedure: Procedure): Outcome<StandardEvent> {
  if (!given) return refusals.detailsMissing(move.id, ['number', 'announcedOn', 'implementsOn']);
  const { announcedOn, implementsOn } = given;
  const wrongDays = unlessAnnounced(announcedOn, today(standard.stageSince, procedure.zone), at, procedure.zone) ?? unlessAhead(implementsOn, announcedOn, at, procedure);
  if (wrongDays) return wrongDays;
  const amends = move.publishes === 'amendment' ? standard.publication : null;
  const number = amends?.number ?? given.number;
  const amendment = amends ? amends.amendment + 1 : 0;
  const isReady = (version: LanguageVersion) => languageBehind(version, 'reviewed', standard, procedure).length === 0;
  const withIt = (version: LanguageVersion) =>
    (mustKeepStep(version) && !version.late) || (version.mode === 'parallel' && version.submittedOn !== null && isReady(version)) || (amends !== null && version.published !== null && isReady(version));
  const together = Object.values(standard.languages).filter(withIt);
  const published: StandardEvent[] = [
    {
      type: 'StandardPublished',
      number,
      amendment,
      revision: standard.text.revision,
      announcedOn,
      implementsOn,
      takesEffectAt: startOfDay(implementsOn, procedure.zone),
      languages: together.map(({ language }) => language),
      at,
    },
    ...together.map(
      ({ language, revision, baseRevision }): StandardEvent => ({ type: 'LanguagePublished', language, revision, baseRevision, number, announcedOn, at }),
    ),
  ];
  if (amends) return published;
  const excused = Object.values(standard.languages).filter((version) => version.late);
  return joined<StandardEvent>(published, ...excused.map(({ language }) => languageDue(language, announcedOn, procedure, at)), reviewScheduled(announcedOn, procedure, at));
}

/** An announcement is a fact by the day it is recorded, and not older than what made it possible. */
export function unlessAnnounced(announcedOn: LocalDate, earliest: LocalDate, at: Instant, zone: Zone): Refusal | undefined {
  const latest = today(at, zone);
  return announcedOn < earliest || announcedOn > latest ? refusals.announcementOutOfRange(announcedOn, earliest, latest) : undefined;
}

/** Implementation follows announcement, and a day that has passed takes effect for nobody, unless publishing is all it takes. */
function unlessAhead(implementsOn: LocalDate, announcedOn: LocalDate, at: Instant, procedure: Procedure): Refusal | undefined {
  if (datesOutOfOrder(announcedOn, implementsOn, procedure)) return refusals.datesOutOfOrder(announcedOn, implementsOn);
  if (implementsOn === announcedOn) return undefined;
  const { zone } = procedure;
  return implementsOn < today(at, zone) ? refusals.implementationPast(implementsOn, today(at, zone)) : undefined;
}

/** Where a published standard is in force at once, the day of its announcement may be the day it takes effect. */
export const datesOutOfOrder = (announcedOn: LocalDate, implementsOn: LocalDate, { moves, stages }: Procedure): boolean => {
  const edition = moves.find(({ publishes }) => publishes === 'edition')!.to;
  return stages[edition]?.inForce ? implementsOn < announcedOn : implementsOn <= announcedOn;
};

/** The next periodic review: at the latest so many years on (Standardization Law art. 29; the start day is by design). */
export function reviewScheduled(from: LocalDate, procedure: Procedure, at: Instant): Outcome<StandardEvent> {
  const every = reviewEvery(procedure.review);
  const due = periodFrom(from, every, procedure);
  if (isGap(due)) return refusals.calendarYearUnknown(due);
  return [{ type: 'ReviewScheduled', ...reviewUntil(due.lastDay, procedure, at), at }];
}

/** A version that was excused is due so long after the announcement of the base text, and is asked for on the way. */
function languageDue(language: string, announcedOn: LocalDate, procedure: Procedure, at: Instant): Outcome<StandardEvent> {
  const { late } = procedure.languages;
  const within = lateWithin(late);
  const due = periodFrom(announcedOn, within, procedure);
  if (isGap(due)) return refusals.calendarYearUnknown(due);
  const warnAt = late.warnDays.map((day) => ({ day, at: startOfDay(plusDays(announcedOn, day), zoneOf(within, procedure)) })).filter((warning) => warning.at > at);
  return [{ type: 'LanguageDue', language, dueOn: due.lastDay, warnAt: [...warnAt, { day: daysBetween(announcedOn, due.lastDay), at: due.endsAt }], at }];
}
