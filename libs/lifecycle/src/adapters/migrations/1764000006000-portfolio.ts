import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the portfolio is read by: newest proposal first, of all, of a stage, of a committee; and what is late. In the order
 * of proposal, which never changes: a page read while others work misses nothing and shows nothing twice, and a vote or a
 * comment rewrites no index. Only a move does.
 */
export class Portfolio1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX standard_by_age ON lockstep.standard (proposed_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX standard_by_stage ON lockstep.standard (stage, proposed_at DESC, id DESC)`);
    await runner.query(`DROP INDEX lockstep.standard_by_committee`);
    await runner.query(`CREATE INDEX standard_by_committee ON lockstep.standard (committee_id, proposed_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX standard_frozen ON lockstep.standard (proposed_at DESC, id DESC) WHERE condition = 'frozen'`);
    await runner.query(`CREATE INDEX task_due ON lockstep.task (due_at, standard_id) WHERE due_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
