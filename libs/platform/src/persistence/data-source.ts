import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataSource } from 'typeorm';
import { sessionOptions } from './database.js';

/** dist/libs, from dist/libs/platform/src/persistence. */
const libs = join(dirname(import.meta.dirname), '..', '..');

/**
 * Every noun keeps its own rows and migrations in its adapters folder; they are found there, so that platform names no
 * noun. Loaded here, one after the other: TypeORM's own globs import through a function that outlives a test's module
 * loader.
 */
const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).sort();
const entities = await classesIn(files.filter((file) => /^[^/]+\/src\/adapters\/[^/]+\.row\.js$/.test(file)));
const migrations = await classesIn(files.filter((file) => /^[^/]+\/src\/adapters\/migrations\/[^/]+\.js$/.test(file)));

/** TypeORM for mapping, migrations, administration and reads. */
export const dataSourceFor = (databaseUrl: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: 'lockstep',
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: 4,
    extra: { options: sessionOptions, application_name: 'lockstep-orm' },
  });

async function classesIn(names: readonly string[]): Promise<readonly (new () => object)[]> {
  const classes: (new () => object)[] = [];
  for (const name of names) {
    const exported = (await import(pathToFileURL(join(libs, name)).href)) as Record<string, unknown>;
    classes.push(...Object.values(exported).filter((value): value is new () => object => typeof value === 'function'));
  }
  return classes;
}
