import { isRefusal, type Settled } from '#lib/kernel';
import { Procedures } from '../application/procedures.js';
import type { LoggedEvent } from '../application/standard-queries.js';
import { type Ask, type Change, type Prepared, type PreparedTogether, type Recorded, Standards, type Tx } from '../application/standards.js';
import type { Procedure } from '../model/procedure.js';
import { refusals } from '../model/refusals.js';
import type { Standard, Underway } from '../model/standard.js';
import { normalNumber } from '../model/standard-number.js';
import { eventFrom, GENESIS } from './chain.js';
import { busy, type Decided, decidedRows, decidedTogether, done, type Loaded, refusedWith, replacedBy, unlessReady } from './decided.js';
import type { DueRow, TaskRow } from './derived-rows.js';

const TRIES = 24;

/** One standard with everything that is kept of it. */
export interface MemoryStandard {
  readonly state: Underway;
  readonly version: number;
  readonly head: string;
  readonly events: readonly LoggedEvent[];
  readonly due: ReadonlyMap<string, DueRow>;
  readonly tasks: ReadonlyMap<string, TaskRow>;
  readonly work: readonly { readonly kind: string; readonly position: number; readonly roles: readonly string[] }[];
  readonly standing: ReadonlySet<string>;
}

interface MemoryReceipt {
  readonly request: string;
  readonly standardId: string;
  readonly before: number;
  readonly after: number;
}

/** What two stores share, as two processes share a database. */
export class MemoryRecords {
  readonly standards = new Map<string, MemoryStandard>();
  readonly receipts = new Map<string, MemoryReceipt>();
}

/** Writes that belong to a decision: done when it is kept, forgotten when it is not. */
export class MemoryTx {
  private readonly writes: (() => void)[] = [];

  write(write: () => void): void {
    this.writes.push(write);
  }

  commit(): void {
    for (const write of this.writes) write();
  }
}

/** Standards in memory: what specs of handlers run on, under the same contract as PostgreSQL. */
export class MemoryStandards extends Standards {
  constructor(
    private readonly procedures: Procedures,
    readonly records: MemoryRecords = new MemoryRecords(),
  ) {
    super();
  }

  async change(change: Change, ask: Ask): Promise<Settled<Recorded>> {
    const loaded = this.read(change.standardId);
    const procedure = this.procedureFor(loaded.standard, change);
    const answered = this.answered(change, loaded, procedure);
    if (answered) return answered;
    const rows = this.decide(change, ask, loaded, procedure!);
    return 'is' in rows ? rows : this.keep(rows);
  }

