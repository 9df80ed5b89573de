import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts: what a unit says is stored once under its hash; a revision is a list of (unit, hash, place); a language version's
 * unit carries the base hash it was made from.
 */
export class Texts1763900000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.text_content (
        hash    text PRIMARY KEY,
        content jsonb NOT NULL
      );
      CREATE TABLE lockstep.text_revision (
        standard_id   uuid NOT NULL,
        language      text NOT NULL,
        revision      int NOT NULL,
        label         text,
        hash          text NOT NULL,
        base_revision int,
        change_class  text NOT NULL,
        made_by       text NOT NULL,
        made_at       timestamptz NOT NULL,
        PRIMARY KEY (standard_id, language, revision)
      );
      CREATE TABLE lockstep.text_unit (
        standard_id uuid NOT NULL,
        language    text NOT NULL,
        revision    int NOT NULL,
        line        int NOT NULL,
        unit_id     text NOT NULL,
        kind        text NOT NULL,
        parent      text,
        hash        text NOT NULL,
        base_hash   text,
        PRIMARY KEY (standard_id, language, revision, line)
      );`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
