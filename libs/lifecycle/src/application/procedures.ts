import type { LocalDate } from '#lib/kernel';
import type { Procedure } from '../model/procedure.js';

/** The procedures this system knows, each in every version that a standard may still be pinned to. */
export abstract class Procedures {
  abstract of(id: string, version: number): Procedure | undefined;
  /** The highest version that was in force on a day. */
  abstract inForceOn(id: string, on: LocalDate): Procedure | undefined;
  abstract all(): readonly Procedure[];
}
