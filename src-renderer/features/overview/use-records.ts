import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

/** An event in figures, as it is now. */
export function useDashboard(eventId: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.dashboard(eventId), queryFn: () => client.records.dashboard({ eventId }) });
}

/** The days of an event in figures. */
export function useDaily(eventId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.daily(eventId),
    queryFn: async () => (await client.records.daily({ eventId })).days,
  });
}
