import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits is kept in bundles: up to 25 deliveries to one origin that are due at one time, leased together. A delivery is
 * then written twice in its life, when it is planned and when it is made, and the second time no index is touched: none is
 * on a column that changes. (A partial index on `state` was rewritten with every delivery, and read through from its dead
 * beginning at every claim.)
 *
 * That each endpoint has each event once follows from the notice it comes with, which has that key. Endpoints take their
 * deliveries with them when they are removed, without a foreign key, which locked and wrote the endpoint's row for each.
 *
 * Takes ACCESS EXCLUSIVE on `delivery` and `webhook_endpoint` for as long as it takes to bundle what waits.
 */
export class DeliveryBundles1764100000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.delivery_bundle (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        origin text NOT NULL,
        due_at timestamptz NOT NULL,
        leased_until timestamptz,
        delivery_ids bigint[] NOT NULL
      ) WITH (fillfactor = 70, vacuum_truncate = false)`);
    await runner.query(`CREATE INDEX delivery_bundle_due ON lockstep.delivery_bundle (due_at, id)`);
    await runner.query(`
      ALTER TABLE lockstep.delivery
        DROP CONSTRAINT delivery_endpoint_id_fkey,
        DROP CONSTRAINT delivery_endpoint_id_standard_id_position_key,
        DROP COLUMN leased_until,
        ADD COLUMN died_at timestamptz`);
    await runner.query(`
      INSERT INTO lockstep.delivery_bundle (origin, due_at, delivery_ids)
      SELECT origin, next_at, array_agg(id ORDER BY id) FROM (
        SELECT w.origin, d.next_at, d.id, (row_number() OVER (PARTITION BY w.origin, d.next_at ORDER BY d.id) - 1) / 25 AS turn
        FROM lockstep.delivery d JOIN lockstep.webhook_endpoint w ON w.id = d.endpoint_id WHERE d.state = 'pending'
      ) letter
      GROUP BY next_at, turn, origin ORDER BY next_at, turn, origin`);
    await runner.query(`UPDATE lockstep.delivery SET died_at = next_at WHERE state = 'dead'`);
    await runner.query(`DROP INDEX lockstep.delivery_due`);
    await runner.query(`DROP INDEX lockstep.delivery_dead`);
    await runner.query(`CREATE INDEX delivery_dead ON lockstep.delivery (endpoint_id, id) WHERE died_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
