import type { Instant, LoggedEvent } from '../../../api/standards';

/** A stage being entered. */
export interface Visit {
  readonly stage: string;
  readonly at: Instant;
  readonly actor: string;
  readonly returned: boolean;
}

/** Every time a stage was entered, by stage, in the order of the log. */
export function visitsIn(events: readonly LoggedEvent[]): ReadonlyMap<string, readonly Visit[]> {
  const entering = events.filter(({ type }) => type === 'StandardProposed' || type === 'StandardObserved' || type === 'StageObserved' || type === 'StageEntered' || type === 'StageReturned');
  return Map.groupBy(
    entering.map(({ type, at, actor, body }) => ({ stage: String(body['stage']), at, actor, returned: type === 'StageReturned' })),
    ({ stage }) => stage,
  );
}
