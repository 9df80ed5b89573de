import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The number a published standard has taken the place of: of two that would replace the same one, the database lets one.
 * Locks `standard` for the time it takes to read it once. Where two have replaced the same one already, the earlier keeps it.
 */
export class ReplacedNumbers1764000001907 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lockstep.standard ADD COLUMN replaced text;
      UPDATE lockstep.standard s SET replaced = old.number
      FROM lockstep.standard old
      WHERE s.number IS NOT NULL AND old.number IS NOT NULL AND s.state ->> 'replaces' = old.id::text
        AND NOT EXISTS (SELECT 1 FROM lockstep.standard other
          WHERE other.number IS NOT NULL AND other.state ->> 'replaces' = old.id::text AND (other.proposed_at, other.id) < (s.proposed_at, s.id));
      CREATE UNIQUE INDEX standard_replaced ON lockstep.standard (replaced) WHERE replaced IS NOT NULL;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
