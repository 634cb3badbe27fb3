import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { belongs, type Filter } from './filters.ts';
import { PAGE_SIZE, placeOf } from './pages.ts';

/** Pages that the scroll bar flies over are not fetched. In ms. */
const SETTLE_MS = 70;
const HITS = 100;

/** Everybody of a filter by place in the list; a place whose page is not there yet has nobody. */
export function usePeople(eventId: string, filter: Filter, pages: readonly number[]) {
  const client = useClient();
  const [settled, setSettled] = useState<readonly number[]>([0]);
  const wanted = pages.join(' ');
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(wanted === '' ? [0] : wanted.split(' ').map(Number)), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [wanted]);

  const shown = pages.length > 0 ? pages : [0];
  const results = useQueries({
    queries: shown.map((page) => ({
      queryKey: [...keys.people(eventId), filter, page],
      queryFn: () =>
        client.registrations.list({
          eventId,
          filter,
          sort: filter === 'waitlisted' ? 'waitlist' : 'name',
          offset: page * PAGE_SIZE,
          limit: PAGE_SIZE,
        }),
      enabled: settled.includes(page),
      gcTime: 60_000,
    })),
  });
  const [total, setTotal] = useState<{ filter: Filter; count: number } | null>(null);
  const latest = results.find((result) => result.data !== undefined)?.data?.total;
  useEffect(() => {
    if (latest !== undefined) setTotal({ filter, count: latest });
  }, [latest, filter]);

  return {
    total: latest ?? (total?.filter === filter ? total.count : null),
    personAt(row: number): RegistrationSummary | null {
      const { page, index } = placeOf(row);
      return results[shown.indexOf(page)]?.data?.items[index] ?? null;
    },
  };
}

/** People who match what is typed, and the filter. */
export function useHits(eventId: string, text: string, filter: Filter) {
  const client = useClient();
  const query = useQuery({
    queryKey: [...keys.search(eventId, text), 'people'],
    queryFn: async () => (await client.checkIn.search({ eventId, text, limit: HITS })).results,
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return text === '' ? null : (query.data?.filter((person) => belongs(person, filter)) ?? []);
}
