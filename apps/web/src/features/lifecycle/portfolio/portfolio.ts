import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Procedure, procedures } from '../../../api/procedures';
import { type PortfolioFilter, standards, type StandardSummary } from '../../../api/standards';
import { lawOf, type Law } from '../../../language/law';
import { useReader } from '../../../language/reader';

/** The standards that pass a filter, page after page, latest change first. */
export function usePortfolio(filter: PortfolioFilter) {
  const found = useInfiniteQuery({
    queryKey: ['portfolio', filter],
    queryFn: ({ pageParam, signal }) => standards.page(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  return { ...found, items: useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data]) };
}

/** What each procedure calls things; for one that is not known (yet), things are called by their ids. */
export function useLaws(): { readonly known: readonly Procedure[]; readonly lawOf: (standard: StandardSummary) => Law } {
  const reader = useReader();
  const { data } = useQuery(procedures.all());
  return useMemo(() => {
    const laws = new Map(data?.map((procedure) => [procedure.id, lawOf(procedure, reader)]));
    const unknown = lawOf(undefined, reader);
    return { known: data ?? [], lawOf: ({ procedure }) => laws.get(procedure.id) ?? unknown };
  }, [data, reader]);
}
