import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { LocalDate } from './standards';

/** One language of one published edition or amendment. */
export interface PublishedPage {
  readonly id: string;
  readonly number: string;
  readonly amendment: number;
  readonly language: string;
  readonly authoritative: boolean;
  readonly title: string;
  readonly announcedOn: LocalDate;
  readonly implementsOn: LocalDate;
  readonly sha256: string;
}

export const publications = {
  of: (standardId: string) =>
    queryOptions({
      queryKey: ['standard', standardId, 'publications'],
      queryFn: async ({ signal }) => (await ask<{ readonly publications: readonly PublishedPage[] }>(`/standards/${encodeURIComponent(standardId)}/publications`, { signal })).publications,
    }),
  addressOf: (publicationId: string): string => `/api/v1/publications/${publicationId}`,
};
