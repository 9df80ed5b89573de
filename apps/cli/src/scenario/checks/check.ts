import type { Turn } from '../play/turn.js';
import type { Mismatch } from '../scenario.js';
import type { Objection } from '../verbs/verb.js';

/** Something that can be looked at. `schema` says what may be expected of it. */
export interface Check<Expected = unknown> {
  readonly name: string;
  readonly about: string;
  readonly schema: object;
  /** What may be written, one line each, for the reference. */
  readonly expects: Readonly<Record<string, string>>;
  examine?(expected: Expected): readonly Objection[];
  look(expected: Expected, turn: Turn): Promise<readonly Mismatch[]>;
}

export const check = <Expected>(one: Check<Expected>): Check => one as Check;
