import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import type { RetentionPeriods } from '#shared/contract/privacy.ts';

/** How long what is kept, and what that deletes at the next run. */
export function useRetention() {
  const client = useClient();
  return useQuery({ queryKey: keys.retention, queryFn: () => client.privacy.retention({}), staleTime: 0 });
}

/** What it would delete if these periods were others; the last answer stays while the next is on its way. */
export function useRetentionPreview(changes: Partial<RetentionPeriods> | null) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.retention, 'preview', changes],
    queryFn: async () => (await client.privacy.previewRetention(changes ?? {})).due,
    enabled: changes !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
