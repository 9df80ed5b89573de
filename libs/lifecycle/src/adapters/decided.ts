import { type Actor, Fault, type Instant, type Refusal, type Settled } from '#lib/kernel';
import type { Change, Recorded } from '../application/standards.js';
import type { StandardEvent } from '../model/events.js';
import { evolve } from '../model/evolve.js';
import type { Procedure } from '../model/procedure.js';
import { refusals } from '../model/refusals.js';
import type { Standard, Underway } from '../model/standard.js';
import { toldOf } from '../model/told.js';
import { bodyOf, hashOf, type Link } from './chain.js';
import { conditionOf, type DueRow, dueChanges, type RowChanges, type TaskRow, taskChanges } from './derived-rows.js';

/** A standard as it was read: what a decision starts from. */
export interface Loaded {
  readonly standard: Standard;
  readonly version: number;
  readonly head: string;
}

export interface WrittenEvent extends Link {
  readonly body: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly told: readonly string[];
}

/** Everything one decision writes, ready to be sent with others in one statement. */
export interface Decided {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly state: Underway;
  /** The members of the state that changed: all of them for a new standard. */
  readonly changed: Partial<Underway>;
  /** Nothing of the kept state stays: a member is gone, which merging would not take away. */
  readonly whole: boolean;
  /** Its procedure is another one from here on. */
  readonly repinned: boolean;
  readonly condition: string;
  readonly head: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly events: readonly WrittenEvent[];
  readonly reactions: readonly number[];
  readonly due: RowChanges<DueRow>;
  readonly tasks: RowChanges<TaskRow>;
  readonly standing: readonly { readonly person: string; readonly role: string }[];
  readonly change: Change;
  readonly recorded: readonly Recorded[];
}

/** Event types that ask something of another standard: a worker turns them into commands. */
const reactsTo: ReadonlySet<string> = new Set(['EnteredIntoForce']);

/** The number a published standard has taken the place of: claimed with its own, so that nobody else can. */
export const replacedBy = ({ publication, replacedNumber }: Underway): string | null => (publication ? (replacedNumber ?? null) : null);

/** Turns events into the rows of one commit. `lawOf` is the procedure a state is under: an event may have changed it. */
export function decidedRows(change: Change, loaded: Loaded, events: readonly StandardEvent[], lawBefore: Procedure, lawOf: (standard: Standard) => Procedure = () => lawBefore): Decided {
  const after = events.reduce(evolve, loaded.standard);
  const law = lawOf(after);
  let previous = loaded.head;
  const written: WrittenEvent[] = [];
  const standing: { person: string; role: string }[] = [];
  for (const event of events) {
    const body = bodyOf(event);
    const link = { standardId: change.standardId, position: loaded.version + written.length + 1, type: event.type, at: event.at, actor: change.by.id, body, previous };
    previous = hashOf(link);
    written.push({ ...link, hash: previous, told: toldOf(event, law) });
    if (event.type === 'StandardProposed') standing.push({ person: event.proposer, role: 'proposer' });
    if (event.type === 'CommentReceived') standing.push({ person: event.author, role: 'commenter' });
  }
  const underway = after as Underway;
  return {
    id: change.standardId,
    before: loaded.version,
    after: loaded.version + written.length,
    state: underway,
    ...changedMembers(loaded.standard, underway),
    repinned: loaded.standard.is === 'underway' && loaded.standard.procedure !== underway.procedure,
    condition: conditionOf(underway, law),
    head: previous,
    actor: change.by,
    at: change.at,
    events: written,
    reactions: written.filter(({ type }) => reactsTo.has(type)).map(({ position }) => position),
    due: dueChanges(loaded.standard, after),
    tasks: taskChanges({ standard: loaded.standard, law: lawBefore }, { standard: after, law }),
    standing,
    change,
    recorded: events.map((event, index) => ({ position: loaded.version + index + 1, type: event.type, at: event.at, body: event })),
  };
}

/** The rows of several standards that are written together; those for which nothing was decided are left out. */
export function decidedTogether(changes: readonly Change[], loaded: readonly Loaded[], outcomes: readonly (readonly StandardEvent[])[], law: Procedure, lawOf: (standard: Standard) => Procedure | undefined): readonly Decided[] {
  return changes.flatMap((change, i) => {
    const events = outcomes[i] ?? [];
    return events.length === 0 ? [] : [decidedRows({ ...change, procedure: law }, loaded[i]!, events, lawOf(loaded[i]!.standard) ?? law, (after) => lawOf(after) ?? law)];
  });
}

/**
 * The state is written as the difference: evolving keeps every member it does not touch, so what is the same object is
 * the same value. A large state then costs what changed of it.
 */
function changedMembers(before: Standard, after: Underway): Pick<Decided, 'changed' | 'whole'> {
  const was = before as Readonly<Record<string, unknown>>;
  const is = after as unknown as Readonly<Record<string, unknown>>;
  const isGone = (member: string) => is[member] === undefined && was[member] !== undefined;
  const whole = before.is === 'unproposed' || Object.keys(was).some(isGone);
  return { whole, changed: whole ? after : Object.fromEntries(Object.entries(is).filter(([member, value]) => value !== was[member])) };
}

export const done = (version: number, events: readonly Recorded[], replayed = false): Settled<Recorded> => ({ is: 'done', version, events, replayed });
export const refusedWith = (refusal: Refusal): Settled<Recorded> => ({ is: 'refused', refusal });
export const busy = () => new Fault('STANDARD_BUSY', 'Others kept changing this standard at the same moment.', 'Try again.');

/** The checks every command passes before it is asked: the expected version, and a procedure to decide under. */
export function unlessReady(change: Change, loaded: Loaded, procedure: Procedure | undefined): Refusal | undefined {
  if (loaded.standard.is === 'unproposed' && !change.procedure) return refusals.standardUnknown();
  if (change.ifVersion !== undefined && change.ifVersion !== loaded.version) return refusals.staleVersion(change.ifVersion, loaded.version);
  if (!procedure) return refusals.procedureUnknown();
  return undefined;
}
