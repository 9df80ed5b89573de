import { type Calendars, needsCalendar, type Period } from '#lib/kernel';
import { lengthInDays, limitOf, periodsOf, units } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { error, type Problem } from './problem.js';
import { isZone } from './zones.js';

/** Every period has one length, in a zone that exists, and asks only calendars that can answer. */
export function checkLengths(procedure: Procedure, calendars: Calendars): readonly Problem[] {
  return [...saidOnce(procedure), ...periodsOf(procedure).flatMap(([path, period]) => checkPeriod(path, period, calendars)), ...unforeseeable(procedure)];
}

function checkPeriod(path: readonly string[], period: Period, calendars: Calendars): readonly Problem[] {
  const problems: Problem[] = [];
  const lengths = units.filter((unit) => period[unit] !== undefined);
  if (lengths.length !== 1) problems.push(error('PERIOD_NOT_ONCE', path, `This period has ${lengths.length === 0 ? 'no length' : lengths.join(' and ')}.`, `Give one of: ${units.join(', ')}.`));
  if (period.zone !== undefined && !isZone(period.zone)) problems.push(error('ZONE_UNKNOWN', [...path, 'zone'], `There is no time zone "${period.zone}".`, 'Use an IANA name, e.g. Asia/Shanghai.'));
  if (period.calendar !== undefined && !Object.hasOwn(calendars, period.calendar)) {
    problems.push(error('CALENDAR_UNKNOWN', [...path, 'calendar'], `There is no calendar "${period.calendar}".`, `Use one of: ${Object.keys(calendars).join(', ') || 'none is known'}.`));
  }
  if (!needsCalendar(period)) return problems;
  if (period.calendar === undefined) problems.push(error('CALENDAR_UNKNOWN', path, 'This period asks which days are worked, and no calendar says so.', 'Name the calendar.'));
  if (lengthInDays(period) > LONGEST_FORESEEN) {
    problems.push(error('PERIOD_OUTRUNS_CALENDAR', path, 'Days off are announced for the year to come, and this period always ends later.', 'Count it in calendar days, and let its end stay where it falls.'));
  }
  return problems;
}

/** A number, or a period: not both, nor neither. */
function saidOnce({ consultations, clocks, languages, review }: Procedure): readonly Problem[] {
  const once = (path: readonly string[], short: string, long: string, of: object): readonly Problem[] => {
    const given = [short, long].filter((name) => Object.hasOwn(of, name));
    return given.length === 1 ? [] : [error('PERIOD_NOT_ONCE', path, `The length is ${given.length === 0 ? 'not given' : 'given twice'}.`, `Give either ${short} or ${long}.`)];
  };
  return [
    ...Object.entries(consultations).flatMap(([id, kind]) => once(['consultations', id], 'minimumDays', 'minimum', kind)),
    ...Object.entries(clocks).flatMap(([id, kind]) => [
      ...once(['clocks', id], 'months', 'limit', kind),
      ...(kind.extension ? once(['clocks', id, 'extension'], 'askBeforeDays', 'askBefore', kind.extension) : []),
    ]),
    ...once(['languages', 'late'], 'days', 'within', languages.late),
    ...once(['review'], 'years', 'every', review),
  ];
}

/** What happens by itself cannot be refused for want of a year. */
function unforeseeable({ moves, clocks }: Procedure): readonly Problem[] {
  const afterLapse = Object.entries(clocks).flatMap(([id, { lapseStarts = [] }]) =>
    lapseStarts.flatMap((clock, j) => (clocks[clock] && needsCalendar(limitOf(clocks[clock])) ? [error('AUTOMATIC_MOVE_ASKS', ['clocks', id, 'lapseStarts', j], `The clock "${clock}" asks a calendar, and what starts by itself cannot wait for its year.`, 'Count it in calendar days.')] : [])),
  );
  const ofMoves = moves.flatMap(({ automatic, starts = [] }, i) =>
    starts
      .map((clock, j) => ({ kind: clocks[clock], clock, j }))
      .filter(({ kind }) => automatic && kind && needsCalendar(limitOf(kind)))
      .map(({ clock, j }) => error('AUTOMATIC_MOVE_ASKS', ['moves', i, 'starts', j], `The clock "${clock}" asks a calendar, and a move that comes by itself cannot wait for its year.`, 'Count it in calendar days.')),
  );
  return [...afterLapse, ...ofMoves];
}

/** About a year: what a calendar announced for the year to come can answer at any time. */
const LONGEST_FORESEEN = 366;
