import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A standard's present state, its log, and what is derived from the state for others to find: due dates and tasks. No
 * foreign keys from the log: every row is written in the statement that writes its standard, and a key would be checked
 * row by row on the hottest path there is. States stay in their row, uncompressed, up to a page: compressing two kilobytes
 * at every change cost a quarter of it.
 */
export class Standards1763900000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.standard (
        id                uuid PRIMARY KEY,
        version           int NOT NULL,
        procedure_id      text NOT NULL,
        procedure_version int NOT NULL,
        committee_id      uuid NOT NULL,
        title             jsonb NOT NULL,
        base_language     text NOT NULL,
        stage             text NOT NULL,
        condition         text NOT NULL,
        number            text,
        state             jsonb NOT NULL,
        head              text NOT NULL,
        proposed_at       timestamptz NOT NULL,
        changed_at        timestamptz NOT NULL
      ) WITH (fillfactor = 70, toast_tuple_target = 8160);
      CREATE INDEX standard_by_committee ON lockstep.standard (committee_id, id);
      CREATE UNIQUE INDEX standard_number ON lockstep.standard (number) WHERE number IS NOT NULL;

      CREATE TABLE lockstep.standard_event (
        standard_id uuid NOT NULL,
        position    int NOT NULL,
        type        text NOT NULL,
        at          timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor       text NOT NULL,
        body        jsonb NOT NULL,
        previous    text NOT NULL,
        hash        text NOT NULL,
        seq         bigint GENERATED ALWAYS AS IDENTITY,
        xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
        PRIMARY KEY (standard_id, position)
      );
      CREATE FUNCTION lockstep.log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'The log is append-only.'; END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lockstep.standard_event
        FOR EACH STATEMENT EXECUTE FUNCTION lockstep.log_is_append_only();

      CREATE TABLE lockstep.event_type (
        type text PRIMARY KEY
      );

      CREATE TABLE lockstep.due_date (
        standard_id uuid NOT NULL,
        key         text NOT NULL,
        at          timestamptz NOT NULL,
        facts       jsonb NOT NULL,
        PRIMARY KEY (standard_id, key)
      );
      CREATE INDEX due_date_at ON lockstep.due_date (at);

      CREATE TABLE lockstep.task (
        standard_id uuid NOT NULL,
        key         text NOT NULL,
        role        text NOT NULL,
        person_id   uuid,
        language    text,
        opened_at   timestamptz NOT NULL,
        due_at      timestamptz,
        facts       jsonb NOT NULL,
        PRIMARY KEY (standard_id, key)
      );
      CREATE INDEX task_by_role ON lockstep.task (role, standard_id);
      CREATE INDEX task_by_person ON lockstep.task (person_id) WHERE person_id IS NOT NULL;

      CREATE TABLE lockstep.standing (
        standard_id uuid NOT NULL,
        person_id   uuid NOT NULL,
        role        text NOT NULL,
        PRIMARY KEY (standard_id, person_id, role)
      );

      CREATE TABLE lockstep.document (
        id          uuid PRIMARY KEY,
        standard_id uuid NOT NULL,
        kind        text NOT NULL,
        language    text,
        title       text NOT NULL,
        media_type  text NOT NULL,
        sha256      text NOT NULL,
        content     bytea NOT NULL,
        attached_by text NOT NULL,
        attached_at timestamptz NOT NULL
      );
      CREATE INDEX document_of_standard ON lockstep.document (standard_id, attached_at);

      CREATE TABLE lockstep.number_series (
        series text PRIMARY KEY,
        next   int NOT NULL
      );`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
