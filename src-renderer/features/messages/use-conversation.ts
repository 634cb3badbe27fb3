import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

const PAGE = 50;

/** What was said at an event, oldest first, as far back as was asked for. */
export function useConversation(eventId: string) {
  const client = useClient();
  const query = useInfiniteQuery({
    queryKey: keys.messages(eventId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.messages.list({ eventId, limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const pages = query.data?.pages;
  const messages = useMemo(() => pages && [...pages].reverse().flatMap((page) => page.messages), [pages]);
  return {
    messages,
    /** Not what was known the last time that somebody looked, with the news on its way. */
    isPresent: query.isFetchedAfterMount || !query.isFetching,
    error: query.error,
    hasOlder: query.hasNextPage,
    loadOlder() {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}
