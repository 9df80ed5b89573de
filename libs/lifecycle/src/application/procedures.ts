import type { Instant, LocalDate } from '#lib/kernel';
import type { Procedure } from '../model/procedure.js';

/** One version of a procedure as it is kept. What it says never changes: whoever has it once may keep it for good. */
export interface ProcedureVersion {
  readonly id: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  /** SHA-256 over the canonical JSON of what it says: comments and layout are not law. */
  readonly hash: string;
  /** With this system, or by someone while it ran. */
  readonly origin: 'shipped' | 'loaded';
  readonly loadedBy: string | null;
  readonly loadedAt: Instant | null;
}

/** A procedure that passed the checker, as it is handed in. `text` is kept as it was written, comments and all. */
export interface NewProcedure {
  readonly procedure: Procedure;
  readonly hash: string;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}

/**
 * The procedures this system knows, each in every version that a standard may still be pinned to. Versions are only ever
 * added. `of` and `all` answer from memory, as a decision needs it; `find` looks further, and every process has what
 * another one kept at once.
 */
export abstract class Procedures {
  /** What this process has met. Whoever read a state first asks `find` for the version it is pinned to. */
  abstract of(id: string, version: number): Procedure | undefined;
  abstract all(): readonly Procedure[];
  abstract find(id: string, version: number): Promise<Procedure | undefined>;
  /** The highest version in force at that instant, by the calendar of the procedure's own zone; whoever kept it, and however lately. */
  abstract inForceAt(id: string, at: Instant): Promise<Procedure | undefined>;
  /** By id and version. */
  abstract versions(id?: string): Promise<readonly ProcedureVersion[]>;
  /** Keeps a new version; returns what is kept under its name now, which may be another one that was there first. */
  abstract keep(entry: NewProcedure): Promise<ProcedureVersion & { readonly added: boolean }>;
}

/** Reads what people write: YAML or JSON, checked as a whole. */
export abstract class ProcedureReader {
  abstract read(file: string, text: string): Promise<{ readonly procedure: Procedure | null; readonly problems: readonly LocatedProblem[]; readonly warnings: readonly LocatedProblem[] }>;
}

/** A problem where its author can find it. */
export interface LocatedProblem {
  readonly file: string;
  readonly line: number;
  /** A JSON Pointer to the place: /moves/3/gates/1. */
  readonly path: string;
  readonly code: string;
  readonly because: string;
  readonly remedy: string;
}
