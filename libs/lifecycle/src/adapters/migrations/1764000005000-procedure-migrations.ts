import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plans for bringing standards from one version of a procedure to another, and what each says of each standard. What has
 * become of a plan is not written here: it is read from the standards. The index is on columns that hardly ever change.
 */
export class ProcedureMigrations1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // With the id: plans read the standards under a version page by page.
    await runner.query(`DROP INDEX lockstep.standard_by_procedure`);
    await runner.query(`CREATE INDEX standard_by_procedure ON lockstep.standard (procedure_id, procedure_version, id)`);
    await runner.query(`
      CREATE TABLE lockstep.migration_plan (
        id           uuid PRIMARY KEY,
        from_id      text NOT NULL,
        from_version int NOT NULL,
        to_id        text NOT NULL,
        to_version   int NOT NULL,
        stages       jsonb NOT NULL,
        clocks       text NOT NULL CHECK (clocks IN ('keep', 'recount')),
        muted        bool NOT NULL,
        counts       jsonb NOT NULL,
        made_by      text NOT NULL,
        made_at      timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE lockstep.migration_item (
        plan_id     uuid NOT NULL REFERENCES lockstep.migration_plan ON DELETE CASCADE,
        standard_id uuid NOT NULL,
        stage       text NOT NULL,
        substance   text NOT NULL,
        blocked     bool NOT NULL,
        preview     jsonb NOT NULL,
        PRIMARY KEY (plan_id, standard_id)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
