import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Instant } from './standards';

export interface AttachedDocument {
  readonly id: string;
  readonly kind: string;
  readonly language: string | null;
  readonly title: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly at: Instant;
}

export const documents = {
  of: (id: string) =>
    queryOptions({
      queryKey: ['standard', id, 'documents'],
      queryFn: async ({ signal }) => (await ask<{ readonly documents: readonly AttachedDocument[] }>(`/standards/${encodeURIComponent(id)}/documents`, { signal })).documents,
    }),
  addressOf: (id: string, document: string): string => `/api/v1/standards/${encodeURIComponent(id)}/documents/${document}`,
};
