import type { MigrationInterface, QueryRunner } from 'typeorm';
import { StatesToldAgain1764000001924 } from './1764000001924-states-told-again.js';

/**
 * A standard that was divided remembers the titles of its parts, so that none of them is opened twice. States that are kept
 * are told again from their logs. Locks the rows of standards that change, until it is done.
 */
export class PartsByTitle1764100000900 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return new StatesToldAgain1764000001924().up(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