  async changeWith(change: Change, prepare: (standard: Standard, procedure: Procedure, tx: Tx) => Promise<Prepared>): Promise<Settled<Recorded>> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const loaded = this.read(change.standardId);
      const procedure = this.procedureFor(loaded.standard, change);
      const answered = this.answered(change, loaded, procedure);
      if (answered) return answered;
      const tx = new MemoryTx();
      const { ask, alongside } = await prepare(loaded.standard, procedure!, tx as unknown as Tx);
      const rows = this.decide(change, ask, loaded, procedure!);
      if ('is' in rows) return rows;
      await alongside?.();
      if (this.read(change.standardId).version !== loaded.version) continue;
      const settled = this.keep(rows);
      if (settled.is === 'done') tx.commit();
      return settled;
    }
    throw busy();
  }

  async changeTogether(changes: readonly Change[], prepare: (standards: readonly { readonly standard: Standard; readonly procedure: Procedure }[], tx: Tx) => Promise<PreparedTogether>): Promise<Settled<Recorded>> {
    const [lead] = changes as readonly [Change];
    for (let tries = 0; tries < TRIES; tries += 1) {
      const all = changes.map(({ standardId }) => this.read(standardId));
      const law = this.procedureFor(all[0]!.standard);
      const answered = this.answered(lead, all[0]!, law);
      if (answered) return answered;
      const tx = new MemoryTx();
      const { outcomes, alongside } = await prepare(all.map(({ standard }) => ({ standard, procedure: this.procedureFor(standard) ?? law! })), tx as unknown as Tx);
      if (isRefusal(outcomes)) return refusedWith(outcomes);
      const rows = decidedTogether(changes, all, outcomes, law!, (standard) => this.procedureFor(standard));
      await alongside?.();
      if (changes.some(({ standardId }, i) => this.read(standardId).version !== all[i]!.version)) continue;
      const settled = rows.map((one) => ({ id: one.id, answer: this.keep(one) }));
      tx.commit();
      return settled.find(({ id }) => id === lead.standardId)?.answer ?? done(all[0]!.version, []);
    }
    throw busy();
  }

  async numbered(number: string) {
    return [...this.records.standards].find(([, { state }]) => state.publication && normalNumber(state.publication.number) === number)?.[0];
  }

  async replacing(number: string) {
    return [...this.records.standards].find(([, { state }]) => normalNumber(replacedBy(state) ?? '') === number)?.[0];
  }

  async load(standardId: string) {
    const { standard, version } = this.read(standardId);
    return { standard, version, procedure: this.procedureFor(standard) };
  }

  private read(standardId: string): Loaded {
    const kept = this.records.standards.get(standardId);
    return kept ? { standard: kept.state, version: kept.version, head: kept.head } : { standard: { is: 'unproposed' }, version: 0, head: GENESIS };
  }

  private procedureFor(standard: Standard, change?: Change): Procedure | undefined {
    return standard.is === 'unproposed' ? change?.procedure : this.procedures.of(standard.procedure.id, standard.procedure.version);
  }

  /** What is said before anything is asked: the answer of the first time, or why it cannot be asked. */
  private answered(change: Change, loaded: Loaded, procedure: Procedure | undefined): Settled<Recorded> | undefined {
    const receipt = change.receipt && this.records.receipts.get(keyOf(change));
    if (receipt) return receipt.request === change.receipt!.request ? this.replay(receipt) : refusedWith(refusals.keyReused(change.receipt!.key));
    const notReady = unlessReady(change, loaded, procedure);
    return notReady && refusedWith(notReady);
  }

  private replay({ standardId, before, after }: MemoryReceipt): Settled<Recorded> {
    const events = this.records.standards.get(standardId)!.events.filter(({ position }) => position > before && position <= after);
    return done(
      after,
      events.map((logged) => {
        const event = eventFrom(logged);
        return { position: logged.position, type: event.type, at: event.at, body: event };
      }),
      true,
    );
  }

  private decide(change: Change, ask: Ask, loaded: Loaded, procedure: Procedure): Decided | Settled<Recorded> {
    const outcome = ask(loaded.standard, procedure);
    if (isRefusal(outcome)) return refusedWith(outcome);
    if (outcome.length === 0) return done(loaded.version, []);
    return decidedRows(change, loaded, outcome, procedure, (after) => this.procedureFor(after, change)!);
  }

  private keep(rows: Decided): Settled<Recorded> {
    const number = rows.state.publication?.number;
    const taken = number !== undefined && [...this.records.standards].some(([id, { state }]) => id !== rows.id && state.publication?.number === number);
    if (taken) return refusedWith(refusals.numberTaken(number));
    const replaced = replacedBy(rows.state);
    if (replaced !== null && [...this.records.standards].some(([id, { state }]) => id !== rows.id && replacedBy(state) === replaced)) return refusedWith(refusals.replacedTwice(replaced));
    const was = this.records.standards.get(rows.id);
    const due = new Map(was?.due);
    for (const key of rows.due.drop) due.delete(key);
    for (const row of rows.due.put) due.set(row.key, row);
    const tasks = new Map(was?.tasks);
    for (const key of rows.tasks.drop) tasks.delete(key);
    for (const row of rows.tasks.put) tasks.set(row.key, row);
    const events = rows.events.map(({ told: _told, ...event }) => ({ ...event, recordedAt: rows.at, actor: rows.actor.id }));
    this.records.standards.set(
      rows.id,
      asKept({
        state: rows.state,
        version: rows.after,
        head: rows.head,
        events: [...(was?.events ?? []), ...events],
        due,
        tasks,
        work: [
          ...(was?.work ?? []),
          ...rows.events.filter(({ told }) => told.length > 0).map(({ position, told }) => ({ kind: 'notices', position, roles: told })),
          ...rows.reactions.map((position) => ({ kind: 'reactions', position, roles: [] })),
        ],
        standing: new Set([...(was?.standing ?? []), ...rows.standing.map(({ person, role }) => `${person} ${role}`)]),
      }),
    );
    const { receipt } = rows.change;
    if (receipt) this.records.receipts.set(keyOf(rows.change), { request: receipt.request, standardId: rows.id, before: rows.before, after: rows.after });
    return done(rows.after, rows.recorded);
  }
}

const keyOf = ({ by, receipt }: Change): string => `${by.id} ${receipt?.key}`;

/** What is kept can be written as JSON and read again; nobody keeps a hold on it. */
const asKept = (standard: MemoryStandard): MemoryStandard => ({ ...standard, state: throughJson(standard.state), events: throughJson(standard.events) });
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
