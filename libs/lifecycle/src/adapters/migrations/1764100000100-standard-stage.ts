import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where each standard stands, in a narrow table of its own, from which the portfolio of a stage is read. As long as the
 * stage stood in an index of the wide rows, each move wrote all their other indexes, too, and left a row to be cleared
 * away: a sixth of what a move costs. Now it rewrites its row in place. Locks standards until it is done: a second for some
 * hundred thousand.
 */
export class StandardStage1764100000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE lockstep.standard_stage (id uuid PRIMARY KEY, stage text NOT NULL, proposed_at timestamptz NOT NULL)`);
    await runner.query(`LOCK TABLE lockstep.standard IN SHARE MODE`);
    await runner.query(`INSERT INTO lockstep.standard_stage (id, stage, proposed_at) SELECT id, stage, proposed_at FROM lockstep.standard`);
    await runner.query(`CREATE INDEX standard_stage_by_age ON lockstep.standard_stage (stage, proposed_at DESC, id DESC)`);
    await runner.query(`DROP INDEX lockstep.standard_by_stage`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
