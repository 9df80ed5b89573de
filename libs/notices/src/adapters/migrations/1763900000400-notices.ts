import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notices, webhook endpoints and their deliveries. New tables only: takes no lock anyone could wait for.
 *
 * A notice's key begins with its person, so that the key itself is the inbox in order, and one index less is written per
 * notice. No foreign keys to other nouns' tables: notices are written by the hundred thousand from rows read in the same
 * statement, and each key would be looked up once more.
 */
export class Notices1763900000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.notice (
        id bigint GENERATED ALWAYS AS IDENTITY,
        standard_id uuid NOT NULL,
        position int NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL,
        reason text NOT NULL,
        language text NOT NULL,
        at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (person_id, id),
        UNIQUE (standard_id, position, person_id)
      )`);
    await runner.query(`CREATE INDEX notice_unread ON lockstep.notice (person_id, id) WHERE read_at IS NULL`);

    await runner.query(`
      CREATE TABLE lockstep.webhook_endpoint (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL,
        url text NOT NULL,
        origin text NOT NULL GENERATED ALWAYS AS (lower(substring(url from '^[a-zA-Z]+://[^/?#]+'))) STORED,
        secret text NOT NULL,
        kinds text[],
        disabled_at timestamptz,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX webhook_endpoint_person ON lockstep.webhook_endpoint (person_id)`);

    // Every row is rewritten at least twice (claimed, settled): room is left for that on its own page.
    await runner.query(`
      CREATE TABLE lockstep.delivery (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        endpoint_id uuid NOT NULL REFERENCES lockstep.webhook_endpoint ON DELETE CASCADE,
        standard_id uuid NOT NULL,
        position int NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
        attempts int NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        leased_until timestamptz,
        last_status int,
        last_error text,
        delivered_at timestamptz,
        UNIQUE (endpoint_id, standard_id, position)
      ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX delivery_due ON lockstep.delivery (next_at, id) WHERE state = 'pending'`);
    await runner.query(`CREATE INDEX delivery_of_endpoint ON lockstep.delivery (endpoint_id, id)`);
    await runner.query(`CREATE INDEX delivery_dead ON lockstep.delivery (endpoint_id, id) WHERE state = 'dead'`);

    // Tables that are empty one moment and full the next: cut back to no page at all, they would be planned for as a scan
    // of nothing, and scanned in full when they are full again. (SHARE UPDATE EXCLUSIVE: waits for a vacuum at most.)
    await runner.query(`ALTER TABLE lockstep.work SET (vacuum_truncate = false)`);
    await runner.query(`ALTER TABLE lockstep.delivery SET (vacuum_truncate = false)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
