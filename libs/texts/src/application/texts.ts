import type { Instant } from '#lib/kernel';
import type { ChangeClass } from '#lib/languages';
import type { ContentCheck, Tx } from '#lib/lifecycle';
import type { Asset } from '../model/content.js';
import type { UnitStanding } from '../model/lockstep-of.js';
import type { Pin } from '../model/staleness.js';
import type { TextTree } from '../model/unit.js';

export interface TextRevision {
  readonly standardId: string;
  readonly language: string;
  readonly revision: number;
  readonly label: string | null;
  readonly hash: string;
  /** For a language version: the base revision it was measured against. */
  readonly baseRevision: number | null;
  readonly changeClass: ChangeClass;
  readonly by: string;
  readonly at: Instant;
}

export interface KeptText extends TextRevision {
  readonly tree: TextTree;
  /** For a language version: which wording of the base each unit was made from. */
  readonly pins: readonly Pin[];
}

/** Revisions against the events that made them, and what their units say and show against the hashes that name it. */
export interface TextsCheck {
  readonly texts: ContentCheck;
  readonly units: ContentCheck;
  readonly pictures: ContentCheck;
}

/** Names a revision; 0: there is none yet. */
export type RevisionOf = Pick<TextRevision, 'language' | 'revision'>;

/** Where texts are kept: immutable revisions, each content once. */
export abstract class Texts {
  /** A revision with all its units; undefined when there is none. Revision 0 never exists. */
  abstract find(standardId: string, language: string, revision: number, tx?: Tx): Promise<KeptText | undefined>;
  abstract revisions(standardId: string, language: string): Promise<readonly TextRevision[]>;
  /** Keeps a revision in the transaction of the decision that makes it, with the pictures that came with it. */
  abstract keep(tx: Tx, text: KeptText, pictures?: readonly Asset[]): Promise<void>;
  /** Of the pictures asked for, those that texts of this standard show, and whose bytes are there. */
  abstract pictures(standardId: string, refs: readonly string[], tx?: Tx): Promise<readonly Asset[]>;
  /** Every unit of a base revision with its state in each of these versions; of each version how many units it has beyond the base. */
  abstract standings(standardId: string, base: RevisionOf, versions: readonly RevisionOf[]): Promise<{ readonly units: readonly UnitStanding[]; readonly surplus: readonly number[] }>;
  /** Hashes everything again that is kept of a standard's texts. */
  abstract verify(standardId: string): Promise<TextsCheck>;
}
