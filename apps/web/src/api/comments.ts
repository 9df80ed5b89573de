import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { CommentType, Disposition } from './commands';
import type { Instant } from './standards';

export interface Comment {
  readonly number: number;
  readonly language: string;
  readonly unit: string | null;
  readonly type: CommentType;
  readonly text: string;
  readonly proposedChange: string | null;
  readonly author: string;
  readonly at: Instant;
  readonly disposition: { readonly disposition: Disposition; readonly reason: string | null; readonly at: Instant } | null;
}

export const comments = {
  of: (id: string, kind: string) =>
    queryOptions({
      queryKey: ['standard', id, 'comments', kind],
      queryFn: async ({ signal }) => (await ask<{ readonly comments: readonly Comment[] }>(`/standards/${encodeURIComponent(id)}/consultations/${encodeURIComponent(kind)}/comments`, { signal })).comments,
    }),
};
