import { useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useDesk } from '#renderer/app/state/services.tsx';
import type { DeskRecord } from '#shared/contract/organizations.ts';

/** The desks that take part, this one first; undefined until the core has answered. */
export function useDesks(): readonly DeskRecord[] | undefined {
  const client = useClient();
  const ownName = useDesk((state) => state.settings?.name);
  const desks = useQuery({
    queryKey: keys.desks,
    queryFn: async () => (await client.organizations.desks({})).desks,
  }).data;
  return (
    desks
      // The list has the name that this desk started with; it may have been renamed since.
      ?.map((desk) => (desk.own && ownName ? { ...desk, name: ownName } : desk))
      .toSorted((a, b) => Number(b.own) - Number(a.own))
  );
}
