import {
  type DefaultError,
  hashKey,
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/**
 * A list page by page: `more` asks for the next one. While the list is being renewed the wish waits, and when the list is renewed
 * in the middle of it, it is asked for again: each of both would otherwise throw the other away.
 */
export function usePages<Page, Cursor>(
  options: UseInfiniteQueryOptions<Page, DefaultError, InfiniteData<Page, Cursor>, QueryKey, Cursor>,
) {
  const query = useInfiniteQuery(options);
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const list = hashKey(options.queryKey);
  const count = data?.pages.length ?? 0;
  /** The list of which another page was asked for, and how many there were. */
  const [wanted, setWanted] = useState<{ list: string; count: number } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const answered = !isFetching && (count !== wanted.count || !hasNextPage);
    if (answered || list !== wanted.list) setWanted(null);
    else if (!isFetching)
      void fetchNextPage().then(({ isFetchNextPageError }) => isFetchNextPageError && setWanted(null));
  }, [wanted, list, count, hasNextPage, isFetching, fetchNextPage]);
  return {
    query,
    pages: data?.pages,
    hasMore: hasNextPage,
    isLoadingMore: wanted !== null,
    more: () => {
      if (hasNextPage) setWanted((before) => before ?? { list, count });
    },
  };
}
