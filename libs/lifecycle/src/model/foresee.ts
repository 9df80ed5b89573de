import { type Actor, type Instant, isRefusal, type Refusal } from '#lib/kernel';
import { decide } from './decide.js';
import { SYSTEM } from './decide/entitled.js';
import { dueDates } from './due-dates.js';
import type { StandardEvent } from './events.js';
import { evolve } from './evolve.js';
import { assumedPublication } from './explain.js';
import type { Procedure } from './procedure.js';
import type { Underway } from './standard.js';

export interface Foreseen {
  readonly standard: Underway;
  readonly events: readonly StandardEvent[];
}

/** A law in which dates beget dates without end would be a mistake of the law, not of whoever asks. */
const MOST = 1000;

/**
 * How it will stand at an instant to come if nobody does anything: every date on the way takes effect, in order. Nothing is
 * kept. Ballots are left open: nobody can foresee a vote, and a count before its time would tell how others have voted.
 */
export function foresee(standard: Underway, procedure: Procedure, until: Instant): Foreseen {
  const events: StandardEvent[] = [];
  let present = standard;
  for (let fired = 0; fired < MOST; fired += 1) {
    const due = [...dueDates(present)].filter(({ key, at }) => at <= until && !key.startsWith('ballot:')).sort((a, b) => (a.at < b.at || (a.at === b.at && a.key < b.key) ? -1 : 1))[0];
    if (!due) break;
    const outcome = decide(present, { type: 'ReachDueDate', key: due.key, dueAt: due.at, by: SYSTEM, at: due.at }, procedure);
    if (isRefusal(outcome) || outcome.length === 0) break;
    events.push(...outcome);
    present = outcome.reduce<Underway>((before, event) => evolve(before, event) as Underway, present);
  }
  return { standard: present, events };
}

/** What would come of a move at an instant, asked by someone who may: its events, or why not. Facts that must come with it are assumed. */
export function foreseeMove(standard: Underway, procedure: Procedure, moveId: string, at: Instant): (Foreseen & { readonly assumed: Readonly<Record<string, string>> }) | Refusal {
  const move = procedure.moves.find(({ id }) => id === moveId);
  const by: Actor = { id: 'whoever may', roles: move?.by ?? ['authority'], languages: [] };
  const details = Object.fromEntries((move?.details ?? []).map((name) => [name, '…']));
  const publication = move?.publishes ? assumedPublication(standard, at, procedure) : undefined;
  const outcome = decide(standard, { type: 'MakeMove', move: moveId, details, ...(publication ? { publication } : {}), by, at }, procedure);
  if (isRefusal(outcome)) return outcome;
  const after = outcome.reduce<Underway>((before, event) => evolve(before, event) as Underway, standard);
  return { standard: after, events: outcome, assumed: { ...details, ...publication } };
}
