import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published pages: one row per language of an edition or amendment, written in the commit that publishes it. Never changed. */
export class Publications1763900000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.publication (
        id            uuid PRIMARY KEY,
        standard_id   uuid NOT NULL,
        number        text NOT NULL,
        amendment     int NOT NULL,
        language      text NOT NULL,
        authoritative boolean NOT NULL,
        revision      int NOT NULL,
        base_revision int NOT NULL,
        title         text NOT NULL,
        announced_on  date NOT NULL,
        implements_on date NOT NULL,
        html          text NOT NULL,
        sha256        text NOT NULL,
        published_at  timestamptz NOT NULL,
        UNIQUE (number, amendment, language)
      );
      CREATE INDEX publication_of_standard ON lockstep.publication (standard_id, amendment, language);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
