import type { DataSource } from 'typeorm';
import { RandomIds } from '#lib/platform';
import { Administration } from '../application/administration.js';
import { SeedDemonstration, type Seeded } from '../application/demonstration/seed-demonstration.js';
import type { Directory } from '../application/directory.js';
import { Argon2Passwords, RandomTokens } from './argon2-passwords.js';
import { TypeOrmDirectory } from './typeorm-directory.js';
import { TypeOrmRegister } from './typeorm-register.js';

/** Administration without a running application: for the command line, seeds and tests. The source must be initialised. */
export function openAdministration(source: DataSource): { readonly administration: Administration; readonly directory: Directory } {
  const directory = new TypeOrmDirectory(source);
  return { directory, administration: new Administration(new TypeOrmRegister(source), directory, new Argon2Passwords(), new RandomIds()) };
}

/**
 * Seeds the demonstration committee and its accounts; running it again changes nothing (see Seeded for the password).
 * `resetPasswords` gives all demonstration accounts the given password, or a new one, and ends their sessions.
 */
export function seedDemonstration(source: DataSource, asked: { readonly password?: string; readonly resetPasswords?: boolean } = {}): Promise<Seeded> {
  return new SeedDemonstration(new TypeOrmRegister(source), new Argon2Passwords(), new RandomTokens()).execute(asked);
}
