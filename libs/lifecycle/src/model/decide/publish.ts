import { endOfDay, type Instant, type LocalDate, type Outcome, plusDays, plusMonths, type Refusal, startOfDay, type Zone } from '#lib/kernel';
import type { LanguageVersion } from '#lib/languages';
import type { MakeMove } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { languageBehind, mustKeepStep } from '../language-gates.js';
import { today } from '../periods.js';
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
  const { late } = procedure.languages;
  return [
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
    ...(amends ? [] : Object.values(standard.languages))
      .filter((version) => version.late)
      .map(
        ({ language }): StandardEvent => ({
          type: 'LanguageDue',
          language,
          dueOn: plusDays(announcedOn, late.days),
          warnAt: [
            ...late.warnDays.map((day) => ({ day, at: startOfDay(plusDays(announcedOn, day), procedure.zone) })).filter((warning) => warning.at > at),
            { day: late.days, at: endOfDay(plusDays(announcedOn, late.days), procedure.zone) },
          ],
          at,
        }),
      ),
    ...(amends ? [] : [reviewScheduled(announcedOn, procedure, at)]),
  ];
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
export function reviewScheduled(from: LocalDate, procedure: Procedure, at: Instant): StandardEvent {
  const { years, warnDays } = procedure.review;
  const dueOn = plusMonths(from, years * 12);
  return {
    type: 'ReviewScheduled',
    dueOn,
    warnAt: warnDays.map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(dueOn, -daysLeft), procedure.zone) })).filter((warning) => warning.at > at),
    dueAt: endOfDay(dueOn, procedure.zone),
    at,
  };
}
