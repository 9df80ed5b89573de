import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { sessionOptions } from './database.js';

/** dist/libs, from dist/libs/platform/src/persistence. */
const libs = join(dirname(import.meta.dirname), '..', '..');

/**
 * TypeORM for mapping, migrations, administration and reads. Every noun keeps its own rows and migrations in its
 * adapters folder; they are found there, so that platform names no noun.
 */
export const dataSourceFor = (databaseUrl: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: 'lockstep',
    entities: [join(libs, '*/src/adapters/*.row.js')],
    migrations: [join(libs, '*/src/adapters/migrations/*.js')],
    migrationsTableName: 'migration',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: 4,
    extra: { options: sessionOptions, application_name: 'lockstep-orm' },
  });
