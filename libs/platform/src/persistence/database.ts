import pg from 'pg';
import { Fault } from '#lib/kernel';

/** What both a pool and a transaction can do. */
export interface Sql {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/**
 * Few connections, generic plans, no JIT: measured three times faster for short statements on fresh tables than
 * PostgreSQL's defaults. `lockstep` is found first, so hand-written SQL names its tables plainly.
 */
export const sessionOptions = '-c search_path=lockstep,public -c jit=off -c plan_cache_mode=force_generic_plan';

/**
 * A plan is kept for as long as nothing tells PostgreSQL to make another, and for a table that is empty at that moment the
 * best plan is to read all of it: a minute later that is thousands of rows per command. Hot statements have an index for
 * whatever they look up, so they are held to it.
 */
const hotPathOptions = `${sessionOptions} -c enable_seqscan=off`;

/** The hot path's way to PostgreSQL: prepared statements, transactions, and being woken by NOTIFY. */
export class Database implements Sql {
  readonly pool: pg.Pool;
  private listening: Promise<pg.Client> | undefined;
  private readonly heard = new Map<string, Set<(payload: string) => void>>();
  private readonly reopened = new Set<() => void>();
  private closed = false;

  constructor(
    private readonly url: string,
    max = 8,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max, options: hotPathOptions, application_name: 'lockstep', keepAlive: true });
    // A lost idle connection is not an event anyone waits for; the next query opens another or faults with its own words.
    this.pool.on('error', () => {});
  }

  query<Row extends pg.QueryResultRow>(text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult<Row>> {
    return this.pool.query<Row>(text as string, values);
  }

  /** Runs `work` in one transaction: commits what it did, or nothing when it throws. */
  async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // A connection that is cut fails the query under way, or the next one; without a listener it would end the process.
    const cut = () => undefined;
    client.on('error', cut);
    const giveBack = () => {
      client.release();
      client.off('error', cut); // from here on the pool listens
    };
    try {
      await client.query('BEGIN');
      const answer = await work(client as unknown as Sql);
      await client.query('COMMIT');
      giveBack();
      return answer;
    } catch (error) {
      await client.query('ROLLBACK').then(giveBack, (broken: Error) => client.release(broken));
      throw error;
    }
  }

  /** Calls `hear` for each NOTIFY on `channel`. A hint, never the truth: what is missed while reconnecting is swept up. */
  async listen(channel: string, hear: (payload: string) => void): Promise<() => void> {
    const known = this.heard.get(channel);
    if (known) known.add(hear);
    else this.heard.set(channel, new Set([hear]));
    const client = await this.listener();
    if (!known) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return () => void this.heard.get(channel)?.delete(hear);
  }

  /** Calls `again` whenever the listening connection broke and is back: for those whom no sweep would tell what they missed. */
  whenListeningAgain(again: () => void): void {
    this.reopened.add(again);
  }

  private listener(): Promise<pg.Client> {
    this.listening ??= this.openListener();
    return this.listening;
  }

  private async openListener(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'lockstep-listen', keepAlive: true });
    client.on('notification', ({ channel, payload }) => {
      for (const hear of this.heard.get(channel) ?? []) hear(payload ?? '');
    });
    client.on('error', () => this.reopenListener());
    client.on('end', () => this.reopenListener());
    try {
      await client.connect();
      for (const channel of this.heard.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      this.listening = undefined;
      throw new Fault('DATABASE_UNREACHABLE', 'PostgreSQL does not answer.', 'Check DATABASE_URL and that the server is up.', { cause: error });
    }
    return client;
  }

  private reopenListener(): void {
    if (this.closed || !this.listening) return;
    this.listening = undefined;
    setTimeout(() => this.listenAgain(), 250).unref();
  }

  private listenAgain(): void {
    if (this.closed || this.listening) return;
    this.listener().then(
      () => this.reopened.forEach((again) => again()),
      () => {
        this.listening = undefined;
        setTimeout(() => this.listenAgain(), 1000).unref();
      },
    );
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.listening?.then((client) => client.end()).catch(() => undefined);
    await this.pool.end();
  }
}
