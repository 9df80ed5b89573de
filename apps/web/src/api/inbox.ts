import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from './ask';
import type { Instant } from './standards';

/** Something whoever is signed in was told, in the words of the api: those that also go out by mail. */
export interface Notice {
  readonly id: string;
  readonly standardId: string;
  readonly position: number;
  readonly kind: string;
  readonly at: Instant;
  readonly reason: string;
  readonly readAt: Instant | null;
  readonly title: string;
  readonly text: string;
  /** Why the reader is told. */
  readonly why: string;
}

interface InboxPage {
  readonly notices: readonly Notice[];
  readonly next: string | null;
  readonly unread: number;
}

const PAGE = 30;

/** 1000 means 1000 or more. */
export const inbox = {
  unread: () => queryOptions({ queryKey: ['inbox', 'count'], queryFn: async ({ signal }) => (await ask<InboxPage>('/inbox?limit=1', { signal })).unread, refetchInterval: 30_000, retry: false }),
  /** Newest first. The language is part of the question: notices are phrased by it. */
  pages: (unreadOnly: boolean, language: string) =>
    infiniteQueryOptions({
      queryKey: ['inbox', 'pages', { unreadOnly, language }],
      queryFn: ({ pageParam, signal }) => ask<InboxPage>(`/inbox?${new URLSearchParams({ limit: String(PAGE), ...(unreadOnly && { unread: 'true' }), ...(pageParam && { after: pageParam }) })}`, { signal }),
      initialPageParam: '',
      getNextPageParam: ({ next }) => next,
    }),
};
