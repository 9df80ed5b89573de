import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pictures: bytes once under their hash, whoever shows them, and which standards' texts do. They are compressed already, so the table
 * keeps them as they are.
 */
export class Pictures1764200000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.text_picture (
        ref        text PRIMARY KEY,
        media_type text NOT NULL,
        bytes      bytea NOT NULL
      );
      ALTER TABLE lockstep.text_picture ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE TABLE lockstep.text_picture_use (
        standard_id uuid NOT NULL,
        ref         text NOT NULL REFERENCES lockstep.text_picture (ref),
        PRIMARY KEY (standard_id, ref)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
