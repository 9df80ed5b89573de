import type { LocalDate } from '#lib/kernel';
import type { PageWords } from '#lib/texts';

export interface PublicationWords {
  readonly page: PageWords;
  /** Printed on a language version: "(English Translation)". */
  readonly label: string;
  /** That the base text prevails, naming the committee that answers for the version. */
  readonly prevails: (facts: { readonly committee: string }) => string;
  readonly date: (date: LocalDate) => string;
  readonly amendment: (facts: { readonly amendment: number }) => string;
}

/** The words printed around a text, in its own language; English where no catalogue has the language. */
export abstract class PageCatalogue {
  abstract wordsFor(language: string): PublicationWords;
}
