import { queryOptions } from '@tanstack/react-query';
import { ask } from './ask';

/** 1000 means 1000 or more. */
export const inbox = {
  unread: () => queryOptions({ queryKey: ['inbox', 'unread'], queryFn: async ({ signal }) => (await ask<{ readonly unread: number }>('/inbox?limit=1', { signal })).unread, refetchInterval: 60_000, retry: false }),
};
