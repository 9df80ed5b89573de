import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Fault } from '#lib/kernel';
import { Database } from '#lib/platform';
import { Procedures } from '../application/procedures.js';
import { eventTypes } from '../model/event-types.js';

/**
 * Refuses to start on a log this code cannot read, or without a procedure that running standards are pinned to. Each
 * version enters the event types it can write, so an older one that comes back is stopped before it misreads a newer log.
 */
@Injectable()
export class BootCheck implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly procedures: Procedures,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { rows } = await this.database.query<{ type: string }>('SELECT type FROM event_type WHERE type <> ALL($1::text[])', [eventTypes]);
    if (rows.length > 0) {
      throw new Fault('EVENT_WITHOUT_DECODER', `The log has events this version cannot read: ${rows.map(({ type }) => type).join(', ')}.`, 'Start the newer version that wrote them.');
    }
    await this.database.query('INSERT INTO event_type SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [eventTypes]);
    const pinned = await this.database.query<{ procedure_id: string; procedure_version: number }>('SELECT DISTINCT procedure_id, procedure_version FROM standard');
    const found = await Promise.all(pinned.rows.map(({ procedure_id, procedure_version }) => this.procedures.find(procedure_id, procedure_version)));
    const missing = pinned.rows.filter((_, i) => !found[i]);
    if (missing.length > 0) {
      throw new Fault('PROCEDURE_MISSING', `Standards run under procedures that are not installed: ${missing.map((row) => `${row.procedure_id} version ${row.procedure_version}`).join(', ')}.`, 'Put their files back into libs/lifecycle/procedures, or start the version of this system that they were loaded into.');
    }
  }
}
