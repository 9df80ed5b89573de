import { dateIn, daysBetween, type Instant, isRefusal, type LocalDate, type Outcome, plusDays } from '#lib/kernel';
import { exceptionsHere, type PossibleException } from './exceptions.js';
import { calendarGaps } from './calendar-gaps.js';
import { entering } from './decide/move.js';
import { publication } from './decide/publish.js';
import { type DueDate, dueDay } from './due-dates.js';
import type { StandardEvent } from './events.js';
import { holdersOf, type Next, nextFor, type PossibleMove } from './next.js';
import type { Move, Names, Procedure } from './procedure.js';
import type { Underway } from './standard.js';
import { toldOf } from './told.js';

/** A period as a reader sees it: its days are those of the procedure's zone. Negative days left: so many days over. */
export interface Period {
  readonly clock: string;
  readonly name: Names;
  readonly state: 'running' | 'stopped' | 'paused' | 'lapsed';
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly daysLeft: number;
  readonly onLapse: 'freeze' | 'escalate';
}

/** Who must be told of what: the roles in the order of the law; of an event about one language, which. */
export interface Telling {
  readonly event: StandardEvent['type'];
  readonly roles: readonly string[];
  readonly language: string | null;
}

export interface ExplainedMove extends PossibleMove {
  /** The period that this move would meet. */
  readonly due: { readonly clock: string; readonly dueOn: LocalDate; readonly daysLeft: number } | null;
  /** What would then be told. */
  readonly telling: readonly Telling[];
}

export interface Explained extends Next {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly stageSince: Instant;
  /** Whole days; the day of arrival is not counted. */
  readonly daysAtStage: number;
  readonly clocks: readonly Period[];
  /** Periods the law words with "generally": what an exception takes, and the one that is on record. */
  readonly exceptions: readonly PossibleException[];
  readonly moves: readonly ExplainedMove[];
  readonly dueDates: readonly (DueDate & { readonly on: LocalDate; readonly daysLeft: number })[];
}

/** `next`, as it is at this instant: how long it has been here, how long is left, and what each move would set off. */
export function explain(standard: Underway, procedure: Procedure, at: Instant): Explained {
  const { zone } = procedure;
  const on = dateIn(at, zone);
  const next = nextFor(standard, procedure);
  const clocks = Object.entries(standard.clocks)
    // One that had stopped before the item came under this law may have no name in it.
    .filter(([clock]) => procedure.clocks[clock] !== undefined)
    .map(([clock, { state, startedOn, dueOn, onLapse }]): Period => ({ clock, name: procedure.clocks[clock]!.name, state, startedOn, dueOn, daysLeft: daysBetween(on, dueOn), onLapse }));
  const moves = next.moves.map((possible): ExplainedMove => {
    const move = procedure.moves.find(({ id }) => id === possible.move)!;
    const outcomes = consequences(standard, move, at, procedure);
    const gaps = calendarGaps(outcomes, possible.unmet, standard, at, procedure);
    const telling = tellingOf(outcomes.flatMap((answer) => (isRefusal(answer) ? [] : answer)), procedure);
    return { ...possible, open: possible.open && gaps.length === 0, unmet: [...possible.unmet, ...gaps], due: dueOf(possible, move, clocks), telling };
  });
  return {
    ...next,
    holders: holdersOf(standard, moves, procedure),
    at,
    on,
    stageSince: standard.stageSince,
    daysAtStage: daysBetween(dateIn(standard.stageSince, zone), on),
    clocks,
    exceptions: exceptionsHere(standard, procedure),
    moves,
    dueDates: next.dueDates.map((due) => {
      const day = dueDay(due.key, due.at, due.facts, zone);
      return { ...due, on: day, daysLeft: daysBetween(on, day) };
    }),
  };
}

/** A move is due when the period ends that it stops; the way on, when the first period ends that runs. */
function dueOf({ onward }: PossibleMove, { stops = [] }: Move, clocks: readonly Period[]): ExplainedMove['due'] {
  const running = clocks.filter(({ state }) => state === 'running').sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const due = running.find(({ clock }) => onward && stops.includes(clock)) ?? (onward ? running[0] : undefined);
  return due ? { clock: due.clock, dueOn: due.dueOn, daysLeft: due.daysLeft } : null;
}

/** What would be so at once if the move were made now, whatever keeps it shut. */
function consequences(standard: Underway, move: Move, at: Instant, procedure: Procedure): readonly Outcome<StandardEvent>[] {
  const made = move.publishes ? publication(standard, move, { type: 'MakeMove', move: move.id, details: {}, publication: assumedPublication(standard, at, procedure), by: { id: '', roles: [], languages: [] }, at }, procedure) : [];
  return [made, entering(standard, move, {}, at, procedure)];
}

/** The earliest days a publication could have: announced today, in force tomorrow. */
export function assumedPublication(standard: Underway, at: Instant, { zone, series }: Procedure): { readonly number: string; readonly announcedOn: LocalDate; readonly implementsOn: LocalDate } {
  const on = dateIn(at, zone);
  return { number: standard.publication?.number ?? `${series} …`, announcedOn: on, implementsOn: plusDays(on, 1) };
}

/** Each kind of event once per language; events that nobody is told of are left out. */
export function tellingOf(events: readonly StandardEvent[], procedure: Procedure): readonly Telling[] {
  const telling = new Map<string, Telling>();
  for (const event of events) {
    const language = 'language' in event && typeof event.language === 'string' ? event.language : null;
    const roles = toldOf(event, procedure);
    if (roles.length > 0) telling.set(`${event.type}:${language ?? ''}`, { event: event.type, roles, language });
  }
  return [...telling.values()];
}
