import { isLocalDate } from '#lib/kernel';
import { lateWithin, lengthInDays, lengthOf } from '../periods.js';
import type { Procedure } from '../procedure.js';
import { error, type Problem, warning } from './problem.js';
import { reachable, waysOf } from './ways.js';
import { isZone } from './zones.js';

/** Days are real days in a real zone; what starts to run is stopped, and what freezes can be thawed. */
export function checkPeriods(procedure: Procedure): readonly Problem[] {
  const problems: Problem[] = [];
  const { moves, clocks, stages, languages, zone, validFrom } = procedure;
  if (!isLocalDate(validFrom)) problems.push(error('DATE_INVALID', ['validFrom'], `"${validFrom}" is not a day of the calendar.`, 'Write it as YYYY-MM-DD.'));
  if (!isZone(zone)) problems.push(error('ZONE_UNKNOWN', ['zone'], `There is no time zone "${zone}".`, 'Use an IANA name, e.g. Asia/Shanghai.'));

  const ways = waysOf(procedure);
  for (const [id, { onLapse, extension, lapseStarts }] of Object.entries(clocks)) {
    const path = ['clocks', id];
    const starting = moves.filter(({ starts }) => starts?.includes(id));
    const after = Object.values(clocks).some(({ lapseStarts }) => lapseStarts?.includes(id));
    // Ending an item stops every clock by itself; what is asked for here is that work can be finished in time, unless the end is the point.
    const ends = moves.some(({ automatic }) => typeof automatic === 'object' && automatic.lapsed === id);
    const stopping = moves.filter(({ stops, to }) => stops?.includes(id) && !stages[to]?.terminal);
    if (starting.length === 0 && !after) problems.push(warning('CLOCK_NEVER_STARTS', path, `Nothing starts the clock "${id}".`, 'Let a move or a lapse start it, or take it out.'));
    else if (!ends && starting.some(({ to }) => !stopping.some(({ from }) => from.some((stage) => reachable(ways, to).has(stage))))) {
      problems.push(error('CLOCK_NEVER_STOPS', path, `The clock "${id}" starts, and no move after that stops it.`, 'Let the move that meets the period stop it.'));
    }
    if (onLapse === 'freeze' && !extension && !moves.some(({ evenFrozen }) => evenFrozen)) {
      problems.push(error('FREEZE_WITHOUT_WAY_OUT', path, `When "${id}" runs out the item is frozen for good.`, 'Allow an extension, or mark a move `evenFrozen`.'));
    }
    if (extension?.afterLapse && !lapseStarts) {
      problems.push(error('NOTHING_AFTER_LAPSE', [...path, 'extension', 'afterLapse'], `More time may be asked for after "${id}" has run out, and nothing runs then to ask it in.`, 'Let its lapse start a clock (`lapseStarts`), or take `afterLapse` out.'));
    }
  }
  const within = lateWithin(languages.late);
  languages.late.warnDays.forEach((day, i) => {
    if (day >= lengthInDays(within)) {
      problems.push(error('LATE_WARNING_AFTER_END', ['languages', 'late', 'warnDays', i], `A warning on day ${day} comes after the ${lengthOf(within)} are over.`, 'Warn before they are.'));
    }
  });
  return problems;
}
