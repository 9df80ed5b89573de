import type { OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Calendars, Instant } from '#lib/kernel';
import type { Database } from '#lib/platform';
import { type NewProcedure, Procedures, type ProcedureVersion } from '../../application/procedures.js';
import type { Procedure } from '../../model/procedure.js';
import { asWritten, isInForce, MemoryProcedures, shippedVersion } from './memory-procedures.js';
import type { Shape } from './read-procedure.js';

/** Carries id and version of what was kept, in the transaction that kept it. */
const CHANNEL = 'lockstep_procedure';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string;
  readonly hash: string;
  readonly origin: 'shipped' | 'loaded';
  readonly loaded_by: string | null;
  readonly loaded_at: Date | null;
  readonly content: Procedure;
}

const about = 'id, version, valid_from::text, hash, origin, loaded_by, loaded_at';

/**
 * Procedures in PostgreSQL, remembered for good by every process that has met them. The shipped ones are put there when a
 * process starts. Once a standard is pinned to a version, what the database holds of it is the law: a file that says
 * something else under the same name is passed over, and the log says so.
 */
export class PostgresProcedures extends Procedures implements OnModuleInit {
  private readonly memory: MemoryProcedures;

  constructor(
    private readonly database: Database,
    private readonly shipped: readonly Procedure[],
    private readonly shape: Shape,
    private readonly log: Logger,
    calendars: Calendars = {},
  ) {
    super();
    this.memory = new MemoryProcedures([], calendars);
  }

  async onModuleInit(): Promise<void> {
    for (const procedure of this.shipped) await this.ship(procedure);
    await this.readAll();
    for (const { id, version } of this.shipped) this.complainOfOther(id, version);
    await this.database.listen(CHANNEL, (name) => void this.hear(name));
    this.database.whenListeningAgain(() => void this.readAll().catch((error: unknown) => this.log.error({ err: error }, 'Procedures could not be read again; each is read when it is asked for.')));
  }

  override of(id: string, version: number): Procedure | undefined {
    return this.memory.of(id, version);
  }

  override all(): readonly Procedure[] {
    return this.memory.all();
  }

  override async find(id: string, version: number): Promise<Procedure | undefined> {
    return this.of(id, version) ?? (await this.read('WHERE id = $1 AND version = $2', [id, version]).then(() => this.of(id, version)));
  }

  override async inForceAt(id: string, at: Instant): Promise<Procedure | undefined> {
    const { rows } = await this.database.query<{ version: number }>({ name: 'procedure-versions', text: 'SELECT version FROM procedure WHERE id = $1 ORDER BY version DESC', values: [id] });
    for (const { version } of rows) {
      const procedure = await this.find(id, version);
      if (procedure && isInForce(procedure, at)) return procedure;
    }
    return undefined;
  }

  override async versions(id?: string): Promise<readonly ProcedureVersion[]> {
    const { rows } = await this.database.query<Row>(`SELECT ${about} FROM procedure WHERE $1::text IS NULL OR id = $1 ORDER BY id COLLATE "C", version`, [id ?? null]);
    return rows.map(versionOf);
  }

  override async keep({ procedure, hash, text, by, at }: NewProcedure): Promise<ProcedureVersion & { readonly added: boolean }> {
    const { id, version, validFrom } = procedure;
    const { rows: added } = await this.database.query(
      `WITH kept AS (INSERT INTO procedure (id, version, valid_from, hash, origin, content, text, loaded_by, loaded_at)
                     VALUES ($1, $2, $3, $4, 'loaded', $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id, version)
       SELECT pg_notify('${CHANNEL}', version || ' ' || id) FROM kept`,
      [id, version, validFrom, hash, JSON.stringify(asWritten(procedure)), text, by, at],
    );
    const [kept] = await this.read('WHERE id = $1 AND version = $2', [id, version]);
    return { ...versionOf(kept!), added: added.length > 0 };
  }

  /** A file may be corrected for as long as no standard is pinned to what it said. */
  private async ship(procedure: Procedure): Promise<void> {
    const { id, version, validFrom, hash } = shippedVersion(procedure);
    await this.database.query(
      `INSERT INTO procedure AS kept (id, version, valid_from, hash, origin, content) VALUES ($1, $2, $3, $4, 'shipped', $5)
       ON CONFLICT (id, version) DO UPDATE SET valid_from = excluded.valid_from, hash = excluded.hash, content = excluded.content
       WHERE kept.origin = 'shipped' AND kept.hash <> excluded.hash AND NOT EXISTS (SELECT FROM standard WHERE procedure_id = $1 AND procedure_version = $2)`,
      [id, version, validFrom, hash, JSON.stringify(asWritten(procedure))],
    );
  }

  private complainOfOther(id: string, version: number): void {
    const shipped = this.shipped.find((procedure) => procedure.id === id && procedure.version === version)!;
    const kept = this.of(id, version);
    if (kept && shippedVersion(kept).hash !== shippedVersion(shipped).hash) {
      this.log.warn({ procedure: id, version }, 'The file of this procedure says something else than the version that standards run under; that version stays. Give the file a higher version.');
    }
  }

  private async hear(name: string): Promise<void> {
    const [version = '', ...id] = name.split(' ');
    await this.find(id.join(' '), Number(version)).catch((error: unknown) => this.log.error({ err: error, name }, 'A procedure could not be read; it is read when it is asked for.'));
  }

  private readAll(): Promise<readonly Row[]> {
    return this.read('', []);
  }

  private async read(where: string, values: unknown[]): Promise<readonly Row[]> {
    const { rows } = await this.database.query<Row>(`SELECT ${about}, content FROM procedure ${where}`, values);
    for (const row of rows) {
      // What an older or newer version of this system kept may not be of the shape that this one decides by.
      if (this.shape(row.content)) this.memory.remember(row.content, versionOf(row));
      else this.log.error({ procedure: row.id, version: row.version, errors: this.shape.errors?.slice(0, 3) }, 'A procedure in the database is not of a shape this version can decide by; it is passed over.');
    }
    return rows;
  }
}

const versionOf = (row: Row): ProcedureVersion => ({
  id: row.id,
  version: row.version,
  validFrom: row.valid_from,
  hash: row.hash,
  origin: row.origin,
  loadedBy: row.loaded_by,
  loadedAt: row.loaded_at?.toISOString() ?? null,
});
