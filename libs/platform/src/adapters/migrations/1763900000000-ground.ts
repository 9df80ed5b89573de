import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every noun stands on: pending work, remembered commands, the simulated clock. Takes no lock anyone could hold. */
export class Ground1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.work (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind        text NOT NULL,
        standard_id uuid NOT NULL,
        position    int NOT NULL,
        roles       text[] NOT NULL DEFAULT '{}',
        body        jsonb,
        not_before  timestamptz NOT NULL DEFAULT '-infinity',
        attempts    int NOT NULL DEFAULT 0,
        last_error  text
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

      CREATE TABLE lockstep.command_receipt (
        actor       text NOT NULL,
        key         text NOT NULL,
        request     text NOT NULL,
        standard_id uuid NOT NULL,
        version     int NOT NULL,
        positions   int4range NOT NULL,
        at          timestamptz NOT NULL,
        PRIMARY KEY (actor, key)
      );

      CREATE TABLE lockstep.simulated_clock (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        now      timestamptz NOT NULL
      );`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
