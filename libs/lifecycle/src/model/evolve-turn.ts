import { heldAtOf } from './migrate.js';
import type { Left, Underway } from './standard.js';
import type { TurnEvent } from './turn-events.js';

/** What is so after an item was held up, came back, went over to another procedure, or became others. */
export function evolveTurn(standard: Underway, event: TurnEvent): Underway {
  switch (event.type) {
    case 'StandardSuspended': {
      const { at, on, by, reason, standStill, clocks } = event;
      return {
        ...standard,
        suspended: { since: at, on, by, reason, standStill },
        clocks: changed(standard.clocks, clocks, (clock, stoppedOn) => ({ ...clock, state: 'paused', stoppedOn, pausedFor: reason, heldUp: true })),
      };
    }
    case 'StandardResumed':
      return {
        ...standard,
        suspended: null,
        clocks: changed(standard.clocks, event.clocks, ({ stoppedOn: _stoppedOn, pausedFor: _pausedFor, heldUp: _heldUp, ...clock }, runsOn) => ({ ...clock, ...runsOn, state: 'running' })),
        consultations: changed(standard.consultations, event.consultations, (held, later) => ({ ...held, ...later })),
        ballots: changed(standard.ballots, event.ballots, (ballot, closesAt) => ({ ...ballot, closesAt })),
        languages: changed(standard.languages, event.late, (version, longer) => (version.late ? { ...version, late: { ...version.late, ...longer } } : version)),
      };
    case 'StandardReinstated': {
      const { left: _left, ...back } = standard;
      const { stage, anew, reason, frozenBy, at } = event;
      return {
        ...back,
        stage,
        stageSince: at,
        arrivedBy: 'reinstate',
        arrivedWith: { reason },
        rounds: { ...standard.rounds, [stage]: (standard.rounds[stage] ?? 0) + 1 },
        documents: without(standard.documents, anew),
        tasks: without(standard.tasks, anew),
        returned: without(standard.returned, anew),
        // An exception was made for one period, not for the next one.
        overrides: without(standard.overrides, Object.values(standard.consultations).filter((held) => held.stage === stage).map(({ kind }) => `period:${kind}`)),
        // What was decided in an earlier round of this stage, or was still being voted on when it ended, is history: coming back asks again.
        ballots: without(standard.ballots, Object.values(standard.ballots).filter((ballot) => ballot.stage === stage || !ballot.tally).map(({ key }) => key)),
        frozen: frozenBy ? { since: at, clock: frozenBy } : null,
        endedOn: null,
        withdrawnOn: null,
      };
    }
    case 'TrackConverted': {
      const { to, stage, rounds, heldAt, ended, at, reason } = event;
      const held = heldAtOf(standard);
      return {
        ...standard,
        procedure: to,
        stage: stage.to,
        stageSince: at,
        arrivedBy: 'convert',
        arrivedWith: { reason },
        rounds,
        consultations: changed(standard.consultations, held.consultations, (one) => ({ ...one, stage: heldAt.consultations[one.kind] ?? one.stage })),
        ballots: changed(standard.ballots, held.ballots, (one) => ({ ...one, stage: heldAt.ballots[one.key] ?? one.stage })),
        clocks: without(standard.clocks, ended),
        migrated: null,
      };
    }
    case 'StandardSplit': {
      const became = { turn: 'split', standards: [...(standard.became?.standards ?? []), ...event.parts.map(({ id }) => id)], parts: [...(standard.became?.parts ?? []), ...event.parts] } as const;
      return event.stage === null ? { ...standard, became } : { ...ended(standard, event.stage, event, became.standards), became };
    }
    case 'StandardMerged':
      return { ...ended(standard, event.stage, event, [event.into]), became: { turn: 'merge', standards: [event.into] } };
  }
}

/** What an item leaves behind when it ends: enough to come back to. */
export function leaving({ stage, clocks, suspended, left }: Underway, continuedBy?: readonly string[]): { readonly left: Left; readonly suspended?: null } {
  // In an order of their own: that of the members of a state is another one once the state was kept.
  const standing = Object.keys(clocks).filter((id) => clocks[id]!.state !== 'stopped').sort();
  return { left: left ?? { stage, clocks: standing, ...(continuedBy ? { continuedBy } : {}) }, ...(suspended ? { suspended: null } : {}) };
}

function ended(standard: Underway, stage: string, { on, at }: { readonly on: string; readonly at: string }, continuedBy: readonly string[]): Underway {
  return {
    ...standard,
    ...leaving(standard, continuedBy),
    stage,
    stageSince: at,
    rounds: { ...standard.rounds, [stage]: (standard.rounds[stage] ?? 0) + 1 },
    frozen: null,
    review: null,
    endedOn: on,
    withdrawnOn: standard.publication ? on : null,
  };
}

// What is not touched stays the same object: only members that are other objects are written.

function changed<V, C>(record: Readonly<Record<string, V>>, changes: Readonly<Record<string, C>>, change: (value: V, by: C) => V): Readonly<Record<string, V>> {
  if (Object.keys(changes).length === 0) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, Object.hasOwn(changes, key) ? change(value, changes[key]!) : value]));
}

const without = <V>(record: Readonly<Record<string, V>>, keys: readonly string[]): Readonly<Record<string, V>> =>
  keys.some((key) => Object.hasOwn(record, key)) ? Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) : record;
