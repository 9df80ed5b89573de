import { closeConsultation } from '#lib/consultation';
import { isRefusal, msOf, type Outcome, joined } from '#lib/kernel';
import type { ReachDueDate, Supersede } from '../commands.js';
import { dueDates } from '../due-dates.js';
import type { StandardEvent } from '../events.js';
import { languageBehind, mustKeepStep } from '../language-gates.js';
import { today } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { refusals } from '../refusals.js';
import type { Underway } from '../standard.js';
import { counted } from './ballots.js';
import { unlessEntitled } from './entitled.js';
import { started } from './clock-events.js';
import { entering } from './move.js';

/**
 * What happens by itself when its instant has come. Fires once: what has fired is no longer among the due dates, so a
 * second wake-up, or one for a date that was moved meanwhile, decides nothing. Says how late it was.
 */
export function reachDueDate(standard: Underway, { key, dueAt, at }: ReachDueDate, procedure: Procedure): Outcome<StandardEvent> {
  const due = dueDates(standard).find((candidate) => candidate.key === key);
  if (!due || due.at !== dueAt || due.at > at) return [];
  const fired = { dueAt, lateMs: Math.max(0, msOf(at) - msOf(dueAt)), at };
  const [what = '', of = '', , days] = key.split(':');
  switch (what) {
    case 'consultation':
      return days === undefined
        ? closedLate(closeConsultation(standard.consultations[of], of, at), fired)
        : [{ type: 'ConsultationClosing', kind: of, daysLeft: Number(days), closesOn: standard.consultations[of]!.closesOn, ...fired }];
    case 'ballot':
      return closedLate(counted(standard, key.slice('ballot:'.length, -':close'.length), at, procedure), fired);
    case 'clock': {
      const clock = standard.clocks[of]!;
      if (days !== undefined) return [{ type: 'ClockWarned', clock: of, daysLeft: Number(days), dueOn: clock.dueOn, ...fired }];
      return lapsed(standard, of, fired, procedure);
    }
    case 'late': {
      const language = key.slice('late:'.length, key.lastIndexOf(':'));
      const day = Number(key.slice(key.lastIndexOf(':') + 1));
      const late = standard.languages[language]!.late!;
      const overdue = late.warnAt.every((warning) => warning.day <= day);
      const dueOn = late.dueOn!;
      return [overdue ? { type: 'LanguageOverdue', language, dueOn, ...fired } : { type: 'LanguageLate', language, day, dueOn, ...fired }];
    }
    case 'implementation':
      return intoForce(standard, fired, procedure);
    case 'review':
      return [{ type: 'ReviewWarned', daysLeft: Number(of), dueOn: standard.review!.dueOn, ...fired }];
  }
  return [];
}

/** A clock that ran out: what the procedure lets follow at once is another clock, or a move out. */
function lapsed(standard: Underway, id: string, fired: { dueAt: string; lateMs: number; at: string }, procedure: Procedure): Outcome<StandardEvent> {
  const { onLapse, dueOn } = standard.clocks[id]!;
  const move = procedure.moves.find(({ automatic, from }) => typeof automatic === 'object' && automatic.lapsed === id && from.includes(standard.stage));
  return joined<StandardEvent>(
    [{ type: 'ClockLapsed', clock: id, onLapse, dueOn, ...fired }],
    ...(procedure.clocks[id]?.lapseStarts ?? []).map((clock) => started(clock, dueOn, fired.at, procedure)),
    excusedByLapse(standard, id, fired.at, procedure),
    move ? entering(standard, move, {}, fired.at, procedure) : [],
  );
}

/** Where a translation has its time, a version that is not there when it is over no longer keeps the base text waiting: said, never silently. */
function excusedByLapse(standard: Underway, id: string, at: string, procedure: Procedure): StandardEvent[] {
  const kind = procedure.clocks[id];
  if (kind?.lapseExcuses !== 'languages') return [];
  const reason = kind.name[standard.text.language] ?? kind.name['en'] ?? id;
  return Object.values(standard.languages)
    .filter((version) => mustKeepStep(version) && !version.late && languageBehind(version, 'complete', standard, procedure).length > 0)
    .map(({ language }) => ({ type: 'LanguageExcused', language, reason, at }));
}

/** A closing that came by itself says, like every date that did, when it was due and how late it was. */
function closedLate(outcome: Outcome<StandardEvent>, { dueAt, lateMs }: { dueAt: string; lateMs: number }): Outcome<StandardEvent> {
  if (isRefusal(outcome)) return outcome;
  return outcome.map((event) => (event.type === 'BallotClosed' || event.type === 'ConsultationClosed' ? { ...event, dueAt, lateMs } : event));
}

function intoForce(standard: Underway, fired: { dueAt: string; lateMs: number; at: string }, procedure: Procedure): Outcome<StandardEvent> {
  const { number, implementsOn } = standard.publication!;
  const move = procedure.moves.find(({ automatic, from }) => automatic === 'implementation' && from.includes(standard.stage));
  return joined<StandardEvent>(
    [{ type: 'EnteredIntoForce', number, implementsOn, replaces: standard.replaces, ...(standard.replacedNumber ? { replacedNumber: standard.replacedNumber } : {}), ...fired }],
    move ? entering(standard, move, {}, fired.at, procedure) : [],
  );
}

/** The harmonized code of a withdrawn standard. */
const WITHDRAWN = '95.99';

/** The old text ends at the very instant the new one takes effect (Order 59 art. 35): `at` is the successor's. */
export function supersede(standard: Underway, { by, successor, number, at }: Supersede, procedure: Procedure): Outcome<StandardEvent> {
  const refused = unlessEntitled(by, ['system'], 'Supersede');
  if (refused) return refused;
  if (standard.endedOn) return [];
  if (!standard.publication) return refusals.basePublishedFirst();
  const withdrawn = Object.entries(procedure.stages).find(([, { terminal, code }]) => terminal && code === WITHDRAWN)?.[0] ?? standard.stage;
  return [{ type: 'StandardSuperseded', by: successor, number, stage: withdrawn, on: today(at, procedure.zone), at }];
}

