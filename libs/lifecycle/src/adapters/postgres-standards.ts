import { Injectable } from '@nestjs/common';
import { Fault, isRefusal, type Refusal, type Settled } from '#lib/kernel';
import { Database, Hints, Metrics, type Sql } from '#lib/platform';
import { Procedures } from '../application/procedures.js';
import { type Ask, type Change, type Prepared, type PreparedTogether, type Recorded, Standards, type Tx } from '../application/standards.js';
import type { Procedure } from '../model/procedure.js';
import { refusals } from '../model/refusals.js';
import type { Standard } from '../model/standard.js';
import { busy, type Decided, decidedRows, decidedTogether, done, type Loaded, refusedWith, unlessReady } from './decided.js';
import { GroupCommitter } from './group-committer.js';
import { KnownStandards } from './known-standards.js';
import { type KeptReceipt, readReceipts, readReplay, readStandards } from './read-standards.js';
import { kindsOf, writeStatement } from './write-statement.js';

interface Pending {
  readonly standardId: string;
  readonly change: Change;
  readonly ask: Ask;
  readonly settle: (settled: Settled<Recorded>) => void;
  readonly fail: (error: unknown) => void;
  tries: number;
}

/** Many members vote in the same second through several processes: each loss means that another one was written. */
const TRIES = 24;
const UNIQUE_VIOLATION = '23505';

/**
 * Standards in PostgreSQL: many decisions per commit, compare-and-set on the version, hints after the commit. Busy
 * standards are decided from memory, so that a commit is one round trip; see KnownStandards for why that is safe.
 */
@Injectable()
export class PostgresStandards extends Standards {
  private readonly committer = new GroupCommitter<Pending>((batch) => this.commit(batch));
  private readonly known = new KnownStandards();

