import type { MigrationInterface, QueryRunner } from 'typeorm';
import { StatesToldAgain1764000001924 } from './1764000001924-states-told-again.js';

/**
 * A standard that has ended remembers what it left: the stage, and the clocks that ran there. States that are kept are told
 * again from their logs, so that one that ended before can come back too. Locks the rows of standards that change, until it
 * is done.
 */
export class WhatItLeft1764000007200 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return new StatesToldAgain1764000001924().up(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
