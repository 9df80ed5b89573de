import type { Instant, LocalDate } from '#lib/kernel';
import type { ContentCheck, Tx } from '#lib/lifecycle';

/** One language of one published edition or amendment, as it was rendered for good. */
export interface PublishedPage {
  readonly id: string;
  readonly standardId: string;
  readonly number: string;
  readonly amendment: number;
  readonly language: string;
  /** Only the base text is; a language version never (GB/T 20000.10—2016). */
  readonly authoritative: boolean;
  readonly revision: number;
  readonly baseRevision: number;
  readonly title: string;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
  readonly html: string;
  readonly sha256: string;
  readonly at: Instant;
}

export abstract class Publications {
  abstract keep(tx: Tx, pages: readonly PublishedPage[]): Promise<void>;
  abstract list(standardId: string): Promise<readonly Omit<PublishedPage, 'html'>[]>;
  /** @throws Fault `PAGE_NOT_AS_PUBLISHED` when its bytes are not those the record names: it is not shown. */
  abstract find(id: string): Promise<PublishedPage | undefined>;
  /** Hashes every published page of a standard again. */
  abstract verify(standardId: string): Promise<ContentCheck>;
}

/** Draws the next number of a series; given back when the decision it was drawn for is refused. */
export abstract class Numbers {
  abstract draw(tx: Tx, series: string): Promise<number>;
}
