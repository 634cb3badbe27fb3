import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

/** Of a like that nobody answers nothing is pushed: its two would be guessed. In ms. */
const LIKES_MS = 10_000;

/** How the people of an event are served, without what lists tell: that takes no time. */
export function useMatchingFigures(eventId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.matchingFigures(eventId),
    queryFn: () => client.matching.overview({ eventId, lists: false }),
    refetchInterval: LIKES_MS,
  });
}

/**
 * In how many lists people stand. Asked for once the figures are there, since lists may have to be made first; `counts` is null
 * where too many take part for lists.
 */
export function useExposure(eventId: string, enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: keys.exposure(eventId),
    queryFn: async () => {
      const { exposure, gini } = await client.matching.overview({ eventId });
      return exposure === null || gini === null ? null : { counts: exposure, gini };
    },
    enabled,
  });
}
