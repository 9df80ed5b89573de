import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people, committees, memberships, sessions. Only creates: locks nothing that is in use. */
export class Participants1763900000200 implements MigrationInterface {
  readonly name = 'Participants1763900000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lockstep.organisation (
        id uuid PRIMARY KEY,
        name jsonb NOT NULL,
        kind text NOT NULL
      );

      CREATE TABLE lockstep.person (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL,
        password_hash text,
        language text NOT NULL,
        organisation_id uuid REFERENCES lockstep.organisation (id)
      );
      CREATE UNIQUE INDEX person_email ON lockstep.person (lower(email));

      CREATE TABLE lockstep.committee (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name jsonb NOT NULL
      );

      CREATE TABLE lockstep.membership (
        person_id uuid NOT NULL REFERENCES lockstep.person (id),
        committee_id uuid NOT NULL REFERENCES lockstep.committee (id),
        role text NOT NULL,
        languages text[] NOT NULL DEFAULT '{}',
        from_at timestamptz NOT NULL,
        until_at timestamptz,
        PRIMARY KEY (person_id, committee_id, role),
        CHECK (until_at IS NULL OR until_at >= from_at)
      );
      CREATE INDEX membership_of_committee ON lockstep.membership (committee_id, role);

      CREATE TABLE lockstep.session (
        token_hash text PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES lockstep.person (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX session_of_person ON lockstep.session (person_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup to go back.');
  }
}
