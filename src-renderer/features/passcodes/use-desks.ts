import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';

/** The desks that take part, this one first. */
export function useDesks() {
  const client = useClient();
  return useQuery({
    queryKey: keys.desks,
    queryFn: async () => {
      const { desks } = await client.organizations.desks({});
      return desks.toSorted((a, b) => Number(b.own) - Number(a.own));
    },
  }).data;
}
