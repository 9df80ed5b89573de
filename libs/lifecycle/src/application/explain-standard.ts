import { Injectable } from '@nestjs/common';
import { Clock, dateIn, type Instant, isRefusal, type Refusal, startOfDay } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';
import { explain, type Explained, type Telling, tellingOf } from '../model/explain.js';
import { foresee, foreseeMove } from '../model/foresee.js';
import { tasksOf } from '../model/next.js';
import { refusals } from '../model/refusals.js';
import { Procedures } from './procedures.js';
import { type OpenTask, StandardQueries } from './standard-queries.js';

/** What if: it were that day (or instant) already, and nobody had done anything; someone made this move then. */
export interface WhatIf {
  readonly at?: string | undefined;
  readonly move?: string | undefined;
}

export interface ExplainedStandard extends Explained {
  readonly id: string;
  readonly version: number;
  readonly committee: string;
  readonly proposer: string;
  readonly tasks: readonly OpenTask[];
  /** Null when the question was how it is now. */
  readonly whatIf: {
    /** What would have happened by itself until then, and by the move. */
    readonly events: readonly StandardEvent[];
    readonly telling: readonly Telling[];
    readonly move: string | null;
    /** Why the move would not be made; the rest of the answer is then what it would be without it. */
    readonly refused: Refusal | null;
    readonly assumed: Readonly<Record<string, string>>;
  } | null;
}

/** Explains one standard, now or as it would be. Only ever reads. */
@Injectable()
export class ExplainStandard {
  constructor(
    private readonly queries: StandardQueries,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** Refuses `STANDARD_UNKNOWN`, and `WHAT_IF_PAST` for a day that is over. A day is asked about as it begins in the procedure's zone. */
  async explain(id: string, { at, move }: WhatIf = {}): Promise<ExplainedStandard | Refusal> {
    const found = await this.queries.one(id);
    const procedure = found && (await this.procedures.find(found.procedure.id, found.procedure.version));
    if (!found || !procedure) return refusals.standardUnknown();
    const { state, version, committee } = found;
    const about = { id, version, committee, proposer: state.proposer };
    const now = this.clock.now();
    if (at === undefined && move === undefined) return { ...about, ...explain(state, procedure, now), tasks: await this.queries.tasksOn(id), whatIf: null };

    const asked = at === undefined ? now : /^\d{4}-\d{2}-\d{2}$/.test(at) ? startOfDay(at, procedure.zone) : at;
    // Today has begun, and is no less to be asked about for that.
    if (asked < startOfDay(dateIn(now, procedure.zone), procedure.zone)) return refusals.whatIfPast(asked, now);
    const then: Instant = asked < now ? now : asked;
    const foreseen = foresee(state, procedure, then);
    const made = move === undefined ? undefined : foreseeMove(foreseen.standard, procedure, move, then);
    const refused = made && isRefusal(made) ? made : null;
    const after = made && !isRefusal(made) ? made : undefined;
    const events = [...foreseen.events, ...(after?.events ?? [])];
    const standard = after?.standard ?? foreseen.standard;
    const tasks = tasksOf(standard, procedure).map((task) => ({ ...task, standardId: id, openedAt: then }));
    return { ...about, ...explain(standard, procedure, then), tasks, whatIf: { events, telling: tellingOf(events, procedure), move: move ?? null, refused, assumed: after?.assumed ?? {} } };
  }
}
