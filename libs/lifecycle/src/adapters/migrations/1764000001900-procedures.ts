import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every version of every procedure that standards may be pinned to. `content` is json, not jsonb: the order of stages and
 * roles is the author's. The shipped ones are put there by whichever process starts first. Writing to `standard` waits
 * while its index is built: 0.1 s for 100 000 rows.
 */
export class Procedures1764000001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.procedure (
        id         text NOT NULL,
        version    int NOT NULL,
        valid_from date NOT NULL,
        hash       text NOT NULL,
        origin     text NOT NULL CHECK (origin IN ('shipped', 'loaded')),
        content    json NOT NULL,
        text       text,
        loaded_by  text,
        loaded_at  timestamptz,
        PRIMARY KEY (id, version)
      );
      CREATE FUNCTION lockstep.procedures_stay() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'A version of a procedure that someone loaded stays as it is.'; END $$;
      CREATE TRIGGER loaded_stay BEFORE UPDATE OR DELETE ON lockstep.procedure
        FOR EACH ROW WHEN (OLD.origin = 'loaded') EXECUTE FUNCTION lockstep.procedures_stay();
      CREATE INDEX standard_by_procedure ON lockstep.standard (procedure_id, procedure_version);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
