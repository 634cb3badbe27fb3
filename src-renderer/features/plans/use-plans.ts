import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

/** The plans of an event, the newest first. */
export function usePlans(eventId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.plans(eventId),
    queryFn: async () => (await client.plans.list({ eventId })).plans,
  });
}

/** All that a board shows of a plan. */
export function useBoard(planId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: keys.board(planId ?? ''),
    queryFn: () => client.plans.board({ planId: planId ?? '' }),
    enabled: planId !== null,
  });
}

/** Which rounds lack tables, whatever the plan. */
export function useForecast(eventId: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.forecast(eventId), queryFn: () => client.plans.forecast({ eventId }) });
}

/** What all plans of an event keep to. */
export function usePlanRules(eventId: string) {
  const client = useClient();
  return useQuery({ queryKey: keys.planRules(eventId), queryFn: () => client.plans.rules({ eventId }) });
}