  constructor(
    private readonly database: Database,
    private readonly procedures: Procedures,
    private readonly hints: Hints,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  change(change: Change, ask: Ask): Promise<Settled<Recorded>> {
    return new Promise((settle, fail) => this.committer.add({ standardId: change.standardId, change, ask, settle, fail, tries: 0 }));
  }

  async changeWith(change: Change, prepare: (standard: Standard, procedure: Procedure, tx: Tx) => Promise<Prepared>): Promise<Settled<Recorded>> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await this.tryWith(change, prepare);
      if (answer) return answer;
    }
    throw busy();
  }

  async changeTogether(changes: readonly Change[], prepare: (standards: readonly { readonly standard: Standard; readonly procedure: Procedure }[], tx: Tx) => Promise<PreparedTogether>): Promise<Settled<Recorded>> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await this.tryTogether(changes, prepare);
      if (answer) return answer;
    }
    throw busy();
  }

  async numbered(number: string) {
    const { rows } = await this.database.query<{ id: string }>('SELECT id FROM standard WHERE number = ANY ($1) LIMIT 1', [[number, number.replace('—', '-')]]);
    return rows[0]?.id;
  }

  async replacing(number: string) {
    const { rows } = await this.database.query<{ id: string }>('SELECT id FROM standard WHERE replaced = ANY ($1) LIMIT 1', [[number, number.replace('—', '-')]]);
    return rows[0]?.id;
  }

  async load(standardId: string) {
    const { standard, version } = (await readStandards(this.database, [standardId]))(standardId);
    await this.meet(standard);
    return { standard, version, procedure: this.procedureOf(standard) };
  }

  /** Decides a batch and writes it in one statement. Returns the commands that lost a race and are to be asked again. */
  private async commit(batch: readonly Pending[]): Promise<readonly Pending[]> {
    const stop = this.metrics.commitSeconds.startTimer();
    try {
      const decided = await this.decideAll(batch);
      if (decided.length === 0) return [];
      const batchRows = decided.map(({ rows }) => rows);
      const { rows: won } = await this.database.query<{ id: string }>(writeStatement(batchRows));
      this.metrics.commitSize.observe(decided.length);
      const ids = new Set(won.map(({ id }) => id));
      this.committed(batchRows.filter(({ id }) => ids.has(id)));
      return decided.filter(({ pending, rows }) => !this.acknowledge(pending, rows, ids.has(rows.id))).map(({ pending }) => pending);
    } catch (error) {
      return this.oneByOne(batch, error);
    } finally {
      stop();
    }
  }

  /** Decides what it can from memory, and the rest from what is read; settles what needs no writing. */
  private async decideAll(batch: readonly Pending[]): Promise<{ pending: Pending; rows: Decided }[]> {
    const decided: { pending: Pending; rows: Decided }[] = [];
    const unsure: Pending[] = [];
    for (const pending of batch) {
      const rows = this.decideFromMemory(pending);
      if (rows) decided.push({ pending, rows });
      else unsure.push(pending);
    }
    if (unsure.length === 0) return decided;

    const changes = unsure.map(({ change }) => change);
    // States first: a receipt that was written before a state was read is then seen, and its command replayed.
    const loadedOf = await readStandards(this.database, changes.map(({ standardId }) => standardId));
    const receiptOf = await readReceipts(this.database, changes);
    for (const { standardId } of changes) await this.meet(loadedOf(standardId).standard);
    for (const pending of unsure) {
      const receipt = receiptOf(pending.change);
      if (receipt) {
        void this.replay(pending.change, receipt, this.database).then(pending.settle, pending.fail);
        continue;
      }
      const rows = this.decideOne(pending, loadedOf(pending.standardId));
      if (rows) decided.push({ pending, rows });
    }
    return decided;
  }

  /** Undefined unless it leads to a write, which finds out whether memory was right. */
  private decideFromMemory(pending: Pending): Decided | undefined {
    const loaded = pending.tries === 0 ? this.known.get(pending.standardId) : undefined;
    if (!loaded) return undefined;
    try {
      const answer = this.decide(pending, loaded);
      return isRefusal(answer) || answer === 'nothing' ? undefined : answer;
    } catch {
      return undefined;
    }
  }

  private decide({ change, ask }: Pending, loaded: Loaded): Decided | Refusal | 'nothing' {
    const procedure = this.procedureOf(loaded.standard) ?? change.procedure;
    const outcome = unlessReady(change, loaded, procedure) ?? ask(loaded.standard, procedure!);
    if (isRefusal(outcome)) return outcome;
    return outcome.length === 0 ? 'nothing' : decidedRows(change, loaded, outcome, procedure!, (after) => this.procedureOf(after)!);
  }

  /** Asks; settles what needs no writing. */
  private decideOne(pending: Pending, loaded: Loaded): Decided | undefined {
    try {
      const answer = this.decide(pending, loaded);
      if (answer !== 'nothing' && !isRefusal(answer)) return answer;
      this.metrics.decisions.inc({ answer: answer === 'nothing' ? 'nothing' : 'refused' });
      pending.settle(answer === 'nothing' ? done(loaded.version, []) : refusedWith(answer));
    } catch (error) {
      pending.fail(error);
    }
    return undefined;
  }

  private acknowledge(pending: Pending, rows: Decided, won: boolean): boolean {
    if (won) {
      this.metrics.decisions.inc({ answer: 'done' });
      pending.settle(done(rows.after, rows.recorded));
      return true;
    }
    this.known.forget(rows.id);
    pending.tries += 1;
    if (pending.tries < TRIES) return false;
    pending.fail(busy());
    return true;
  }

  /**
   * One command must not fail its neighbours: each is tried alone, and answers for itself. When PostgreSQL did not answer,
   * nobody knows whether the batch was committed: then only those with a receipt are, for they cannot be done twice.
   */
  private async oneByOne(batch: readonly Pending[], error: unknown): Promise<readonly Pending[]> {
    if (batch.length > 1) {
      const again: Pending[] = [];
      for (const pending of batch) {
        if (isAnswer(error) || pending.change.receipt) again.push(...(await this.commit([pending])));
        else pending.fail(storeFault(error));
      }
      return again;
    }
    const [pending] = batch as [Pending];
    const refusal = refusalFrom(error);
    if (refusal === 'again' && (pending.tries += 1) < TRIES) return [pending];
    if (refusal && refusal !== 'again') pending.settle(refusedWith(refusal));
    else pending.fail(storeFault(error));
    return [];
  }

  private async tryWith(change: Change, prepare: (standard: Standard, procedure: Procedure, tx: Tx) => Promise<Prepared>): Promise<Settled<Recorded> | undefined> {
    let written: Decided | undefined;
    const answer = await this.database
      .transaction(async (tx): Promise<Settled<Recorded> | undefined> => {
        const [loadedOf, receiptOf] = [await readStandards(tx, [change.standardId]), await readReceipts(tx, [change])];
        const receipt = receiptOf(change);
        if (receipt) return this.replay(change, receipt, tx);
        const loaded = loadedOf(change.standardId);
        await this.meet(loaded.standard);
        const procedure = this.procedureOf(loaded.standard) ?? change.procedure;
        const notReady = unlessReady(change, loaded, procedure);
        if (notReady) return refusedWith(notReady);
        const { ask, alongside } = await prepare(loaded.standard, procedure!, tx as unknown as Tx);
        const outcome = ask(loaded.standard, procedure!);
        if (isRefusal(outcome)) throw new RolledBack(refusedWith(outcome));
        if (outcome.length === 0) throw new RolledBack(done(loaded.version, []));
        const rows = decidedRows(change, loaded, outcome, procedure!, (after) => this.procedureOf(after)!);
        const { rows: won } = await tx.query<{ id: string }>(writeStatement([rows]));
        if (won.length === 0) throw new RolledBack(undefined);
        await alongside?.();
        written = rows;
        return done(rows.after, rows.recorded);
      })
      .catch((error: unknown) => this.notStored(error));
    if (written) this.committed([written]);
    if (answer) this.metrics.decisions.inc({ answer: answer.is === 'refused' ? 'refused' : answer.events.length > 0 ? 'done' : 'nothing' });
    return answer;
  }

  /** All of them are locked and written by the one statement, in the order of their ids; one that lost its race takes the others back. */
  private async tryTogether(changes: readonly Change[], prepare: (standards: readonly { readonly standard: Standard; readonly procedure: Procedure }[], tx: Tx) => Promise<PreparedTogether>): Promise<Settled<Recorded> | undefined> {
    let written: readonly Decided[] = [];
    const [lead] = changes as readonly [Change];
    const answer = await this.database
      .transaction(async (tx): Promise<Settled<Recorded> | undefined> => {
        const [loadedOf, receiptOf] = [await readStandards(tx, changes.map(({ standardId }) => standardId)), await readReceipts(tx, [lead])];
        const receipt = receiptOf(lead);
        if (receipt) return this.replay(lead, receipt, tx);
        const all = changes.map(({ standardId }) => loadedOf(standardId));
        for (const { standard } of all) await this.meet(standard);
        const law = this.procedureOf(all[0]!.standard);
        const notReady = unlessReady(lead, all[0]!, law);
        if (notReady || !law) return refusedWith(notReady ?? refusals.standardUnknown());
        const { outcomes, alongside } = await prepare(all.map(({ standard }) => ({ standard, procedure: this.procedureOf(standard) ?? law })), tx as unknown as Tx);
        if (isRefusal(outcomes)) throw new RolledBack(refusedWith(outcomes));
        const rows = decidedTogether(changes, all, outcomes, law, (standard) => this.procedureOf(standard));
        if (rows.length === 0) throw new RolledBack(done(all[0]!.version, []));
        const { rows: won } = await tx.query<{ id: string }>(writeStatement(rows));
        if (won.length < rows.length) throw new RolledBack(undefined);
        await alongside?.();
        written = rows;
        const own = rows.find(({ id }) => id === lead.standardId);
        return done(own?.after ?? all[0]!.version, own?.recorded ?? []);
      })
      .catch((error: unknown) => this.notStored(error));
    if (written.length > 0) this.committed(written);
    else for (const { standardId } of changes) this.known.forget(standardId);
    if (answer) this.metrics.decisions.inc({ answer: answer.is === 'refused' ? 'refused' : answer.events.length > 0 ? 'done' : 'nothing' });
    return answer;
  }

  /** Undefined: someone was quicker, and it is asked again. */
  private notStored(error: unknown): Settled<Recorded> | undefined {
    if (error instanceof RolledBack) return error.answer;
    const refusal = refusalFrom(error);
    if (refusal === 'again') return undefined;
    if (refusal) return refusedWith(refusal);
    throw storeFault(error);
  }

  private committed(batch: readonly Decided[]): void {
    for (const { id, state, after, head } of batch) this.known.keep(id, { standard: state, version: after, head });
    for (const kind of kindsOf(batch)) this.hints.wake(kind);
  }

  private async replay(change: Change, receipt: KeptReceipt, sql: Sql): Promise<Settled<Recorded>> {
    if (receipt.request !== change.receipt!.request) return refusedWith(refusals.keyReused(change.receipt!.key));
    return done(receipt.version, await readReplay(sql, change), true);
  }

  /** A procedure that another process took in a moment ago is read once; from then on decisions have it at hand. */
  private async meet(standard: Standard): Promise<void> {
    if (standard.is === 'unproposed' || this.procedures.of(standard.procedure.id, standard.procedure.version)) return;
    await this.procedures.find(standard.procedure.id, standard.procedure.version);
  }

  private procedureOf(standard: Standard): Procedure | undefined {
    if (standard.is === 'unproposed') return undefined;
    const { id, version } = standard.procedure;
    const procedure = this.procedures.of(id, version);
    if (!procedure) throw new Fault('PROCEDURE_MISSING', `Standard ${standard.id} runs under ${id} version ${version}, which is not installed.`, 'Put the procedure back: running standards keep theirs.');
    return procedure;
  }
}

/** Ends a transaction without an error: nothing was to be kept. */
class RolledBack extends Error {
  constructor(readonly answer: Settled<Recorded> | undefined) {
    super('rolled back');
  }
}

/** What PostgreSQL itself said, and so did not commit; anything else is a connection that broke. */
const isAnswer = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code));

function refusalFrom(error: unknown) {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  if (code === '40P01' || code === '40001') return 'again' as const;
  if (code !== UNIQUE_VIOLATION) return undefined;
  if (constraint === 'standard_number') return refusals.numberTaken(/=\((.*)\)/.exec(detail ?? '')?.[1] ?? '');
  if (constraint === 'standard_replaced') return refusals.replacedTwice(/=\((.*)\)/.exec(detail ?? '')?.[1] ?? '');
  // The same key arrived twice at once: the other one has been written, so asking again replays it.
  return constraint === 'command_receipt_pkey' ? ('again' as const) : undefined;
}

const storeFault = (error: unknown) =>
  error instanceof Fault ? error : new Fault('STORE_FAILED', 'The decision could not be stored.', 'Try again with the same idempotency key.', { cause: error });
