import { keepPreviousData } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { usePages } from '#renderer/api/use-pages.ts';
import type { AuditQuery } from '#shared/contract/audit.ts';

/** Entries of the history page by page, the newest first. The last answer stays while another question is under way. */
export function useHistory(query: AuditQuery) {
  const client = useClient();
  return usePages({
    queryKey: keys.audit(query),
    queryFn: ({ pageParam }) => client.audit.list({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
    // What was done a moment ago is in it.
    staleTime: 0,
    gcTime: 60_000,
  });
}
