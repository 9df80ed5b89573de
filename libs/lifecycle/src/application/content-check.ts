/**
 * Something kept beside the log whose contents are not what the log says they are. Hashes are SHA-256 in hex.
 * `expected` is null when no event names the thing, `found` when the thing is gone.
 */
export interface Mismatch {
  readonly what: 'document' | 'page' | 'text' | 'unit' | 'picture';
  readonly where: {
    /** Of the document, the published page or the unit. */
    readonly id?: string;
    readonly language?: string | null;
    readonly revision?: number;
    /** Of the event that says what it should be. */
    readonly position?: number | null;
  };
  readonly expected: string | null;
  readonly found: string | null;
}

/** What re-hashing one kind of contents came to. */
export interface ContentCheck {
  readonly checked: number;
  /** Kept before the log recorded hashes of this kind: compared only with the hash beside them, which the chain does not cover. */
  readonly notCovered: number;
  /** How many are not as recorded. */
  readonly mismatched: number;
  /** The first of them, `MISMATCHES_TOLD` at most. */
  readonly mismatches: readonly Mismatch[];
}

export const MISMATCHES_TOLD = 200;
