import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from './ask';
import type { Instant } from './standards';

const clock = () => queryOptions({ queryKey: ['clock'], queryFn: ({ signal }) => ask<{ readonly now: Instant; readonly simulated: boolean }>('/clock', { signal }), refetchInterval: 60_000, staleTime: 30_000 });

/** What time it is where the standards are kept: a scenario's time may be years from the reader's. */
export function useNow(): { readonly now: Instant; readonly simulated: boolean } {
  const { data } = useQuery(clock());
  return data ?? { now: new Date().toISOString(), simulated: false };
}
