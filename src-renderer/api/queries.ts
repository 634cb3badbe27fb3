import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from './context.tsx';
import { keys } from './keys.ts';

/** All events that the signed-in person may see. */
export function useEvents() {
  const client = useClient();
  return useQuery({ queryKey: keys.events, queryFn: async () => (await client.events.list({})).events });
}

/** The events that were deleted and can be restored. */
export function useDeletedEvents(enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: keys.deletedEvents,
    queryFn: async () => (await client.events.list({ deleted: true })).events,
    enabled,
  });
}

/** The venues of the organization, with their rooms. */
export function useVenues() {
  const client = useClient();
  return useQuery({ queryKey: keys.venues, queryFn: async () => (await client.venues.list({})).venues });
}

/** Rounds, rooms and tables of an event. */
export function useProgramme(eventId: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.programme(eventId), queryFn: () => client.programme.get({ eventId }) });
}

/** State of the NFC readers; later states are pushed. */
export function useReaderStatus() {
  const client = useClient();
  return useQuery({ queryKey: keys.reader, queryFn: () => client.desk.reader({}) });
}

/** The most hits that a list under the search box shows: as many as a glance takes in. */
const SEARCH_LIMIT = 12;

/**
 * People who match what is typed. While a new answer is on its way the old one stays (`isPlaceholderData`); answers to
 * older texts are never shown as the new one's.
 */
export function useSearch(eventId: string | null, text: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.search(eventId ?? '', text),
    queryFn: async () => (await client.checkIn.search({ eventId: eventId ?? '', text, limit: SEARCH_LIMIT })).results,
    enabled: eventId !== null && text !== '',
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** Figures of the event's doors. */
export function useStats(eventId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.stats(eventId),
    queryFn: () => client.checkIn.stats({ eventId }),
    // The rate of the last 15 minutes sinks by itself when nobody comes.
    refetchInterval: 30_000,
  });
}

/** The last scans of the event, or of one registration. */
export function useRecent(eventId: string, registrationId: string | null = null) {
  const client = useClient();
  return useQuery({
    queryKey: keys.recent(eventId, registrationId),
    queryFn: async () =>
      (await client.checkIn.recent({ eventId, limit: 40, ...(registrationId === null ? {} : { registrationId }) }))
        .entries,
  });
}

/** Everything about one registration. */
export function useRegistration(id: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.registration(id), queryFn: () => client.registrations.get({ id }) });
}

/** The others on the same order. */
export function useCompanions(registrationId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: keys.companions(registrationId ?? ''),
    queryFn: async () => (await client.checkIn.companions({ registrationId: registrationId ?? '' })).companions,
    enabled: registrationId !== null,
  });
}

/** The events that have a conversation, the latest first, and how far the signed-in person has read. */
export function useConversations() {
  const client = useClient();
  return useQuery({
    queryKey: keys.conversations,
    queryFn: async () => (await client.messages.unread({})).events,
  });
}

/** Who may meet whom at an event. */
export function useMatchingRules(eventId: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.matchingRules(eventId), queryFn: () => client.matching.rules({ eventId }) });
}

/** How this desk stands to others: later states are pushed. */
export function useSyncStatus() {
  const client = useClient();
  return useQuery({ queryKey: keys.syncStatus, queryFn: () => client.sync.status({}) });
}

/** The desks of the hub, it among them; later states are pushed. */
export function useSyncDesks() {
  const client = useClient();
  return useQuery({ queryKey: keys.syncDesks, queryFn: async () => (await client.sync.desks({})).desks });
}

/** Which desk has what that is one desk's at a time; later states are pushed. */
export function useLeases() {
  const client = useClient();
  return useQuery({ queryKey: keys.leases, queryFn: async () => (await client.sync.leases({})).leases });
}
