import { useMemo } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';

const PAGE = 50;

/** What was said at an event, oldest first, as far back as was asked for. */
export function useConversation(eventId: string) {
  const client = useClient();
  const { query, pages, hasMore, more } = usePages({
    queryKey: keys.messages(eventId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.messages.list({ eventId, limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const messages = useMemo(() => pages && [...pages].reverse().flatMap((page) => page.messages), [pages]);
  return {
    messages,
    /** Not what was known the last time that somebody looked, with the news on its way. */
    isPresent: query.isFetchedAfterMount || !query.isFetching,
    error: query.error,
    hasOlder: hasMore,
    loadOlder: more,
  };
}
