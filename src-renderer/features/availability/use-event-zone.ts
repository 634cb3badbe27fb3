import { useEvents } from '#renderer/api/queries.ts';

/** The time zone of an event; null, which stands for that of the machine, while it is not known. */
export function useEventZone(eventId: string): string | null {
  return useEvents().data?.find((event) => event.id === eventId)?.timeZone ?? null;
}
