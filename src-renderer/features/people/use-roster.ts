import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { PAGE_SIZE, pagesOf, placeOf } from './pages.ts';
import { queryOf, type View } from './view.ts';

/** Pages that the scroll bar flies over are not fetched. In ms. */
const SETTLE_MS = 60;
const KEPT_MS = 300_000;

/** How to fetch a page of a view, and under which name it is kept. */
function usePageOptions(eventId: string, view: View) {
  const client = useClient();
  return useMemo(
    () => (page: number) => ({
      queryKey: [...keys.people(eventId), 'list', view, page],
      queryFn: () =>
        client.registrations.list({ ...queryOf(eventId, view), offset: page * PAGE_SIZE, limit: PAGE_SIZE }),
      gcTime: KEPT_MS,
    }),
    [client, eventId, view],
  );
}

/**
 * The list of a view by place: whoever stands on a page that is not there yet is null. Pages stay in the cache, and only those
 * that are given are fetched.
 */
export function useRoster(eventId: string, view: View, pages: readonly number[]) {
  const options = usePageOptions(eventId, view);
  const settled = useSettledPages(pages.join(' '));
  const results = useQueries({
    queries: pages.map((page) => ({ ...options(page), enabled: settled.has(page) })),
  });
  const latest = results.find((result) => result.data !== undefined)?.data?.total;
  const [total, setTotal] = useState<number | null>(null);
  useEffect(() => {
    if (latest !== undefined) setTotal(latest);
  }, [latest]);

  return {
    /** Until a new view is there, as many as the one before had: nothing jumps. Null before the first answer. */
    total: latest ?? total,
    /** Whether `total` is that of this view. */
    known: latest !== undefined,
    /** For `Failed`: the pages that could not be fetched. */
    query: {
      error: results.find((result) => result.isError)?.error ?? null,
      isFetching: results.some((result) => result.isError && result.isFetching),
      refetch() {
        for (const result of results) if (result.isError) void result.refetch();
      },
    },
    personAt(row: number): RegistrationSummary | null {
      const { page, index } = placeOf(row);
      return results[pages.indexOf(page)]?.data?.items[index] ?? null;
    },
  };
}

/** The pages in sight. They change every hundred rows: what is around the grid need not follow each row. */
export function usePagesInSight() {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const onSight = useCallback((first: number, last: number) => {
    const next = last < first ? [0] : pagesOf(first, last);
    setPages((old) => (next.join() === old.join() ? old : next));
  }, []);
  return { pages, onSight };
}

/** The pages in sight once the scroll bar rests; the first one is always wanted. */
function useSettledPages(wanted: string): ReadonlySet<number> {
  const [settled, setSettled] = useState<ReadonlySet<number>>(() => new Set([0]));
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(new Set([0, ...wanted.split(' ').map(Number)])), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [wanted]);
  return settled;
}

/** Fetches who stands from one row to another, both included, in either direction. */
export function useIdsBetween(eventId: string, view: View): (from: number, to: number) => Promise<string[]> {
  const queries = useQueryClient();
  const options = usePageOptions(eventId, view);
  return useMemo(
    () => async (from, to) => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const pages = pagesOf(first, last);
      const answers = await Promise.all(
        pages.map((page) => queries.fetchQuery({ ...options(page), staleTime: 5_000 })),
      );
      const ids = answers.flatMap(({ items }) => items.map(({ id }) => id));
      const start = (pages[0] ?? 0) * PAGE_SIZE;
      return ids.slice(first - start, last - start + 1);
    },
    [queries, options],
  );
}

/** The ticket types of an event with how many have each. */
export function useTicketTypes(eventId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.ticketTypes(eventId),
    queryFn: async () => (await client.registrations.facets({ eventId })).ticketTypes,
  });
}
