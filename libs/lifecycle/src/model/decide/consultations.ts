import { disposeComments, lodgeComment } from '#lib/consultation';
import { endOfDay, isGap, type Outcome, plusDays, startOfDay } from '#lib/kernel';
import type { DisposeComments, LodgeComment, OpenConsultation } from '../commands.js';
import type { StandardEvent } from '../events.js';
import { exceptionTo } from '../exceptions.js';
import { isOfThisRound } from '../gates.js';
import { languageBehind, languagesInStep, mustKeepStep } from '../language-gates.js';
import { named } from '../named.js';
import { isNoticeDueAgain } from '../patents.js';
import { minimumOf, periodFrom, today, zoneOf } from '../periods.js';
import { each, revisionsOf, unmetOfText } from '../present-text.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { unlessEntitled } from './entitled.js';
import { frozenOrEnded } from './move.js';

/** Opens a window for comments. The legal minimum is counted in calendar days, the day of opening not among them. */
export function openConsultation(standard: Underway, command: OpenConsultation, procedure: Procedure): Outcome<StandardEvent> {
  const { kind, closesOn, at } = command;
  const law = named(procedure.consultations, kind);
  if (!law) return refusals.consultationKindUnknown(kind);
  const refused = unlessEntitled(command.by, law.openedBy, `OpenConsultation ${kind}`, standard) ?? frozenOrEnded(standard, procedure);
  if (refused) return refused;
  if (!law.stages.includes(standard.stage)) return refusals.notHere(kind, standard.stage, law.stages);
  const held = standard.consultations[kind];
  const ofThisRound = isOfThisRound(standard, kind);
  const again = held?.closed && isNoticeDueAgain(kind, standard, procedure);
  if (held && !again && (ofThisRound || !held.closed)) return ofThisRound && held.closesOn === closesOn ? [] : refusals.consultationHeld(kind);
  const minimum = minimumOf(law);
  const zone = zoneOf(minimum, procedure);
  const opensOn = today(at, zone);
  const shortest = periodFrom(opensOn, minimum, procedure);
  if (isGap(shortest)) return refusals.calendarYearUnknown(shortest);
  // An exception lets it be shorter, and where it names a day, until then at least.
  const exception = standard.overrides[`period:${kind}`];
  const earliest = exception?.until ?? shortest.lastDay;
  if (closesOn <= opensOn || (closesOn < earliest && !(exception && !exception.until))) return refusals.periodTooShort(kind, closesOn, earliest, minimum, exception ? [] : exceptionTo(`period:${kind}`, procedure));
  // The text may have been revised since the stage was entered: what is laid out is what the stage was opened for, in step.
  const behind = law.inLanguages ? each([...unmetOfText(standard, procedure), ...languagesInStep({ level: 'complete', orExcused: true }, standard, procedure)]) : [];
  if (behind.length > 0) return refusals.gatesShut(`consultation:${kind}`, behind);
  const languages = [standard.text.language, ...(law.inLanguages ? laidOut(standard, procedure) : [])];
  return [
    {
      type: 'ConsultationOpened',
      kind,
      stage: standard.stage,
      round: standard.rounds[standard.stage] ?? 1,
      revision: standard.text.revision,
      opensOn,
      closesOn,
      closesAt: endOfDay(closesOn, zone),
      languages,
      ...(standard.text.revision > 0 ? { texts: revisionsOf(standard, languages) } : {}),
      warnAt: law.warnDays
        .map((daysLeft) => ({ daysLeft, at: startOfDay(plusDays(closesOn, 1 - daysLeft), zone) }))
        .filter((warning) => warning.at > at),
      at,
    },
  ];
}

export function lodge(standard: Underway, command: LodgeComment, procedure: Procedure): Outcome<StandardEvent> {
  const { type: _type, by, kind, at, ...comment } = command;
  const law = named(procedure.consultations, kind);
  const refused = (law && law.commentBy !== 'anyone-signed-in' ? unlessEntitled(by, law.commentBy, `LodgeComment ${kind}`, standard) : undefined) ?? frozenOrEnded(standard, procedure, false, 'consultations');
  return refused ?? lodgeComment(named(standard.consultations, kind), kind, standard.comments + 1, { ...comment, author: by.id, at });
}

export function dispose(standard: Underway, { by, dispositions, at }: DisposeComments, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, ['drafter', 'secretary', 'authority'], 'DisposeComments', standard) ?? frozenOrEnded(standard, procedure, false, 'consultations');
  return refused ?? disposeComments(Object.values(standard.consultations), standard.comments, dispositions, { by: by.id, at });
}

/** Language versions laid out beside the base text: those it waits for, and others that are in step already. */
const laidOut = (standard: Underway, procedure: Procedure): readonly string[] =>
  Object.values(standard.languages)
    .filter((version) => !version.late && (mustKeepStep(version) || (version.mode === 'parallel' && languageBehind(version, 'complete', standard, procedure).length === 0)))
    .map(({ language }) => language);
